import type { Candidate } from './discover';
import { type ReadFile, readText } from './disk';

/** How many files are read at a time, so that the disk is not waited for. */
const AHEAD = 4;

/** The files in order. The next few are read while one is worked on. */
export function* readAhead(
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
