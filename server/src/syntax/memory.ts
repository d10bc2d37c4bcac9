import { derive } from '../text/derive';
import { itemBefore, type List } from '../text/list';
import { type Span, shifted } from '../text/span';
import type { Block, RecordDocument } from './record';

/** What is known of a version of a record, and handed on to newer ones as far as it holds there. */

/** What a new version of a record has of an older one: so many blocks at its beginning, and so many at its end. */
export interface Kept {
  readonly first: number;
  readonly last: number;
  /** How far the last ones moved. */
  readonly by: number;
}

/** Hands on to a new version of a record what is known of the blocks that it kept. */
export function carry(from: RecordDocument, to: RecordDocument, kept: Kept): void {
  const known = memoryOf(from);
  const newer = memoryOf(to);
  newer.isTyped = true;
  for (let kind = 0; kind < known.values.length; kind++) newer.values[kind] = known.values[kind]?.on(kept);
}

/** Has what is found in a record remembered from its first version on, because newer ones will come. */
export function expectNewer(record: RecordDocument): void {
  memoryOf(record).isTyped = true;
}

/** What is known of the blocks of one version of a record. */
interface Memory {
  /** Whether newer versions are likely: most records are read once, and for them only what is asked again is kept. */
  isTyped: boolean;
  /** What is known, each at the place of its kind. */
  readonly values: (HandedOn | undefined)[];
}

/** Something that is known of one version, and what is known of a newer one by that. */
interface HandedOn {
  on(kept: Kept): HandedOn;
}

const memoryOf = derive((_: RecordDocument): Memory => ({ isTyped: false, values: [] }));

/** What values follow from besides their blocks: they hold for as long as this is the very same. */
export type Given<Context> = (record: RecordDocument, context: Context) => unknown;

/** The values of the blocks of some version of a record, and which of them hold. */
interface Column<Values> {
  readonly values: Values;
  /** Those of the first blocks and of the last ones; absent where these are the values of all blocks. */
  readonly kept: Kept | undefined;
  /** What they were found under. */
  readonly given: unknown;
}

/** How values of one kind come to be. */
export interface Kind<Values, Context> {
  /** Those of the blocks `[from, to)`. */
  readonly compute: (record: RecordDocument, context: Context, from: number, to: number) => Values;
  /** Those of which the first and the last are known, with those between. */
  readonly merge: (known: Values, between: Values, kept: Kept) => Values;
  readonly given?: Given<Context> | undefined;
  /** Whether they are asked for once in each version. */
  readonly isAskedOnce?: boolean;
}

/** Values that are told once for each version of a record, and of a newer one only for the blocks that are new. */
export function column<Values, Context>({
  compute,
  merge,
  given,
  isAskedOnce = false,
}: Kind<Values, Context>): (record: RecordDocument, context: Context) => Values {
  const { known: columnOf, put } = handedOn<Column<Values>>((known, kept) => ({
    values: known.values,
    kept: together(known.kept, kept),
    given: known.given,
  }));
  return (record, context) => {
    const now = given?.(record, context);
    const found = columnOf(record);
    const known = found?.given === now ? found : undefined;
    if (known && !known.kept) return known.values;
    const { length } = record.lists.blocks;
    const kept = known?.kept;
    const between = compute(record, context, kept?.first ?? 0, length - (kept?.last ?? 0));
    const values = known && kept ? merge(known.values, between, kept) : between;
    if (!isAskedOnce || memoryOf(record).isTyped) put(record, { values, kept: undefined, given: now });
    return values;
  };
}

/** Whether newer versions of a record are likely, so that what is found in it is remembered. */
export function isTyped(record: RecordDocument): boolean {
  return memoryOf(record).isTyped;
}

/** A value of one kind, which knows what it is for a newer version. One class for all kinds: each key makes one of each. */
class Known<T> implements HandedOn {
  constructor(
    readonly value: T,
    readonly next: (known: T, kept: Kept) => T,
  ) {}

  on(kept: Kept): Known<T> {
    return new Known(this.next(this.value, kept), this.next);
  }
}

/** How many kinds there are. */
let kinds = 0;

/** One thing that is known of versions of a record. `next` tells what is known of a newer version by that. */
export function handedOn<T>(next: (known: T, kept: Kept) => T): {
  readonly known: (record: RecordDocument) => T | undefined;
  readonly put: (record: RecordDocument, value: T) => void;
} {
  const kind = kinds++;
  return {
    // Nobody else puts anything at the place of this kind.
    known: (record) => (memoryOf(record).values[kind] as Known<T> | undefined)?.value,
    put(record, value) {
      memoryOf(record).values[kind] = new Known(value, next);
    },
  };
}

/** What is kept after one change, if there was one, and after another. */
export function together(before: Kept | undefined, kept: Kept): Kept {
  if (!before) return kept;
  return {
    first: Math.min(before.first, kept.first),
    last: Math.min(before.last, kept.last),
    by: before.by + kept.by,
  };
}

/** How what is found in a whole record comes to be. */
interface Search<T, Context> {
  readonly find: (record: RecordDocument, context: Context) => Iterable<T>;
  /** Moves its places; `undefined` where one of them has no place any more. */
  readonly carried: (value: T, place: (span: Span) => Span | undefined) => T | undefined;
  /** The facts that it follows from; they speak of no place. */
  readonly facts: (record: RecordDocument, context: Context) => readonly unknown[];
}

/** What was found in a version of a record. */
interface Found<T> {
  readonly values: readonly T[];
  readonly facts: readonly unknown[];
  readonly blocks: List<Block>;
  readonly kept: Kept | undefined;
}

/**
 * What is found in a whole record and follows from facts that speak of no place: while these are the very same it is what
 * it was, only elsewhere. It is looked for anew when some of it stands in a block that is not the same. Of a record that is
 * read once no more is looked for than is asked for.
 */
export function foundInRecord<T, Context>({
  find,
  carried,
  facts,
}: Search<T, Context>): (record: RecordDocument, context: Context) => Iterable<T> {
  const { known, put } = handedOn<Found<T>>((found, kept) => ({
    ...found,
    kept: together(found.kept, kept),
  }));
  return (record, context) => {
    const found = known(record);
    if (!memoryOf(record).isTyped) return find(record, context);
    const now = facts(record, context);
    const isSame = found?.facts.every((fact, index) => fact === now[index]) ?? false;
    if (found && isSame && !found.kept) return found.values;
    const values = (found?.kept && isSame ? movedAll(found, found.kept, carried) : undefined) ?? [
      ...find(record, context),
    ];
    put(record, { values, facts: now, blocks: record.lists.blocks, kept: undefined });
    return values;
  };
}

/** Everything that was found, where it stands now; nothing where one of them stands nowhere. */
function movedAll<T>(
  { values, blocks }: Found<T>,
  { first, last, by }: Kept,
  carried: Search<T, never>['carried'],
): readonly T[] | undefined {
  const upTo = itemBefore(blocks, first)?.span.to ?? 0;
  const downTo = blocks.at(blocks.length - last)?.span.from ?? Number.POSITIVE_INFINITY;
  const place = (span: Span): Span | undefined =>
    span.to <= upTo ? span : span.from >= downTo ? shifted(span, by) : undefined;
  const moved: T[] = [];
  for (const value of values) {
    const there = carried(value, place);
    if (there === undefined) return undefined;
    moved.push(there);
  }
  return moved;
}
