import { randomBytes } from 'node:crypto';
import { unlinkSync } from 'node:fs';
import { basename, join } from 'node:path';
import { codeOf } from './disk';
import { namesIn } from './names-in';

/** A name in a folder for what is not finished: it tells whose it is, so that it can be taken away after a crash. */
export function temporaryName(folder: string): string {
  return ownName(folder, 'tmp');
}

/** What is written beside people's files: for itself alone, as one of several that belong together, or to tell of those. */
type Ending = 'tmp' | 'part' | 'journal';

/** A name that nobody has, and that tells whose it is. */
export function ownName(folder: string, ending: Ending): string {
  return join(folder, `.precis-${process.pid}-${randomBytes(6).toString('hex')}.${ending}`);
}

/** Whether a path is called like something that a run left, or is about to use. */
export function isOurs(path: string, ending: Ending): boolean {
  return OURS.exec(basename(path))?.groups?.['ending'] === ending;
}

/** The process whose run is going on, when it is not this one; nothing when it is over. */
export function runningOwner(path: string): number | undefined {
  const owner = Number(OURS.exec(basename(path))?.groups?.['owner']);
  return owner !== process.pid && isRunning(owner) ? owner : undefined;
}

/** A name as in `.precis-4711-0123456789ab.tmp`. */
const OURS = /^\.precis-(?<owner>[0-9]{1,10})-[0-9a-f]{12}\.(?<ending>tmp|part|journal)$/;

/** Takes away what runs that were killed left in a folder. What a running one is about to use stays. */
export function removeAbandoned(folder: string): void {
  for (const name of namesIn(folder)) {
    const owner = isOurs(name, 'tmp') ? OURS.exec(name)?.groups?.['owner'] : undefined;
    if (owner !== undefined && !isRunning(Number(owner))) removeQuietly(join(folder, name));
  }
}

/** Removes a file; one that is gone or may not be removed is passed over. */
export function removeQuietly(path: string): void {
  try {
    unlinkSync(path);
  } catch {
    // What is left is swept by a later run.
  }
}

function isRunning(id: number): boolean {
  try {
    process.kill(id, 0);
    return true;
  } catch (error) {
    return codeOf(error) !== 'ESRCH';
  }
}
