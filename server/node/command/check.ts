import type { ProfileSource } from '../../src/profile/profile';
import { readAhead } from '../files/read-ahead';
import type { Io } from './io';
import { openLedger } from './ledger';
import type { CheckOptions } from './options';
import { checkFile, closeRound, openRound } from './round';

/** What a shell reports of a command that Ctrl+C ended. */
const INTERRUPTED = 130;

/** Checks the files that the arguments mean. Returns the exit status. */
export async function check(
  io: Io,
  options: CheckOptions,
  profiles: readonly ProfileSource[],
): Promise<number> {
  const interrupted = io.interrupted();
  const ledger = openLedger(io, io.stdout, options);
  await ledger.begin();
  const round = await openRound(io, options, profiles, ledger);
  const { candidates } = round.discovery;
  const isOver = (): boolean => interrupted.aborted || io.stdout.closed();
  await round.archives.take(round, candidates, isOver);
  let done = 0;
  for (const { candidate, reading } of readAhead(candidates)) {
    if (isOver()) break;
    ledger.progress(done++, candidates.length);
    await checkFile(round, candidate, reading);
  }
  if (interrupted.aborted) {
    await ledger.note('Interrupted.');
    return INTERRUPTED;
  }
  await closeRound(round);
  await ledger.end();
  return ledger.exitStatus();
}
