/** How many files are taken at a time. */
const SHARE = 32;

/**
 * Files in the portions in which they are taken, by their places in a list that tells the family of each. A family is taken
 * together: what is to be compared is compared while its text is at hand.
 */
export function sharesOf(familyByPlace: readonly string[]): number[][] {
  const families = new Map<string, number[]>();
  for (const [place, family] of familyByPlace.entries()) {
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
    // A family may be of any size.
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
