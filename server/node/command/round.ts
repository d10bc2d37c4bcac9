import { resolve } from 'node:path';
import type { ProfileSource } from '../../src/profile/profile';
import { marksOf, rulingPaths, type TrailHead } from '../check/trail';
import { type Discovery, discover } from '../files/discover';
import { type Rulings, rulingsFinder } from '../files/workspace-settings';
import { shownFrom } from '../report/shown-path';
import { counted } from '../report/text';
import { type Archives, newArchives } from './archives';
import { UNFINISHED } from './finish';
import type { Io } from './io';
import type { Ledger } from './ledger';
import type { CheckOptions } from './options';

/** One look at everything that was asked for. */
export interface Round {
  readonly options: CheckOptions;
  readonly ledger: Ledger;
  readonly discovery: Discovery;
  readonly rulingsIn: (folder: string) => Promise<Rulings>;
  readonly archives: Archives;
  /** The texts that were no records, by the arguments that led to them. */
  readonly left: Map<string, number>;
  readonly counts: { byName: number; byText: number; left: number };
  /** Folders in which nothing of an earlier run is left. */
  readonly swept: Set<string>;
  readonly interrupted: AbortSignal;
  /** The rules that failed; each is told of once. */
  readonly failed: Set<string>;
  /** What lay above the files when it began, where that is to be remembered. */
  readonly trail: TrailHead;
}

/** Finds the files, and tells of what is in the way. */
export async function openRound(
  io: Io,
  options: CheckOptions,
  profiles: readonly ProfileSource[],
  ledger: Ledger,
  interrupted: AbortSignal,
  archives: Archives = newArchives(profiles),
): Promise<Round> {
  const above = options.index === undefined ? [] : options.paths.map((path) => resolve(io.cwd, path));
  const trail = { since: io.now(), marks: marksOf(rulingPaths(above)) };
  const rulingsIn = rulingsFinder(profiles, options.overrides, (file, why) => {
    void ledger.problem({ shown: shownFrom(io.cwd, file), kind: 'settings', why });
  });
  const search = { cwd: io.cwd, heedIgnored: options.heedIgnored, rulingsIn };
  const discovery = await discover(search, options.paths);
  for (const problem of discovery.problems) await ledger.problem(problem);
  for (const journal of discovery.unfinished)
    await ledger.problem({ shown: shownFrom(io.cwd, journal), kind: 'unfinished', why: UNFINISHED });
  return {
    options,
    ledger,
    discovery,
    rulingsIn,
    archives,
    left: new Map(),
    counts: { byName: 0, byText: 0, left: 0 },
    swept: new Set(),
    interrupted,
    failed: new Set(),
    trail,
  };
}

/** Tells what was taken and what was left, and of folders in which there was nothing to check. */
export async function closeRound({ ledger, discovery, left, counts }: Round): Promise<void> {
  const { searched, candidates, ignored } = discovery;
  for (const argument of searched) {
    if (candidates.some(({ of, by }) => by !== 'text' && of.includes(argument))) continue;
    const texts = candidates.filter(({ of }) => of.includes(argument)).length;
    const leftHere = left.get(argument) ?? 0;
    if (texts > leftHere) continue;
    await ledger.problem({ shown: argument, kind: 'unread', why: whyNothing(leftHere, ignored) });
  }
  if (searched.length === 0) return;
  const sentences = [`${counted(counts.byName + counts.byText, 'file')} taken as records`];
  if (counts.byText > 0) sentences.push(`${counts.byText} of them by how they read`);
  sentences.push(`${counted(counts.left, '.txt file')} left`);
  if (ignored > 0) sentences.push(`${ignored} kept out by .gitignore`);
  await ledger.note(`${sentences.join(', ')}.`);
}

function whyNothing(left: number, ignored: number): string {
  if (ignored > 0) return 'All records here are kept out by .gitignore. Use --no-ignore to check them.';
  const remedy = 'Name a file itself to have it checked, or list it under “records” in precis.json.';
  return left > 0
    ? `None of the ${counted(left, '.txt file')} here reads like a record. ${remedy}`
    : `There is no record here: no *.record, no *.record.txt. ${remedy}`;
}
