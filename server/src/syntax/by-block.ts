import { derive } from '../text/derive';
import { countUntil, itemBefore } from '../text/list';
import { LongList } from '../text/long-list';
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
      const areAsMany = values.length === first + between.length + last;
      if (!areAsMany) return values.slice(0, first).concat(between, values.slice(values.length - last));
      const isSame = between.every((value, index) => {
        const before = values[first + index];
        return before !== undefined && areSame(value, before);
      });
      // Where none is another than before they are the same list, for what is derived from it.
      if (isSame) return values;
      const newer = values.slice();
      for (const [index, value] of between.entries()) newer[first + index] = value;
      return newer;
    },
    given,
  });
  return (record) => read(record, undefined);
}

/** A value for each block by itself, which holds places: `moved` tells what it is so much further on. */
export function placedByBlock<T extends NonNullable<unknown>>(
  compute: (record: RecordDocument, block: Block, index: number) => T,
  moved: (value: T, by: number) => T,
): (record: RecordDocument) => LongList<T> {
  const read = column<LongList<T>, undefined>({
    compute: (record, _, from, to) => LongList.of(valuesOf(record, from, to, compute), moved),
    merge: (known, between, { first, last, by }) => known.with(first, last, by, between.all()),
  });
  return (record) => read(record, undefined);
}

function valuesOf<T>(
  record: RecordDocument,
  from: number,
  to: number,
  compute: (record: RecordDocument, block: Block, index: number) => T,
): T[] {
  const values: T[] = [];
  for (let index = from; index < to; index++) {
    const block = record.lists.blocks.at(index);
    if (block) values.push(compute(record, block, index));
  }
  return values;
}

/**
 * The blocks of which something is true; where `among` is given, of those alone. Of a record that is read once they are looked
 * for each time: what asks for them again and again derives them.
 */
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
        const block = index < to ? record.lists.blocks.at(index) : undefined;
        if (!block) break;
        if (isTrue(record, block, index)) found.push(index);
      }
      return found;
    }
    for (let index = from; index < to; index++) {
      const block = record.lists.blocks.at(index);
      if (block && isTrue(record, block, index)) found.push(index);
    }
    return found;
  }, given);
}

/** The blocks of a kind. */
export function blocksOfKind<Kind extends Block['kind']>(
  kind: Kind,
): (record: RecordDocument) => readonly Extract<Block, { readonly kind: Kind }>[] {
  const isOne = (block: Block): block is Extract<Block, { readonly kind: Kind }> => block.kind === kind;
  const where = blocksWhere((_, block) => isOne(block));
  return derive((record: RecordDocument) => blocksAt(record, where(record)).filter(isOne));
}

/** The blocks that hold something that a pattern finds, which goes beyond no line end. All text is searched in one go. */
export function blocksWith(pattern: RegExp): Places {
  const search = new RegExp(pattern, pattern.flags.includes('g') ? pattern.flags : `${pattern.flags}g`);
  return blocksSeeking((text, from) => {
    search.lastIndex = from;
    return search.test(text) ? search.lastIndex : -1;
  });
}

/**
 * The blocks that hold something that is looked for from a place on: `seek` tells where the first ends, which goes beyond no line
 * end, or -1 where there is none.
 */
