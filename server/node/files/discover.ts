import { realpath, stat } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';
import { readFileName } from '../../src/profile/file-names';
import type { Listing } from '../check/trail';
import type { Problem } from '../report/report';
import { shownPath } from '../report/shown-path';
import { refusalOf, whyUnreadable } from './disk';
import { exists } from './exists';
import { isJournal, journalsIn } from './journal';
import { isPattern, matchesOf } from './pattern';
import { walk } from './walk';
import type { Rulings } from './workspace-settings';

/** A file that is a record, or may be one. */
export interface Candidate {
  /** As the person would write it: from where they stand, or whole where they wrote it whole. */
  readonly shown: string;
  readonly path: string;
  /** `named` by the person; a record by its `name` or by the settings; else its `text` decides. */
  readonly by: 'named' | 'name' | 'text';
  /** The arguments that led to it. */
  readonly of: readonly string[];
}

export interface Discovery {
  /** In the order of their names. */
  readonly candidates: readonly Candidate[];
  /** The other files in the folders that are documents by their names, such as “C24-8.docx”. */
  readonly documents: readonly string[];
  readonly problems: readonly Problem[];
  /** The folders that were looked through with all that is in them. */
  readonly walked: ReadonlySet<string>;
  /** Those that were looked through, and those whose files were named. */
  readonly folders: ReadonlySet<string>;
  /** The arguments that were folders, or led to some: of these it is worth saying what was taken and what was left. */
  readonly searched: readonly string[];
  /** What was found in the folders that were looked through. */
  readonly listings: readonly Listing[];
  /** How many files with the name of a record a `.gitignore` keeps out. */
  readonly ignored: number;
  /** The journals of runs that were cut short. */
  readonly unfinished: readonly string[];
}

export interface Search {
  readonly cwd: string;
  readonly heedIgnored: boolean;
  readonly rulingsIn: (folder: string) => Promise<Rulings>;
}

/** The files that the arguments of a command mean, each once. */
export async function discover(search: Search, paths: readonly string[]): Promise<Discovery> {
  const found = new Map<string, Candidate>();
  const documents = new Set<string>();
  const problems: Problem[] = [];
  const walked = new Set<string>();
  const folders = new Set<string>();
  const searched = new Set<string>();
  const unfinished = new Set<string>();
  const named = new Set<string>();
  const listings = new Map<string, Listing>();
  let ignored = 0;

  const add = (real: string, candidate: Candidate): void => {
    const other = found.get(real);
    found.set(real, other ? better(other, candidate, real) : candidate);
  };

  async function takeFolder(argument: string, written: string, path: string): Promise<void> {
    searched.add(argument);
    walked.add(path);
    for (const met of await walk(path, search.heedIgnored)) {
      const shown = shownPath(join(written, relative(path, met.path)));
      if (met.kind === 'closed' || met.kind === 'loop')
        problems.push({ shown, kind: 'unread', why: met.why });
      if (met.kind === 'folder') {
        folders.add(met.path);
        if (met.listing) listings.set(met.path, met.listing);
        if (hasRecordName(met.path)) problems.push({ shown, kind: 'unread', why: FOLDER_LIKE_RECORD });
        continue;
      }
      if (isJournal(met.path)) unfinished.add(met.real);
      const by = await recognisedBy(met.path, search);
      if (by === undefined) {
        const isFile = met.kind === 'file' || met.kind === 'ignored';
        if (isFile && (await namesDocument(met.path, search))) documents.add(met.path);
        continue;
      }
      if (met.kind === 'file') add(met.real, { shown, path: met.path, by, of: [argument] });
      if (met.kind === 'no-file') problems.push({ shown, kind: 'unread', why: met.why });
      if (met.kind === 'ignored' && by === 'name') ignored++;
    }
  }

  async function take(argument: string, written: string): Promise<void> {
    const path = resolve(search.cwd, written);
    try {
      const target = await stat(path);
      if (target.isDirectory()) return await takeFolder(argument, written, path);
      const why = refusalOf(target);
      if (why) problems.push({ shown: shownPath(written), kind: 'unread', why });
      else add(await realpath(path), { shown: shownPath(written), path, by: 'named', of: [argument] });
      folders.add(dirname(path));
      named.add(dirname(path));
    } catch (error) {
      problems.push({ shown: shownPath(written), kind: 'unread', why: whyUnreadable(path, error) });
    }
  }

  for (const argument of new Set(paths)) {
    if ((await exists(resolve(search.cwd, argument))) || !isPattern(argument)) {
      await take(argument, argument);
      continue;
    }
    const { matches, closed, listings: seen } = await matchesOf(search, argument);
    for (const listing of seen) listings.set(listing.path, listing);
    for (const { path, why } of closed) problems.push({ shown: shownPath(path), kind: 'unread', why });
    for (const match of matches) await take(argument, match);
    if (matches.length === 0) problems.push({ shown: argument, kind: 'unread', why: NO_MATCH });
  }
  for (const folder of named) for (const journal of journalsIn(folder)) unfinished.add(journal);
  const candidates = [...found.values()].sort((a, b) => (a.shown < b.shown ? -1 : a.shown > b.shown ? 1 : 0));
  return {
    candidates,
    documents: [...documents],
    problems: distinct(problems),
    walked,
    folders,
    searched: [...searched],
    listings: [...listings.values()],
    ignored,
    unfinished: [...unfinished],
  };
}

const NO_MATCH = 'Nothing is called this, or has a name of this form. Check the spelling.';

const FOLDER_LIKE_RECORD =
  'This is a folder, though it is called like a record. Rename it; what is in it was checked.';

/** What tells that a file met in a folder is a record, or could be one. */
async function recognisedBy(path: string, search: Search): Promise<'name' | 'text' | undefined> {
  if (hasRecordName(path) || (await search.rulingsIn(dirname(path))).names(path)) return 'name';
  return /\.txt$/i.test(path) ? 'text' : undefined;
}

/** Whether a file is a document by its name and lies where documents do. What `.gitignore` lists is there all the same. */
async function namesDocument(path: string, { rulingsIn }: Search): Promise<boolean> {
  const { profile, holdsDocument } = await rulingsIn(dirname(path));
  return holdsDocument(path) && readFileName(profile.profile, path) !== undefined;
}

/** Whether a path ends as the names of records do: `C24-117.zh.record`, `087.record.txt`. */
function hasRecordName(path: string): boolean {
  return /\.record(?:\.txt)?$/i.test(path);
}

/** Two arguments may lead to the same obstacle. */
function distinct(problems: readonly Problem[]): Problem[] {
  return [...new Map(problems.map((problem) => [`${problem.shown} ${problem.why}`, problem])).values()];
}

/** Of two ways to the same file the one that says more of it, else the one without links. */
function better(left: Candidate, right: Candidate, real: string): Candidate {
  const rank = ({ by, path }: Candidate): number =>
    ['named', 'name', 'text'].indexOf(by) * 2 + (path === real ? 0 : 1);
  const kept = rank(right) < rank(left) ? right : left;
  return { ...kept, of: [...new Set([...left.of, ...right.of])] };
}
