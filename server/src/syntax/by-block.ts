import { derive } from '../text/derive';
import type { Block, RecordDocument } from './record';

/**
 * What follows from a block alone, whatever stands around it. It is told once for each block, and of a new version of a
 * record only for the blocks that are new (`carry`): what it holds must not speak of the record, but for places that
 * `moved` can move.
 */

/** One value for each block of a record, in their order. */
type ByBlock<T> = (record: RecordDocument) => readonly T[];

/** What a value for a block may follow from and hold, besides the block. */
interface Options<T> {
  /** Moves the places that it holds. */
  readonly moved?: (value: T, by: number) => T;
  /** What it follows from besides: the values hold for as long as this is the very same. */
  readonly given?: Given;
}

/** Something that a record says, as a value that is the same where it says the same. */
type Given = (record: RecordDocument) => string | number | boolean | undefined;

/** A value for each block by itself. */
export function byBlock<T extends NonNullable<unknown>>(
  compute: (record: RecordDocument, block: Block, index: number) => T,
  options: Options<T> = {},
): ByBlock<T> {
  return column((record, from, to) => {
    const values: T[] = [];
    for (let index = from; index < to; index++) {
      const block = record.blocks[index];
      if (block) values.push(compute(record, block, index));
    }
    return values;
  }, options);
}

/** The blocks of which something is true. */
export function blocksWhere(
  isTrue: (record: RecordDocument, block: Block, index: number) => boolean,
  given?: Given,
): (record: RecordDocument) => readonly Block[] {
  const flags = byBlock(isTrue, given && { given });
  return (record) => flagged(record.blocks, flags(record));
}

/** The blocks that hold something that a pattern finds. It must not match a line end; all text is searched in one go. */
export function blocksWith(pattern: RegExp): (record: RecordDocument) => readonly Block[] {
  const search = new RegExp(pattern, pattern.flags.includes('g') ? pattern.flags : `${pattern.flags}g`);
  const holds = column(({ text, blocks }, from, to) => {
    const values: boolean[] = new Array(to - from).fill(false);
    const end = blocks[to - 1]?.span.to ?? 0;
    const stretch = text.slice(0, end);
    search.lastIndex = blocks[from]?.span.from ?? end;
    for (let index = from; search.test(stretch); ) {
      while ((blocks[index]?.span.to ?? end) < search.lastIndex) index++;
      values[index - from] = true;
      search.lastIndex = blocks[index]?.span.to ?? end;
    }
    return values;
  }, {});
  return (record) => flagged(record.blocks, holds(record));
}

function flagged(blocks: readonly Block[], flags: readonly boolean[]): readonly Block[] {
  const found: Block[] = [];
  for (let index = flags.indexOf(true); index >= 0; index = flags.indexOf(true, index + 1)) {
    const block = blocks[index];
    if (block) found.push(block);
  }
  return found;
}

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
  for (const carrier of known.carriers) carrier(known, memoryOf(to), kept);
}

/** What is known of the blocks of one version of a record. */
interface Memory {
  /** Hand it on to another version, each what it knows of. */
  readonly carriers: Set<(from: Memory, to: Memory, kept: Kept) => void>;
}

const memoryOf = derive((_: RecordDocument): Memory => ({ carriers: new Set() }));

/** The values that are known: those of the first blocks and of the last ones, as some version of the record had them. */
interface Column<T> {
  readonly values: readonly T[];
  readonly first: number;
  readonly last: number;
  /** How far the last ones moved since. */
  readonly by: number;
  /** What they were found under. */
  readonly given: ReturnType<Given>;
  /** Whether these are the values of all blocks. */
  readonly isWhole: boolean;
}

function column<T extends NonNullable<unknown>>(
  compute: (record: RecordDocument, from: number, to: number) => readonly T[],
  { moved, given }: Options<T>,
): ByBlock<T> {
  const columns = new WeakMap<Memory, Column<T>>();
  const put = (memory: Memory, known: Column<T>): void => {
    columns.set(memory, known);
    memory.carriers.add(carrier);
  };
  const carrier = (from: Memory, to: Memory, kept: Kept): void => {
    const known = columns.get(from);
    if (!known) return;
    const first = Math.min(known.first, kept.first);
    const last = Math.min(known.isWhole ? known.values.length : known.last, kept.last);
    put(to, { ...known, first, last, by: known.by + kept.by, isWhole: false });
  };
  return (record) => {
    const memory = memoryOf(record);
    const found = columns.get(memory);
    if (found?.isWhole) return found.values;
    const now = given?.(record);
    const known = found?.given === now ? found : undefined;
    const { length } = record.blocks;
    const between = compute(record, known?.first ?? 0, length - (known?.last ?? 0));
    const values = known ? completed(known, between, length, moved) : between;
    put(memory, { values, first: values.length, last: 0, by: 0, given: now, isWhole: true });
    return values;
  };
}

/** All values, with those that were not known. Where none is another than before, they are the same list. */
function completed<T extends NonNullable<unknown>>(
  { values, first, last, by }: Column<T>,
  between: readonly T[],
  length: number,
  moved: ((value: T, by: number) => T) | undefined,
): readonly T[] {
  const isMoved = moved !== undefined && by !== 0 && last > 0;
  const isSame = values.length === length && between.every((value, index) => value === values[first + index]);
  if (isSame && !isMoved) return values;
  const all = values.slice(0, first);
  for (const value of between) all.push(value);
  for (let index = values.length - last; index < values.length; index++) {
    const value = values[index];
    if (value !== undefined) all.push(isMoved ? moved(value, by) : value);
  }
  return all;
}
