import picomatch from 'picomatch/posix';

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

/** Whether the patterns name a file, by its path from the folder of the settings, with `/` between its parts. */
export function namesRecord(globs: readonly string[]): (path: string) => boolean {
  const bounded = globs.filter(isBounded);
  if (bounded.length === 0) return () => false;
  // A plus sign repeats nothing, and what excludes does not take in everything else.
  return picomatch(bounded, { dot: true, noextglob: true, nonegate: true, regex: false });
}
