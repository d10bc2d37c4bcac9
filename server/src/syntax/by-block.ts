import { countUntil } from '../text/span';
import { column, type Given, type Kept } from './memory';
import type { Block, RecordDocument } from './record';

/**
 * What follows from a block alone, whatever stands around it. It is told once for each block, and of a newer version of a
 * record only for the blocks that are new. Three kinds of it: a value for each block that speaks of no place (`byBlock`),
 * a value that holds places, moved when it is asked for (`placedByBlock`), and what only few blocks have (`blocksWhere`,
 * `blocksWith`, `foundInBlocks`).
 */

/** Places of blocks among those of a record, in order. */
export type Places = (record: RecordDocument) => readonly number[];

/** A value for each block by itself, which must speak of no place in the record. */
export function byBlock<T extends NonNullable<unknown>>(
  compute: (record: RecordDocument, block: Block, index: number) => T,
  given?: Given<undefined>,
  areSame: (one: T, other: T) => boolean = (one, other) => one === other,
): (record: RecordDocument) => readonly T[] {
  const read = column<readonly T[], undefined>({
    compute: (record, _, from, to) => valuesOf(record, from, to, compute),
    merge(values, between, { first, last }) {
      const isSame =
        values.length === first + between.length + last &&
        between.every((value, index) => {
          const before = values[first + index];
          return before !== undefined && areSame(value, before);
        });
      // Where none is another than before they are the same list, for what is derived from it.
      return isSame ? values : values.slice(0, first).concat(between, values.slice(values.length - last));
    },
    given,
  });
  return (record) => read(record, undefined);
}

/** A value for each block by itself, which holds places: `moved` tells what it is so much further on. */
export function placedByBlock<T extends NonNullable<unknown>>(
  compute: (record: RecordDocument, block: Block, index: number) => T,
  moved: (value: T, by: number) => T,
): (record: RecordDocument) => Placed<T> {
  const read = column<Placed<T>, undefined>({
    compute(record, _, from, to) {
      const values = valuesOf(record, from, to, compute);
      return new Placed(values, new Int32Array(values.length), moved);
    },
    merge: (known, between, kept) => known.with(between, kept),
  });
  return (record) => read(record, undefined);
}

/** Values of blocks, and how far each has yet to be moved: most are not asked for before they move once more. */
export class Placed<T> {
  readonly #values: T[];
  readonly #by: Int32Array;
  readonly #moved: (value: T, by: number) => T;

  constructor(values: T[], by: Int32Array, moved: (value: T, by: number) => T) {
    this.#values = values;
    this.#by = by;
    this.#moved = moved;
  }

  /** The value of a block, where it stands now. */
  at(index: number): T | undefined {
    const value = this.#values[index];
    const by = this.#by[index] ?? 0;
    if (value === undefined || by === 0) return value;
    const there = this.#moved(value, by);
    this.#values[index] = there;
    this.#by[index] = 0;
    return there;
  }

  /** The value of a block, wherever it stands: for what it says besides. */
  anywhere(index: number): T | undefined {
    return this.#values[index];
  }

