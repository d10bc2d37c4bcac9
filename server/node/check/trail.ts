import { readdirSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';
import { isFresh, isLately, type Stamp, stampOf } from './stamp';

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

/** What is otherwise of what a check looked at. */
export interface TrailChanges {
  /** The files that are others than they were. */
  readonly files: readonly string[];
  /** The stamps of everything as it is now. */
  readonly stamps: Float64Array;
}

/**
 * What is otherwise than when a check looked at it: nothing, or some files that it read, no more than so many. `undefined` where
 * anything else changed, so that the check must be made again.
 */
export function changesSince({ paths, folders, stamps }: Trail, most: number): TrailChanges | undefined {
  const now = stamps.slice();
  const changed: string[] = [];
  let at = 0;
  const isAsItWas = (path: string): boolean => {
    const mark = markOf(path);
    const isSame =
      now[at] === mark[0] && now[at + 1] === mark[1] && now[at + 2] === mark[2] && now[at + 3] === mark[3];
    if (!isSame) now.set(mark, at);
    at += 4;
    return isSame;
  };
  if (!paths.every(isAsItWas)) return undefined;
  const known = new Set(folders.map(({ path }) => path));
  for (const { path, names, files } of folders) {
    const isSame = isAsItWas(path);
    const all = names.split('/');
    if (!hasNames(path, names)) return undefined;
    const head = path.endsWith(sep) ? path : path + sep;
    // Who replaces a file touches its folder: what else is in it must be what it was.
    if (!isSame && !isStillWhatItWas(path, { known, read: new Set(files.map((place) => all[place])) }))
      return undefined;
    for (const place of files) {
      const file = head + (all[place] ?? '');
      if (isAsItWas(file)) continue;
      changed.push(file);
      if (changed.length > most) return undefined;
    }
  }
  return { files: changed, stamps: now };
}

/** Whether nothing of what stamps tell of was changed so lately that it may change again unseen. */
export function areSettled(stamps: Float64Array, since: number): boolean {
  for (let at = 0; at < stamps.length; at += 4)
    if (isLately(stamps[at + 2] ?? 0, stamps[at + 3] ?? 0, since)) return false;
  return true;
}

/** Whether each name in a folder is a file that was read, a folder that was looked through, or was looked at by itself. */
function isStillWhatItWas(
  folder: string,
  { known, read }: { readonly known: ReadonlySet<string>; readonly read: ReadonlySet<string | undefined> },
): boolean {
  try {
    return readdirSync(folder, { withFileTypes: true }).every((entry) => {
      if (RULING.includes(entry.name)) return true;
      return entry.isDirectory()
        ? known.has(join(folder, entry.name))
        : entry.isFile() && read.has(entry.name);
    });
  } catch {
    return false;
  }
}

/** Whether there are these names in a folder, in whatever order: who replaces a file may change that. */
function hasNames(folder: string, names: string): boolean {
  try {
    const found = readdirSync(folder);
    return found.join('/') === names || found.sort().join('/') === names.split('/').sort().join('/');
  } catch {
    return false;
  }
}
