import type {
  CancellationToken,
  WorkspaceDiagnosticParams,
  WorkspaceDiagnosticReport,
  WorkspaceDocumentDiagnosticReport,
} from 'vscode-languageserver';
import { WorkspaceDiagnosticRequest } from 'vscode-languageserver';
import { normalised } from './address';
import { NOTHING, type Reader, UNKNOWN } from './closed';
import { openAt } from './judging';
import type { Session } from './session';

/**
 * The answer to who asks for the findings of all closed records. To an editor that takes results piece by piece each
 * is sent as it is found, and the request stays open for what changes later, until it is cancelled or asked anew. Any
 * other editor is answered once all is judged and something is to be told; until then its request stays open, so that
 * it does not ask in vain again and again.
 */
export async function workspaceReport(
  session: Session,
  params: WorkspaceDiagnosticParams,
  cancelled: CancellationToken,
): Promise<WorkspaceDiagnosticReport> {
  await session.ready;
  const { closed, connection } = session;
  if (cancelled.isCancellationRequested) return { items: [] };
  const unchanged = reconcile(session, params);
  closed.reader?.end();
  const { partialResultToken: token } = params;
  return new Promise((resolve) => {
    // By address: what is found later takes the place of what was found before.
    const taken = new Map(unchanged.map((report) => [report.uri, report]));
    let hasNews = false;
    const answer = (): void => {
      if (closed.reader === reader) closed.reader = undefined;
      resolve(handOver());
    };
    const handOver = (): WorkspaceDiagnosticReport => {
      const items = [...taken.values()];
      taken.clear();
      return { items };
    };
    const reader: Reader = {
      take: (report) => {
        taken.set(report.uri, report);
        hasNews = true;
      },
      flush: (isAll) => {
        if (token === undefined) {
          if (isAll && hasNews) answer();
          return;
        }
        if (taken.size === 0) return;
        void connection.sendProgress(WorkspaceDiagnosticRequest.partialResult, token, handOver());
      },
      end: answer,
    };
    cancelled.onCancellationRequested(reader.end);
    closed.reader = reader;
    reader.flush(false);
    closed.wake();
  });
}

/**
 * Takes what the editor says it holds for what it shows: what is shown and not held is told anew. Returns what is
 * still as it was told.
 */
function reconcile(
  session: Session,
  { previousResultIds }: WorkspaceDiagnosticParams,
): WorkspaceDocumentDiagnosticReport[] {
  const { closed } = session;
  const unchanged: WorkspaceDocumentDiagnosticReport[] = [];
  const held = new Set<string>();
  for (const { uri, value } of previousResultIds) {
    const address = normalised(uri);
    held.add(address);
    if (openAt(session, address)) continue;
    if (value === (closed.shown.get(address) ?? NOTHING) && !closed.due.has(address)) {
      unchanged.push({ kind: 'unchanged', uri, version: null, resultId: value });
      continue;
    }
    if (value === NOTHING) closed.shown.delete(address);
    else closed.shown.set(address, value);
    closed.due.add(address);
  }
  for (const address of closed.shown.keys()) {
    if (held.has(address) || openAt(session, address)) continue;
    closed.shown.set(address, UNKNOWN);
    closed.due.add(address);
  }
  return unchanged;
}

/** Tells of closed records as they are judged, for an editor that does not ask. */
export function pushingReader({ connection }: Session): Reader {
  return {
    take: (report) => {
      if (report.kind !== 'full') return;
      void connection.sendDiagnostics({ uri: report.uri, diagnostics: report.items });
    },
    flush: () => undefined,
    end: () => undefined,
  };
}
