import { relative, sep } from 'node:path';
import picomatch from 'picomatch';

/** How many places of a pattern may match in several ways: matching takes the longer the more there are. */
const MOST_WILDCARDS = 4;
const LONGEST = 200;

/**
 * Whether a pattern is simple enough. Settings may come from a folder nobody trusts, and with enough stars a pattern
 * can be made that takes for ever.
 */
export function isBounded(glob: string): boolean {
  return glob.length <= LONGEST && (glob.match(/\*+|[{(]/g)?.length ?? 0) <= MOST_WILDCARDS;
}

/** Whether the patterns name a file, by its full path. They are relative to the folder of the settings. */
export function recordNames(folder: string, globs: readonly string[]): (path: string) => boolean {
  if (globs.length === 0) return () => false;
  // A plus sign repeats nothing, and what excludes does not take in everything else.
  const options = { dot: true, noextglob: true, nonegate: true, regex: false };
  const matches = picomatch([...globs], options);
  return (path) => matches(relative(folder, path).replaceAll(sep, '/'));
}
