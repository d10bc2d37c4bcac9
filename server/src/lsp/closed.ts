import type { WorkspaceDocumentDiagnosticReport } from 'vscode-languageserver';

/**
 * The records of all folders that are not open, as far as the editor is told of them. Of each it is kept only what the
 * result was called that the editor was given last: what was found is sent and forgotten, and found again from the file
 * when it is due.
 */
export interface ClosedRecords {
  /** By address. Of those that the editor shows nothing of there is none. */
  readonly shown: Map<string, string>;
  /** The addresses that are to be judged, in the order in which they became so. */
  readonly due: Set<string>;
  /** Who wants to know; absent as long as nobody asks. Nothing is judged until then. */
  reader: Reader | undefined;
  isAtWork: boolean;
  /** Has those that are due judged, if that is not being done already. */
  readonly wake: () => void;
}

/** Nothing is told of any record yet. */
export function newClosedRecords(wake: () => void): ClosedRecords {
  return { shown: new Map(), due: new Set(), reader: undefined, isAtWork: false, wake };
}

/** Who wants to know what is found in closed records. */
export interface Reader {
  readonly take: (report: WorkspaceDocumentDiagnosticReport) => void;
  /** Sends what was taken, now that some records were judged, or all. */
  readonly flush: (isAll: boolean) => void;
  /** Ends without anything more to say, because somebody else asks, or nobody does any more. */
  readonly end: () => void;
}

/** The name of a result without findings. */
export const NOTHING = 'nothing';

/** The name of what the editor shows when that is not known: no result is called so. */
export const UNKNOWN = '';

/** Has closed records judged anew. */
export function due(closed: ClosedRecords, uris: Iterable<string>): void {
  for (const uri of uris) closed.due.add(uri);
  if (closed.due.size > 0) closed.wake();
}
