/**
 * Loaded into a process before its script, with `--require`: whoever cuts a text into lines that holds one of these words breaks
 * down over it, as by a fault of ours that nothing of ours catches.
 */

const { writeFileSync } = require('node:fs');
const { isMainThread } = require('node:worker_threads');

const WORDS = {
  /** The process is gone at once, whichever of its threads it was. */
  BREAK_DOWN_FALL: () => {
    process.kill(process.pid, 'SIGSEGV');
    // Another thread may be the one that hears of it.
    for (;;);
  },
  /** Memory fills until there is no more, of a thread or of the process. */
  BREAK_DOWN_MEMORY: () => {
    const held = [];
    for (;;) held.push(new Array(100_000).fill(held.length + 0.5));
  },
  /** A thread is gone at once, and says that it is going where the process was told to. */
  BREAK_DOWN_THREAD: () => {
    if (isMainThread) return;
    writeFileSync(process.env.BREAK_DOWN_MARK, '');
    process.exit(1);
  },
  /** Nothing is heard or said any more. */
  BREAK_DOWN_HANG: () => {
    for (;;);
  },
};

const { slice, includes } = String.prototype;

String.prototype.slice = function (from, to) {
  if (from === 0 && to === this.length && includes.call(this, 'BREAK_DOWN_'))
    for (const [word, breakDown] of Object.entries(WORDS)) if (includes.call(this, word)) breakDown();
  return slice.call(this, from, to);
};
