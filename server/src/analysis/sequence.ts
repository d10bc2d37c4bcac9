/** What a row of numbers should say at one place. */
export interface Reading {
  /** The number that belongs here. */
  readonly expected: number;
  /** Whether the numbers break here. Those that go on from a break, or come back from it, do not break again. */
  readonly broken: boolean;
}

/**
 * Reads a row of numbers that should count up from `start`, with as few breaks as the numbers bear out: after 1, 2,
 * 5, 4 only the 5 is wrong; after 1, 2, 4, 5, 6 only the 4, because the rest go on from it. A place without number
 * (`undefined`) may or may not have taken one. Linear.
 */
export function readSequence(values: readonly (number | undefined)[], start: number): Reading[] {
  /** The last number of the reading, and how many places since then led elsewhere or had no number. */
  let last = start - 1;
  let stray = 0;
  let blank = 0;
  /** The last number after a break, and the places without number since. */
  let shifted: number | undefined;
  let shiftedBlank = 0;

  const isBetween = (value: number, from: number, more: number): boolean =>
    value >= from && value <= from + more;

  return values.map((value, index): Reading => {
    const expected = last + 1 + stray + blank;
    if (value === undefined) {
      blank++;
      shiftedBlank++;
      return { expected, broken: false };
    }
    const inPlace = isBetween(value, last + 1 + stray, blank);
    // As if the strays had been put between. Not so when the next number shows that they took their places: 1, 3, 2, 4.
    const next = values[index + 1];
    const resumes = isBetween(value, last + 1, blank) && (next === value + 1 || next !== expected + 1);
    if (inPlace || resumes) {
      last = value;
      stray = 0;
      blank = 0;
      shifted = undefined;
      return { expected: value, broken: false };
    }
    const broken = shifted === undefined || !isBetween(value, shifted + 1, shiftedBlank);
    stray++;
    shifted = value;
    shiftedBlank = 0;
    return { expected, broken };
  });
}
