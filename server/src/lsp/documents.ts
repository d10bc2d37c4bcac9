import type {
  Diagnostic,
  DidOpenTextDocumentParams,
  Range,
  TextDocumentContentChangeEvent,
} from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Archive } from '../index/archive';
import type { Settings } from '../index/settings';
import type { Workspace } from '../index/workspace';
import type { Judged } from '../rules/check';
import type { RecordDocument } from '../syntax/record';
import { afterwards, type Change } from '../text/change';
import type { Edit } from '../text/edits';
import { editsBetween } from '../text/edits-between';
import { movedSpan } from '../text/movement';
import { normalised } from './address';

/** A document that is open in the editor, with what was last said of it. */
export interface OpenDocument {
  readonly uri: string;
  /** The same address as archives know it. */
  readonly address: string;
  /** Changes in place: whatever is derived from the text hangs on the record that was read from it, never on this. */
  readonly buffer: TextDocument;
  /** Counts the changes of the text. The editor's version is not to be relied on. */
  revision: number;
  /** Where the text was changed last, as an offset. */
  edited: number;
  /** What became of the text since the revision that was read last; absent where that is not known. */
  change: { readonly since: number; readonly is: Change | undefined } | undefined;
  /** Whether the text has been left alone for a moment since it was opened or changed. */
  isQuiet: boolean;
  /** Waits for it to be quiet, from now on. */
  hush: (() => void) | undefined;
  /** Whether not all findings were sent, because it was being typed. */
  isCut: boolean;
  /** The last of its revisions that the editor asked for the findings of: it asks for what it shows. */
  asked: number | undefined;
  /** What the lists beside the text show of it, in a short text, once it was changed. */
  listed: string | undefined;
  /** Has the lists follow the text, once it is quiet. */
  relist: (() => void) | undefined;
  /** The findings of the text as it was saved, moved along with the edits since; only where records are checked on save. */
  saved: readonly Judged[] | undefined;
  /** What was found last, in one version of it. */
  found: Found | undefined;
  /** The diagnostics that were sent last. */
  report: Report | undefined;
  /** The colours that were sent last. */
  tokens: { readonly id: string; readonly data: readonly number[] } | undefined;
}

/** What was found in a record, under which settings, and beside which archive. */
export interface Found {
  readonly record: RecordDocument;
  readonly settings: Settings;
  /** Absent as long as the files of the folder are not all known: what is missing may still come. */
  readonly archive: Archive | undefined;
  /** How often by then what it cites or is had become another document. */
  readonly turn: number;
  /** What is found whatever the archive is. */
  readonly own: readonly Judged[];
  readonly findings: readonly Judged[];
}

/** A finding, and how an editor is told of it. */
export interface Told {
  readonly finding: Judged;
  readonly diagnostic: Diagnostic;
}

/** Diagnostics as they were sent, and what they were made of: while that is the same, so are they. */
export interface Report {
  readonly id: string;
  readonly items: Diagnostic[];
  /** The findings that they are of. */
  readonly told: readonly Told[];
  readonly madeOf: readonly unknown[];
}

/** Takes a document that was opened. Throws when the editor sent no text, so that nothing is known of it. */
export function openDocument({ textDocument }: DidOpenTextDocumentParams): OpenDocument {
  const { uri, languageId, version, text } = textDocument;
  if (typeof uri !== 'string' || typeof text !== 'string')
    throw new TypeError('A document was opened without address or text.');
  const buffer = TextDocument.create(uri, languageId, version, text);
  return {
    uri,
    address: normalised(uri),
    buffer,
    revision: 1,
    edited: 0,
    change: undefined,
    isQuiet: false,
    hush: undefined,
    isCut: false,
    asked: undefined,
    listed: undefined,
    relist: undefined,
    saved: undefined,
    found: undefined,
    report: undefined,
    tokens: undefined,
  };
}

/** Applies changes one after the other, as the protocol has it, and moves the saved findings along. */
export function changeDocument(
  document: OpenDocument,
  changes: readonly TextDocumentContentChangeEvent[],
  version: number,
): void {
  for (const change of changes) {
    if (document.saved) document.saved = moved(document.saved, editsOf(document.buffer, change));
    const edit = 'range' in change ? editOf(document.buffer, change) : undefined;
    document.edited = edit?.span.from ?? 0;
    document.change = edit &&
      document.change && { ...document.change, is: afterEdit(document.change.is, edit) };
    document.isQuiet = false;
    TextDocument.update(document.buffer, [change], version);
    document.revision++;
  }
}

/** Reads a document as a record of a workspace; of a text that it has an older version of, what changed since. */
export function readDocument(workspace: Workspace, document: OpenDocument): RecordDocument {
  const { address, revision, buffer, change } = document;
  const since = change?.since === workspace.version(address) ? change?.is : undefined;
  document.change = { since: revision, is: undefined };
  return workspace.open(address, revision, buffer.getText(), since);
}

function afterEdit(change: Change | undefined, { span, text }: Edit): Change {
  return afterwards(change, { ...span, by: text.length - (span.to - span.from) });
}

/** A change as edits of the text before it. A text that is sent whole is compared with the one before. */
function editsOf(buffer: TextDocument, change: TextDocumentContentChangeEvent): Edit[] {
  return 'range' in change ? [editOf(buffer, change)] : editsBetween(buffer.getText(), change.text);
}

function editOf(
  buffer: TextDocument,
  { range, text }: { readonly range: Range; readonly text: string },
): Edit {
  const from = buffer.offsetAt(range.start);
  const to = buffer.offsetAt(range.end);
  return { span: { from: Math.min(from, to), to: Math.max(from, to) }, text };
}

/** The findings behind the edits; the same list when all of them stand before the first edit. */
function moved(findings: readonly Judged[], edits: readonly Edit[]): readonly Judged[] {
  let result = findings;
  // From the last to the first: an edit does not move the places of those before it.
  for (const edit of [...edits].reverse()) {
    if (
      result.every(({ span, related }) =>
        [{ span, uri: undefined }, ...related].every(
          (place) => isElsewhere(place) || place.span.to <= edit.span.from,
        ),
      )
    )
      continue;
    result = result.flatMap((finding) => movedFinding(finding, edit));
  }
  return result;
}

/** Whether a place is in another record, which no edit of this one moves. */
function isElsewhere({ uri }: { readonly uri?: string | undefined }): boolean {
  return uri !== undefined;
}

function movedFinding(finding: Judged, edit: Edit): Judged[] {
  const span = movedSpan(finding.span, edit);
  if (!span) return [];
  const related = finding.related.flatMap((place) => {
    const there = isElsewhere(place) ? place.span : movedSpan(place.span, edit);
    return there ? [{ ...place, span: there }] : [];
  });
  return [{ ...finding, span, related }];
}
