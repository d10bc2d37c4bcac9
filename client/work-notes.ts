import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Work } from './src/suspicion';

/** What servers note of what they are looking at, in a folder of their own: see `workNote` of the server. */
export interface WorkNotes {
  readonly read: () => readonly Work[];
  /** Reads what is noted, and forgets it. */
  readonly take: () => readonly Work[];
}

/** The notes in a folder, which is made. What cannot be read is as if nothing were noted. */
export function workNotesIn(folder: string): WorkNotes {
  forget(folder);
  try {
    mkdirSync(folder, { recursive: true });
  } catch {
    // Then nothing can be noted.
  }
  const read = (): Work[] => names(folder).flatMap((name) => workIn(join(folder, name)));
  return {
    read,
    take() {
      const works = read();
      forget(folder);
      return works;
    },
  };
}

function names(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function forget(folder: string): void {
  for (const name of names(folder)) {
    try {
      rmSync(join(folder, name));
    } catch {
      // A server that is about to end may hold it: it is written anew by the next.
    }
  }
}

/** The work that a file tells of: `12 1780000000000 file:///archive/C24-117.en.record`, with what longer lines left behind. */
function workIn(path: string): Work[] {
  let line: string | undefined;
  try {
    [line] = readFileSync(path, 'utf8').split('\n', 1);
  } catch {
    return [];
  }
  const [, count, since, uri] = /^(\d{1,15}) (\d{1,15}) (.+)$/.exec(line ?? '') ?? [];
  return uri === undefined ? [] : [{ uri, count: Number(count), since: Number(since) }];
}
