import type { Task } from './task';

/** How many files are taken at a time. */
const SHARE = 32;

/**
 * The tasks in the portions in which they are taken, by their places in the list. Files that are one document by their
 * names are taken together: what is to be compared is compared while its text is at hand.
 */
export function sharesOf(tasks: readonly Task[]): number[][] {
  const families = new Map<string, number[]>();
  for (const [place, { document, path }] of tasks.entries()) {
    const family = document ?? path;
    const known = families.get(family);
    if (known) known.push(place);
    else families.set(family, [place]);
  }
  const shares: number[][] = [];
  let share: number[] = [];
  for (const family of families.values()) {
    if (share.length > 0 && share.length + family.length > SHARE) {
      shares.push(share);
      share = [];
    }
    // Of one document there may be any number of files.
    for (const place of family) {
      share.push(place);
      if (share.length === SHARE) {
        shares.push(share);
        share = [];
      }
    }
  }
  return share.length > 0 ? [...shares, share] : shares;
}
