import { profiles } from '../../profiles/index';
import { type Candidate, discover } from '../files/discover';
import { type Rulings, rulingsFinder } from '../files/workspace-settings';
import { shownFrom } from '../report/shown-path';
import { visible } from '../report/visible';
import type { Io } from './io';

/** The files that the arguments of a command mean, and what holds for them. */
export interface Found {
  /** In the order of their names. */
  readonly candidates: readonly Candidate[];
  readonly rulingsIn: (folder: string) => Promise<Rulings>;
  /** Names on standard error a file that cannot be read, and says why. */
  readonly complain: (shown: string, why: string) => Promise<void>;
  /** How many were named so far. */
  readonly problems: () => number;
}

/** Looks for the records that arguments mean; what is in the way is named on standard error. */
export async function search(io: Io, paths: readonly string[], heedIgnored: boolean): Promise<Found> {
  let problems = 0;
  const complain = async (shown: string, why: string): Promise<void> => {
    problems++;
    await io.stderr.write(`${visible(shown)}: ${visible(why)}\n`);
  };
  const rulingsIn = rulingsFinder(
    profiles,
    { rules: {} },
    (file, why) => void complain(shownFrom(io.cwd, file), why),
  );
  const discovery = await discover({ cwd: io.cwd, heedIgnored, rulingsIn }, paths);
  for (const { shown, why } of discovery.problems) await complain(shown, why);
  return { candidates: discovery.candidates, rulingsIn, complain, problems: () => problems };
}
