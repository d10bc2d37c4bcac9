import type { ProfileSource } from '../../src/profile/profile';
import type { Candidate } from '../files/discover';
import { type ReadFile, readText } from '../files/disk';
import type { Io } from './io';
import { openLedger } from './ledger';
import type { CheckOptions } from './options';
import { checkFile, closeRound, openRound } from './round';

/** How many files are read at a time, so that the disk is not waited for. */
const AHEAD = 4;

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

/** The files in order. The next few are read while one is checked. */
function* readAhead(
  candidates: readonly Candidate[],
): Generator<{ readonly candidate: Candidate; readonly reading: Promise<ReadFile> }> {
  const readings: Promise<ReadFile>[] = [];
  for (const [index, candidate] of candidates.entries()) {
    for (const { path } of candidates.slice(index + readings.length, index + AHEAD))
      readings.push(readText(path));
    const reading = readings.shift();
    if (reading) yield { candidate, reading };
  }
}