export function blocksSeeking(seek: (text: string, from: number) => number): Places {
  return places(({ text, lists: { blocks } }, from, to) => {
    const found: number[] = [];
    const end = itemBefore(blocks, to)?.span.to ?? 0;
    const stretch = text.slice(0, end);
    let index = from;
    for (let at = seek(stretch, blocks.at(from)?.span.from ?? end); at >= 0; ) {
      while ((blocks.at(index)?.span.to ?? end) < at) index++;
      found.push(index);
      at = seek(stretch, blocks.at(index)?.span.to ?? end);
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
  const read = column<Among, undefined>({
    compute: (record, _, from, to) => ({ length: to - from, indexes: compute(record, from, to) }),
    merge: mergePlaces,
    given,
    isAskedOnce: true,
  });
  return (record) => read(record, undefined).indexes;
}

/** Some of so many blocks, by their places. */
interface Among {
  readonly length: number;
  readonly indexes: readonly number[];
}

/** The same places stay the same list, for what follows from it. */
function mergePlaces(known: Among, between: Among, { first, last }: Kept): Among {
  const { above, below, length, further } = around(known, between, { first, last });
  const isSame =
    further === 0 &&
    below - above === between.indexes.length &&
    between.indexes.every((index, place) => index === known.indexes[above + place]);
  if (isSame) return known;
  const indexes = known.indexes.slice(0, above).concat(between.indexes);
  for (let place = below; place < known.indexes.length; place++)
    indexes.push((known.indexes[place] ?? 0) + further);
  return { length, indexes };
}

/** Which of some places stand above and below new ones, how many blocks there are then, and how many more than before. */
function around(
  { length: before, indexes }: Among,
  between: Among,
  { first, last }: Pick<Kept, 'first' | 'last'>,
): { readonly above: number; readonly below: number; readonly length: number; readonly further: number } {
  const above = countUntil(indexes, (index) => index >= first);
  const below = Math.max(
    above,
    countUntil(indexes, (index) => index >= before - last),
  );
  const length = first + between.length + last;
  return { above, below, length, further: length - before };
}

/** The blocks at some places. */
export function blocksAt({ lists }: RecordDocument, places: readonly number[]): readonly Block[] {
  return places.flatMap((index) => lists.blocks.at(index) ?? []);
}

/** How what is found in few blocks comes to be. */
interface Finding<T, Context> {
  /** The places of the blocks in which it may be found; of those outside `[from, to)` nothing is asked. */
  readonly where: (record: RecordDocument, context: Context, from: number, to: number) => readonly number[];
  readonly find: (record: RecordDocument, block: Block, index: number, context: Context) => readonly T[];
  /** What becomes of it in a newer version of the record, so much further on; the same where nothing does. */
  readonly carried: (value: T, by: number) => T;
  readonly given?: Given<Context> | undefined;
}

/** What is found in few blocks, which holds places, in order of the blocks. */
export function foundInBlocks<T, Context>({
  where,
  find,
  carried,
  given,
}: Finding<T, Context>): (record: RecordDocument, context: Context) => Few<T> {
  return column<Few<T>, Context>({
    compute(record, context, from, to) {
      const indexes: number[] = [];
      const values: T[] = [];
      const among = where(record, context, from, to);
      for (let place = countUntil(among, (index) => index >= from); place < among.length; place++) {
        const index = among[place] ?? to;
        const block = index < to ? record.lists.blocks.at(index) : undefined;
        if (!block) break;
        for (const found of find(record, block, index, context)) {
          indexes.push(index);
          values.push(found);
        }
      }
      return new Few(to - from, indexes, values, new Array<number>(values.length).fill(0), carried);
    },
    merge: (known, between, kept) => known.with(between, kept),
    given,
    isAskedOnce: true,
  });
}

/** What is found in some of so many blocks. What stands below a change is moved when somebody looks at it. */
export class Few<T> implements Among {
  readonly #values: readonly T[];
  /** How far each has yet to be moved. */
  readonly #moves: readonly number[];
  readonly #carried: (value: T, by: number) => T;

  constructor(
    readonly length: number,
    /** The place of the block of each. */
    readonly indexes: readonly number[],
    values: readonly T[],
    moves: readonly number[],
    carried: (value: T, by: number) => T,
  ) {
    this.#values = values;
    this.#moves = moves;
    this.#carried = carried;
  }

  /** All of it, where it stands now. */
  all(): T[] {
    return this.#values.map((value, place) => {
      const by = this.#moves[place] ?? 0;
      return by === 0 ? value : this.#carried(value, by);
    });
  }

  /** What there is with something else between what is kept. */
  with(between: Few<T>, { first, last, by }: Kept): Few<T> {
    const { above, below, length, further } = around(this, between, { first, last });
    const indexes = this.indexes.slice(0, above).concat(between.indexes);
    const moves = this.#moves.slice(0, above).concat(between.#moves);
    const kept = (value: T): T => this.#carried(value, 0);
    const values = this.#values.slice(0, above).map(kept);
    for (const value of between.#values) values.push(value);
    for (let place = below; place < this.indexes.length; place++) {
      indexes.push((this.indexes[place] ?? 0) + further);
      moves.push((this.#moves[place] ?? 0) + by);
    }
    for (const value of this.#values.slice(below)) values.push(kept(value));
    return new Few(length, indexes, values, moves, this.#carried);
  }
}
