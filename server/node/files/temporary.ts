import { randomBytes } from 'node:crypto';
import { readdirSync, unlinkSync } from 'node:fs';
import { join } from 'node:path';
import { codeOf } from './disk';

/** A name in a folder for what is not finished: it tells whose it is, so that it can be taken away after a crash. */
export function temporaryName(folder: string): string {
  return join(folder, `.precis-${process.pid}-${randomBytes(6).toString('hex')}.tmp`);
}

/** Takes away what runs that were killed left in a folder. What a running one is about to use stays. */
export function removeAbandoned(folder: string): void {
  for (const name of namesIn(folder)) {
    const owner = /^\.precis-([0-9]{1,10})-[0-9a-f]{12}\.tmp$/.exec(name)?.[1];
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

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
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
