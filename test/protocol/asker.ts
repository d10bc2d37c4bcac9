import {
  CancellationTokenSource,
  ProgressType,
  type WorkspaceDiagnosticReport,
  type WorkspaceDocumentDiagnosticReport,
} from 'vscode-languageserver';
import type { Conversation } from './conversation';

/** An editor that takes the findings of all records piece by piece, and what it then shows of each. */
export function asker(editor: Conversation) {
  const shown = new Map<string, unknown[]>();
  const reports: WorkspaceDocumentDiagnosticReport[] = [];
  const waiting: { readonly count: number; readonly resolve: () => void }[] = [];
  const type = new ProgressType<WorkspaceDiagnosticReport>();
  let asked = 0;

  function take({ items }: WorkspaceDiagnosticReport): void {
    for (const report of items) {
      reports.push(report);
      if (report.kind === 'full')
        shown.set(
          report.uri,
          report.items.map(({ code }) => code),
        );
    }
    for (const { count, resolve } of waiting) if (reports.length >= count) resolve();
  }

  return {
    shown,
    reports,
    /** Asks, and goes on being told until it is cancelled. */
    ask(previousResultIds: { uri: string; value: string }[] = []) {
      const partialResultToken = `all-${++asked}`;
      editor.connection.onProgress(type, partialResultToken, take);
      const source = new CancellationTokenSource();
      const answer = editor.connection.sendRequest<WorkspaceDiagnosticReport>(
        'workspace/diagnostic',
        { previousResultIds, partialResultToken },
        source.token,
      );
      return { answer, cancel: () => source.cancel() };
    },
    /** Done when so many reports have come since the beginning. */
    told: (count: number): Promise<void> =>
      reports.length >= count
        ? Promise.resolve()
        : new Promise((resolve) => {
            waiting.push({ count, resolve });
          }),
    held: () =>
      reports.flatMap((report) =>
        report.resultId === undefined ? [] : [{ uri: report.uri, value: report.resultId }],
      ),
  };
}
