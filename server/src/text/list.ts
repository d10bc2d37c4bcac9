/** A list that is read by place. Arrays are such lists. */
export interface List<T> extends Iterable<T> {
  readonly length: number;
  /** The item at a place; `undefined` where there is none. */
  at(index: number): T | undefined;
}

/** The item before a place; `undefined` where there is none. */
export function itemBefore<T>(list: List<T>, place: number): T | undefined {
  return place > 0 ? list.at(place - 1) : undefined;
}

/** How many of the first items come before the first of which something is true; it is true of all behind it. Logarithmic. */
export function countUntil<T>(items: Pick<List<T>, 'length' | 'at'>, isTrue: (item: T) => boolean): number {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const item = items.at(middle);
    if (item !== undefined && !isTrue(item)) low = middle + 1;
    else high = middle;
  }
  return low;
}
