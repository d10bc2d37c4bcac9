import { dirname } from 'node:path';
import type { ProfileSource } from '../../src/profile/profile';
import { looksLikeRecord } from '../../src/syntax/detect';
import { encode } from '../files/decode';
import { type Candidate, type Discovery, discover } from '../files/discover';
import { type ReadFile, readText } from '../files/disk';
import { removeAbandoned, replaceFile } from '../files/replace-file';
import { type Rulings, rulingsFinder } from '../files/workspace-settings';
import { shownFrom } from '../report/shown-path';
import { counted } from '../report/text';
import { type Archives, newArchives } from './archives';
import { type Corrected, correct, faultOfOurs, inspect } from './inspect';
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
  /** The rules that failed; each is told of once. */
  readonly failed: Set<string>;
}

/** Finds the files, and tells of what is in the way. */
export async function openRound(
  io: Io,
  options: CheckOptions,
  profiles: readonly ProfileSource[],
  ledger: Ledger,
  archives: Archives = newArchives(profiles),
): Promise<Round> {
  const rulingsIn = rulingsFinder(profiles, options.overrides, (file, why) => {
    void ledger.problem({ shown: shownFrom(io.cwd, file), kind: 'settings', why });
  });
  const search = { cwd: io.cwd, heedIgnored: options.heedIgnored, rulingsIn };
  const discovery = await discover(search, options.paths);
  for (const problem of discovery.problems) await ledger.problem(problem);
  return {
    options,
    ledger,
    discovery,
    rulingsIn,
    archives,
    left: new Map(),
    counts: { byName: 0, byText: 0, left: 0 },
    swept: new Set(),
    failed: new Set(),
  };
}

/**
 * Corrects a file when that is wanted, and reports what is wrong with it. `reading` may have begun before, while another
 * file was checked.
 */
export async function checkFile(
  round: Round,
  candidate: Candidate,
  reading: Promise<ReadFile> = readText(candidate.path),
): Promise<void> {
  const { ledger } = round;
  const { shown, path, by } = candidate;
  try {
    const rulings = await round.rulingsIn(dirname(path));
    const read = await reading;
    if (read.kind === 'refused') return await ledger.problem({ shown, kind: 'unread', why: read.why });
    if (by === 'text' && !looksLikeRecord(read.text, rulings.profile)) {
      round.counts.left++;
      for (const argument of candidate.of) round.left.set(argument, (round.left.get(argument) ?? 0) + 1);
      return;
    }
    round.counts[by === 'text' ? 'byText' : 'byName']++;
    const corrected = round.options.fix ? await correctFile(round, candidate, rulings, read) : undefined;
    const text = corrected?.text ?? read.text;
    // What was taken when the archive was read holds, unless a correction has changed it since.
    if (corrected) round.archives.note(path, rulings, text);
    const place = round.archives.placeOf(path, rulings);
    const { report, failures } = inspect(text, shown, rulings, round.options, place);
    await ledger.file(report, corrected?.fixes ?? 0);
    for (const { rule, why } of failures) {
      if (!round.failed.has(rule)) await ledger.problem({ shown, kind: 'failure', why });
      round.failed.add(rule);
    }
  } catch (error) {
    await ledger.problem({ shown, kind: 'failure', why: faultOfOurs('The check', error) });
  }
}

/** Writes the corrections. A file that cannot be written stands as it was, and is reported as it stands. */
async function correctFile(
  { ledger, swept }: Round,
  { shown, path }: Candidate,
  rulings: Rulings,
  { text, bytes }: { readonly text: string; readonly bytes: Uint8Array },
): Promise<Corrected | undefined> {
  const corrected = correct(text, shown, rulings);
  if (corrected.failure !== undefined)
    await ledger.problem({ shown, kind: 'unfixed', why: corrected.failure });
  if (corrected.text === text) return undefined;
  const folder = dirname(path);
  if (!swept.has(folder)) await removeAbandoned(folder);
  swept.add(folder);
  const why = await replaceFile(path, bytes, encode(corrected.text));
  if (why === undefined) return corrected;
  await ledger.problem({ shown, kind: 'unfixed', why });
  return undefined;
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
