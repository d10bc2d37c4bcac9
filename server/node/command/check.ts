import type { ProfileSource } from '../../src/profile/profile';
import { checkFiles } from './check-files';
import type { Io } from './io';
import { openLedger } from './ledger';
import type { CheckOptions } from './options';
import { closeRound, openRound } from './round';

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
  const round = await openRound(io, options, profiles, ledger, interrupted);
  const keepFor = await checkFiles(io, round, round.discovery.candidates);
  if (interrupted.aborted) {
    await ledger.note('Interrupted.');
    return INTERRUPTED;
  }
  await closeRound(round);
  await ledger.end();
  const status = ledger.exitStatus();
  await keepFor(status);
  return status;
}
