import type { Span } from './span';

/** Where two texts differ: the shortest stretch of each outside of which they are the same. */
export interface Mismatch {
  readonly left: Span;
  readonly right: Span;
}

/** The one stretch in which two lists of characters differ, or `undefined` when they are equal. */
export function mismatchOf(left: readonly string[], right: readonly string[]): Mismatch | undefined {
  const shorter = Math.min(left.length, right.length);
  let head = 0;
  while (head < shorter && left[head] === right[head]) head++;
  if (head === left.length && head === right.length) return undefined;
  let tail = 0;
  while (tail < shorter - head && left[left.length - 1 - tail] === right[right.length - 1 - tail]) tail++;
  return { left: { from: head, to: left.length - tail }, right: { from: head, to: right.length - tail } };
}
