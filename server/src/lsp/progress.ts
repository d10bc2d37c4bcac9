import type { WorkDoneProgressServerReporter } from 'vscode-languageserver';
import { complain, type Session } from './session';
import { sentences } from './words';

/** How far something has come that may take long. */
export interface Progress {
  readonly isCancelled: boolean;
  readonly report: (done: number, total: number) => void;
  readonly end: () => void;
}

/** What takes no longer than this many milliseconds is not worth telling of. */
const SHORT = 1000;

/** How many milliseconds lie between two reports at the least. */
const BETWEEN = 250;

/**
 * Shows how far something has come, to an editor that can show it, once it takes longer than a moment; the person may
 * cancel it. `onReport` is told whatever is shown.
 */
export function showProgress(
  session: Session,
  title: string,
  onReport: (done: number, total: number) => void = () => undefined,
): Progress {
  const { connection, host, say } = session;
  let shown: WorkDoneProgressServerReporter | undefined;
  let hasEnded = false;
  let isCancelled = false;
  let state: { readonly done: number; readonly total: number } | undefined;
  let told: typeof state;
  let forget = host.clock.after(SHORT, () => {
    begin().catch((error) => complain(connection, 'The progress could not be shown', error));
  });

  async function begin(): Promise<void> {
    const reporter = await connection.window.createWorkDoneProgress();
    if (hasEnded) return;
    shown = reporter;
    shown.token.onCancellationRequested(() => {
      isCancelled = true;
    });
    shown.begin(say(title), 0, undefined, true);
    tell();
  }

  function tell(): void {
    if (hasEnded) return;
    if (state && state !== told) {
      told = state;
      shown?.report((100 * state.done) / Math.max(1, state.total), say(sentences.progress, state));
      onReport(state.done, state.total);
    }
    forget = host.clock.after(BETWEEN, tell);
  }

  return {
    get isCancelled() {
      return isCancelled;
    },
    report(done, total) {
      state = { done, total };
    },
    end() {
      hasEnded = true;
      forget();
      shown?.done();
    },
  };
}
