import { openSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { threadId } from 'node:worker_threads';
import { type OnWork, WORK_NOTES } from '../../src/lsp/set-aside-protocol';

/**
 * What notes the text that this thread looks at, in the folder that the environment names, so that whoever finds the process
 * ended knows over what: a line `count milliseconds uri` in a file named by the thread. It costs a microsecond, and outlives a
 * kill. Until `clear` is called the note stands. Without such a folder, or where none can be written, nothing is noted.
 */
export function workNote(): { readonly note: OnWork; readonly clear: () => void } | undefined {
  const folder = process.env[WORK_NOTES];
  if (!folder) return undefined;
  let file: number;
  try {
    file = openSync(join(folder, String(threadId)), 'w', 0o600);
  } catch {
    return undefined;
  }
  let count = 0;
  const write = (line: string): void => {
    try {
      writeSync(file, `${line}\n`, 0);
    } catch {
      // A disk that is full costs the note.
    }
  };
  return {
    note: (uri) => write(`${++count} ${Date.now()} ${uri}`),
    clear: () => write(''),
  };
}

/** Takes back what a thread noted that has ended, while the process goes on: it looks at nothing any more. */
export function forgetWork(thread: number): void {
  const folder = process.env[WORK_NOTES];
  if (!folder) return;
  try {
    rmSync(join(folder, String(thread)), { force: true });
  } catch {
    // It is overwritten, or removed with the rest, when another server starts.
  }
}

/** What notes for a thread that does one thing after the other: what is noted holds until it turns to something else. */
export function workNoteByTurn(): OnWork | undefined {
  const written = workNote();
  if (!written) return undefined;
  let at: string | undefined;
  const forget = (): void => {
    at = undefined;
    written.clear();
  };
  // Who says goodbye has not broken down.
  process.on('exit', (status) => {
    if (status === 0) written.clear();
  });
  return (uri) => {
    if (at === uri) return;
    if (at === undefined) setImmediate(forget);
    at = uri;
    written.note(uri);
  };
}