  /** These, but for those between the first and the last. */
  with(between: Placed<T>, { first, last, by }: Kept): Placed<T> {
    const tail = this.#values.length - last;
    const behind = first + between.#values.length;
    const distances = new Int32Array(behind + last);
    distances.set(this.#by.subarray(0, first));
    distances.set(this.#by.subarray(tail), behind);
    if (by !== 0) for (let at = behind; at < behind + last; at++) distances[at] = (distances[at] ?? 0) + by;
    const values = this.#values.slice(0, first).concat(between.#values, this.#values.slice(tail));
    return new Placed(values, distances, this.#moved);
  }
}

function valuesOf<T>(
  record: RecordDocument,
  from: number,
  to: number,
  compute: (record: RecordDocument, block: Block, index: number) => T,
): T[] {
  const values: T[] = [];
  for (let index = from; index < to; index++) {
    const block = record.blocks[index];
    if (block) values.push(compute(record, block, index));
  }
  return values;
}

/** The blocks of which something is true; where `among` is given, of those alone. */
export function blocksWhere(
  isTrue: (record: RecordDocument, block: Block, index: number) => boolean,
  given?: Given<undefined>,
  among?: Places,
): Places {
  return places((record, from, to) => {
    const found: number[] = [];
    if (among) {
      const some = among(record);
      for (let at = countUntil(some, (index) => index >= from); at < some.length; at++) {
        const index = some[at] ?? to;
        const block = index < to ? record.blocks[index] : undefined;
        if (!block) break;
        if (isTrue(record, block, index)) found.push(index);
      }
      return found;
    }
    for (let index = from; index < to; index++) {
      const block = record.blocks[index];
      if (block && isTrue(record, block, index)) found.push(index);
    }
    return found;
  }, given);
}

/** The blocks that hold something that a pattern finds. It must not match a line end; all text is searched in one go. */
export function blocksWith(pattern: RegExp): Places {
  const search = new RegExp(pattern, pattern.flags.includes('g') ? pattern.flags : `${pattern.flags}g`);
  return places(({ text, blocks }, from, to) => {
    const found: number[] = [];
    const end = blocks[to - 1]?.span.to ?? 0;
    const stretch = text.slice(0, end);
    search.lastIndex = blocks[from]?.span.from ?? end;
    for (let index = from; search.test(stretch); ) {
      while ((blocks[index]?.span.to ?? end) < search.lastIndex) index++;
      found.push(index);
      search.lastIndex = blocks[index]?.span.to ?? end;
    }
    return found;
  });
}

/** The blocks of either kind. */
export function inEither(one: Places, other: Places): Places {
  return (record) => {
    const [first, second] = [one(record), other(record)];
    if (second.length === 0) return first;
    if (first.length === 0) return second;
    return [...new Set([...first, ...second])].sort((a, b) => a - b);
  };
}

function places(
  compute: (record: RecordDocument, from: number, to: number) => readonly number[],
  given?: Given<undefined>,
): Places {
  const read = column<Few<true>, undefined>({
    compute: (record, _, from, to) => {
      const indexes = compute(record, from, to);
      return { length: to - from, indexes, values: indexes.length === 0 ? NONE : indexes.map(() => true) };
    },
    merge(known, between, kept) {
      const merged = mergeFew(known, between, kept);
      const isSame =
        merged.indexes.length === known.indexes.length &&
        merged.indexes.every((index, place) => index === known.indexes[place]);
      // The same places stay the same list, for what follows from it.
      return isSame ? { ...merged, indexes: known.indexes } : merged;
    },
    given,
    isAskedOnce: true,
  });
  return (record) => read(record, undefined).indexes;
}

const NONE: readonly true[] = [];

/** The blocks at some places. */
export function blocksAt({ blocks }: RecordDocument, places: readonly number[]): readonly Block[] {
  return places.flatMap((index) => blocks[index] ?? []);
}

/** How what is found in few blocks comes to be. */
interface Finding<T, Context> {
  /** The places of the blocks in which it may be found. */
  readonly where: (record: RecordDocument, context: Context) => readonly number[];
  readonly find: (record: RecordDocument, block: Block, index: number, context: Context) => readonly T[];
  /** What becomes of it in a newer version of the record, so much further on. */
  readonly carried: (value: T, by: number) => T;
  readonly given?: Given<Context> | undefined;
}

/** What is found in few blocks, which holds places, in order of the blocks. */
export function foundInBlocks<T, Context>({
  where,
  find,
  carried,
  given,
}: Finding<T, Context>): (record: RecordDocument, context: Context) => Few<readonly T[]> {
  return column<Few<readonly T[]>, Context>({
    compute(record, context, from, to) {
      const indexes: number[] = [];
      const values: (readonly T[])[] = [];
      for (const index of where(record, context)) {
        const block = index >= from && index < to ? record.blocks[index] : undefined;
        const found = block ? find(record, block, index, context) : [];
        if (found.length === 0) continue;
        indexes.push(index);
        values.push(found);
      }
      return { length: to - from, indexes, values };
    },
    merge: (known, between, kept) =>
      mergeFew(known, between, kept, (values, by) => values.map((value) => carried(value, by))),
    given,
    isAskedOnce: true,
  });
}

/** The values of those blocks that have one, of so many blocks. */
export interface Few<T> {
  readonly length: number;
  readonly indexes: readonly number[];
  readonly values: readonly T[];
}

function mergeFew<T>(
  known: Few<T>,
  between: Few<T>,
  { first, last, by }: Kept,
  carried?: (value: T, by: number) => T,
): Few<T> {
  const indexes: number[] = [];
  const values: T[] = [];
  const tail = known.length - last;
  const length = first + between.length + last;
  const take = (index: number, value: T): void => {
    indexes.push(index);
    values.push(value);
  };
  const takeFrom = (from: number, to: number, further: number, by: number): void => {
    known.indexes.forEach((index, place) => {
      const value = known.values[place];
      if (index < from || index >= to || value === undefined) return;
      take(index + further, carried ? carried(value, by) : value);
    });
  };
  takeFrom(0, first, 0, 0);
  between.indexes.forEach((index, place) => {
    const value = between.values[place];
    if (value !== undefined) take(index, value);
  });
  takeFrom(tail, known.length, length - known.length, by);
  return { length, indexes, values };
}
