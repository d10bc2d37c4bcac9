import type { Output } from './io';

/** A line that says how far a long run is. It is shown on a terminal only, and not before the run gets long. */
export interface Progress {
  readonly show: (done: number, all: number) => void;
  /** Takes the line away, before something else is printed. */
  readonly clear: () => void;
}

/** Milliseconds until a run is long, and between two changes of the line. */
const PATIENCE = 500;
const PAUSE = 100;

const CLEAR_LINE = '\r\u001b[2K';

export function progressOn(terminal: Output, wanted: boolean): Progress {
  if (!wanted || !terminal.isTerminal) return { show: () => {}, clear: () => {} };
  let next = performance.now() + PATIENCE;
  let isShown = false;
  return {
    show(done, all) {
      const now = performance.now();
      if (now < next) return;
      next = now + PAUSE;
      isShown = true;
      void terminal.write(`${CLEAR_LINE}Checking file ${done + 1} of ${all} …`);
    },
    clear() {
      if (isShown) void terminal.write(CLEAR_LINE);
      isShown = false;
    },
  };
}
