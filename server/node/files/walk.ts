import type { Dirent, Stats } from 'node:fs';
import { readdir, realpath, stat } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { IGNORED_FOLDERS } from '../../src/index/files';
import type { Listing } from '../check/trail';
import { codeOf, refusalOf, whyUnreadable } from './disk';
import { type Ignored, isIgnored, rulesAbove, rulesOf } from './ignored';

/** What is met below a folder. */
export type Met =
  | (At & { readonly kind: 'file' | 'ignored' })
  /** With what was found in it; absent where nobody looked. */
  | (At & { readonly kind: 'folder'; readonly listing: Listing | undefined })
  /** Something that has a file’s place and is none, and what to do about it. */
  | (At & { readonly kind: 'no-file'; readonly why: string })
  /** A folder that cannot be entered, or a link that leads round in a circle, and what to do about it. */
  | (At & { readonly kind: 'closed' | 'loop'; readonly why: string });

interface At {
  /** By the way it was reached. */
  readonly path: string;
  /** By the way that leads through no link: one file is one text, whatever it is called. */
  readonly real: string;
}

interface Place extends At {
  readonly level: number;
  readonly ignored: Ignored;
}

/**
 * Everything below a folder, the folder first. Links are followed after all else, so that a file that can be reached
 * without one is called by its own name; no folder is entered twice. `depth` is how many folders lie within one another
 * at the most, the first counted.
 */
export async function walk(
  path: string,
  heedIgnored: boolean,
  depth = Number.POSITIVE_INFINITY,
): Promise<Met[]> {
  const met: Met[] = [];
  const entered = new Set<string>();
  const links: Place[] = [];
  await enter({
    path,
    real: await realpath(path),
    level: 1,
    ignored: heedIgnored ? await rulesAbove(path) : [],
  });
  // Following one may bring others to light, which this loop then comes to.
  for (const link of links) await follow(link);
  return met;

  async function enter({ path, real, level, ignored }: Place): Promise<void> {
    if (entered.has(real)) return;
    entered.add(real);
    if (level > depth) {
      met.push({ kind: 'folder', path, real, listing: undefined });
      return;
    }
    let entries: Dirent[];
    try {
      entries = await readdir(path, { withFileTypes: true });
    } catch (error) {
      met.push({ kind: 'folder', path, real, listing: undefined });
      met.push({ kind: 'closed', path, real, why: whyUnreadable(path, error) });
      return;
    }
    const names = entries.map(({ name }) => name);
    const linked = entries.filter((entry) => entry.isSymbolicLink()).map(({ name }) => name);
    met.push({ kind: 'folder', path, real, listing: { path, names, links: linked } });
    const hasRules = heedIgnored && names.includes('.gitignore');
    const rules = hasRules ? [...ignored, ...(await rulesOf(path))] : ignored;
    for (const entry of entries) {
      const at = {
        path: join(path, entry.name),
        real: join(real, entry.name),
        level: level + 1,
        ignored: rules,
      };
      if (entry.isSymbolicLink()) links.push(at);
      else if (entry.isDirectory()) await enterUnlessSkipped(at);
      else meetFile(at, entry);
    }
  }

  async function enterUnlessSkipped(place: Place): Promise<void> {
    const skipped = IGNORED_FOLDERS.some((name) => place.path.endsWith(sep + name));
    if (!skipped && !isIgnored(place.ignored, place.path, true)) await enter(place);
  }

  function meetFile({ path, real, ignored }: Place, entry: Dirent | Stats): void {
    if (isIgnored(ignored, path, false)) met.push({ kind: 'ignored', path, real });
    else if (entry.isFile()) met.push({ kind: 'file', path, real });
    else met.push({ kind: 'no-file', path, real, why: refusalOf(entry) ?? 'This is no file. Leave it out.' });
  }

  async function follow({ path, real: link, level, ignored }: Place): Promise<void> {
    if (isIgnored(ignored, path, false)) return;
    let target: Stats;
    let real: string;
    try {
      target = await stat(path);
      real = await realpath(path);
    } catch (error) {
      const kind = codeOf(error) === 'ELOOP' ? 'loop' : 'no-file';
      met.push({ kind, path, real: link, why: whyUnreadable(path, error) });
      return;
    }
    if (!target.isDirectory()) meetFile({ path, real, level, ignored }, target);
    else if (link.startsWith(real.endsWith(sep) ? real : real + sep))
      met.push({
        kind: 'loop',
        path,
        real,
        why: 'This link leads back to a folder it lies in. Remove it.',
      });
    else await enterUnlessSkipped({ path, real, level, ignored });
  }
}
