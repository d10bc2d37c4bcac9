import { readdirSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';
import { isFresh, isSameStamp, type Stamp, stampOf } from './stamp';

/**
 * What a check looked at on the disk. As long as all of it is as it was, another check of the same arguments would see the
 * same: so that nothing of it need be done again but to look.
 */
export interface Trail {
  /** Paths by themselves, be there something or not. */
  readonly paths: readonly string[];
  readonly folders: readonly TrailFolder[];
  /** The stamps of the paths, then those of each folder and its files, four numbers each; `NOTHING` where there is nothing. */
  readonly stamps: Float64Array;
}

export interface TrailFolder {
  readonly path: string;
  /** What is in it, in the order in which the disk tells it, with a slash between. */
  readonly names: string;
  /** Which of these were read. */
  readonly files: readonly number[];
}

/** What was found in a folder. */
export interface Listing {
  readonly path: string;
  readonly names: readonly string[];
  /** Those that are links. */
  readonly links: readonly string[];
}

/** What a check looked at besides files that were read. */
export interface Looked {
  readonly listings: readonly Listing[];
  readonly paths: readonly string[];
}

/** Where a trail begins: what lay at some paths at a time. */
export interface TrailHead {
  /** Milliseconds since 1970. */
  readonly since: number;
  readonly marks: ReadonlyMap<string, Stamp>;
}

/** In the place of a stamp, where there is nothing, and where it matters only that there is something. */
const NOTHING: Stamp = [-1, -1, -1, -1];
const SOMETHING: Stamp = [-2, -2, -2, -2];

/** What may lie in a folder and say what holds below it. */
const RULING = ['precis.json', '.gitignore', '.git'];

/** The paths at which something may lie that says what holds for files below some folders, beginning with their roots. */
export function rulingPaths(folders: readonly string[]): string[] {
  const all = new Set<string>();
  for (const folder of folders) for (let at = folder; !all.has(at); at = dirname(at)) all.add(at);
  return [...all].flatMap((folder) => RULING.map((name) => join(folder, name)));
}

/** What lies at some paths now. */
export function marksOf(paths: readonly string[]): Map<string, Stamp> {
  return new Map(paths.map((path) => [path, markOf(path)]));
}

/** The stamp of what lies at a path. A repository changes all the time, and it counts only whether there is one. */
function markOf(path: string): Stamp {
  const stamp = stampOf(path);
  if (!stamp) return NOTHING;
  return path.endsWith(`${sep}.git`) ? SOMETHING : stamp;
}

/**
 * The trail of a check. `files` is what was read, with the stamps that were taken before. Nothing where something changed so
 * lately that it may change again unseen.
 */
export function trailOf(
  { since, marks: before }: TrailHead,
  files: ReadonlyMap<string, Stamp>,
  { listings, paths }: Looked,
): Trail | undefined {
  const inFolders = new Set<string>();
  const marks = marksOf(paths);
  const stamps: Stamp[] = [];
  const folders: TrailFolder[] = [];
  for (const { path, names } of listings) {
    const places: number[] = [];
    stamps.push(markOf(path));
    for (const [place, name] of names.entries()) {
      const file = join(path, name);
      if (RULING.includes(name)) marks.set(file, markOf(file));
      const stamp = files.get(file);
      if (!stamp) continue;
      places.push(place);
      stamps.push(stamp);
      inFolders.add(file);
    }
    folders.push({ path, names: names.join('/'), files: places });
  }
  for (const [path, mark] of before) marks.set(path, mark);
  for (const [file, stamp] of files) if (!inFolders.has(file)) marks.set(file, stamp);
  const all = [...marks.values(), ...stamps];
  if (all.some((stamp) => isFresh(stamp, since))) return undefined;
  return { paths: [...marks.keys()], folders, stamps: Float64Array.from(all.flat()) };
}

/** Whether all that a check looked at is as it was. */
export function isUntouched({ paths, folders, stamps }: Trail): boolean {
  let at = 0;
  const isAsItWas = (path: string): boolean => {
    const [inode = 0, size = 0, modified = 0, changed = 0] = stamps.subarray(at, at + 4);
    at += 4;
    return isSameStamp(markOf(path), [inode, size, modified, changed]);
  };
  if (!paths.every(isAsItWas)) return false;
  return folders.every(({ path, names, files }) => {
    if (!isAsItWas(path) || namesIn(path) !== names) return false;
    if (files.length === 0) return true;
    const all = names.split('/');
    const head = path.endsWith(sep) ? path : path + sep;
    return files.every((place) => isAsItWas(head + (all[place] ?? '')));
  });
}

function namesIn(folder: string): string | undefined {
  try {
    return readdirSync(folder).join('/');
  } catch {
    return undefined;
  }
}
