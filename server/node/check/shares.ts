/** How many files are taken at a time. */
const SHARE = 32;

/** Files that may be versions of one record, by their places in a list. */
export type Family = readonly number[];

/** Files that are taken together. Those of a family are compared while their texts are at hand, and then let go. */
export type Share = readonly Family[];

/**
 * Files in the portions in which they are taken, by a list that tells the family of each. A family is taken together.
 * Those of which nothing tells the family may be of any: in each portion they are one.
 */
export function sharesOf(familyByPlace: readonly (string | undefined)[]): Share[] {
  const families = new Map<string | number, number[]>();
  for (const [place, family] of familyByPlace.entries()) {
    const known = family === undefined ? undefined : families.get(family);
    if (known) known.push(place);
    else families.set(family ?? place, [place]);
  }
  const shares: Share[] = [];
  let share = newShare();
  const finish = (): void => {
    if (share.size > 0)
      shares.push(share.strangers.length > 0 ? [...share.families, share.strangers] : share.families);
    share = newShare();
  };
  for (const [family, places] of families) {
    if (share.size + places.length > SHARE) finish();
    // A family may be of any size.
    for (let from = 0; from < places.length; from += SHARE) {
      const some = places.slice(from, from + SHARE);
      share.size += some.length;
      if (typeof family === 'number') share.strangers.push(...some);
      else share.families.push(some);
      if (share.size >= SHARE) finish();
    }
  }
  finish();
  return shares;
}

function newShare(): { size: number; readonly families: Family[]; readonly strangers: number[] } {
  return { size: 0, families: [], strangers: [] };
}
