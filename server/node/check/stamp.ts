import { statSync } from 'node:fs';

/** What tells that a file or a folder is as it was: number on the disk, size, times of the last changes. */
export type Stamp = readonly [inode: number, size: number, modified: number, changed: number];

/** The stamp of what lies at the end of a path; nothing when there is nothing, or nobody may look. */
export function stampOf(path: string): Stamp | undefined {
  try {
    const stats = statSync(path, { throwIfNoEntry: false });
    return stats && [stats.ino, stats.size, stats.mtimeMs, stats.ctimeMs];
  } catch {
    return undefined;
  }
}

/** Whether two stamps are of the same state of the same file. */
export function isSameStamp(one: Stamp, other: Stamp): boolean {
  return one[0] === other[0] && one[1] === other[1] && one[2] === other[2] && one[3] === other[3];
}

/** The coarsest clock of a disk ticks every two seconds: what changed since the last tick may change unseen. */
const TICK = 2000;

/** Whether a file was changed so lately that its stamp may not tell of the next change. */
export function isFresh([, , modified, changed]: Stamp, now: number): boolean {
  return isLately(modified, changed, now);
}

/** Whether a change at one of two times may be followed by another that cannot be told from it. */
export function isLately(modified: number, changed: number, now: number): boolean {
  return now - Math.max(modified, changed) < TICK;
}
