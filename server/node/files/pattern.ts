import { join, relative, resolve, sep } from 'node:path';
import picomatch from 'picomatch';
import type { Listing } from '../check/trail';
import { exists } from './exists';
import { walk } from './walk';

/** What a pattern leads to. */
export interface Matches {
  /** Files and folders, by the way the pattern goes. */
  readonly matches: readonly string[];
  /** Folders on the way that cannot be entered, and what to do about it. */
  readonly closed: readonly { readonly path: string; readonly why: string }[];
  /** The folders that were looked through. */
  readonly listings: readonly Listing[];
}

/** Whether an argument is a pattern, such as `C24/*.record`. */
export function isPattern(argument: string): boolean {
  return picomatch.scan(slashed(argument)).isGlob;
}

/** What a pattern matches, as a shell would hand it over, without what is ignored. */
export async function matchesOf(
  { cwd, heedIgnored }: { readonly cwd: string; readonly heedIgnored: boolean },
  pattern: string,
): Promise<Matches> {
  const { base, glob } = picomatch.scan(slashed(pattern));
  const root = resolve(cwd, base);
  if (!(await exists(root))) return { matches: [], closed: [], listings: [] };
  const fits = picomatch(glob);
  const depth = glob.includes('**') ? Number.POSITIVE_INFINITY : glob.split('/').length;
  const matches: string[] = [];
  const closed: { path: string; why: string }[] = [];
  const listings: Listing[] = [];
  for (const met of await walk(root, heedIgnored, depth)) {
    const inside = relative(root, met.path);
    const path = join(base, inside);
    if (met.kind === 'folder' && met.listing) listings.push(met.listing);
    if (met.kind === 'closed') closed.push({ path, why: met.why });
    else if (met.kind !== 'ignored' && inside !== '' && fits(slashed(inside))) matches.push(path);
  }
  return { matches, closed, listings };
}

function slashed(path: string): string {
  return sep === '\\' ? path.replaceAll('\\', '/') : path;
}
