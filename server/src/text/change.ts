/** What became of a text: `[from, to)` of it gave way to something else, and what stands behind moved by so much. */
export interface Change {
  readonly from: number;
  readonly to: number;
  readonly by: number;
}

/** What became of a text by one change and then another. */
export function afterwards(one: Change | undefined, other: Change): Change {
  if (!one) return other;
  return {
    from: Math.min(one.from, other.from),
    to: Math.max(one.to, other.to - one.by),
    by: one.by + other.by,
  };
}

/** The change from one text to another: what they begin and end with in common is left out. */
export function changeBetween(before: string, after: string): Change {
  const shorter = Math.min(before.length, after.length);
  const from = commonLength(shorter, (at, to) => before.slice(at, to) === after.slice(at, to));
  const by = after.length - before.length;
  const common = commonLength(shorter - from, (at, to) => {
    const end = before.length - at;
    const begin = before.length - to;
    return before.slice(begin, end) === after.slice(begin + by, end + by);
  });
  return { from, to: before.length - common, by };
}

/** How much is compared at a time: comparing slices costs next to nothing a character. */
const STEPS = [16_384, 1024, 64, 1];

/** How far two texts agree, at the most so far. */
function commonLength(most: number, agree: (at: number, to: number) => boolean): number {
  let at = 0;
  for (const step of STEPS) while (at + step <= most && agree(at, at + step)) at += step;
  return at;
}
