import type { List } from './list';

/** The items of a list as an array; of a long list it is made once. */
export function itemsOf<T extends NonNullable<unknown>>(list: List<T>): readonly T[] {
  if (list instanceof LongList) return list.all();
  return Array.isArray(list) ? list : [...list];
}

/** A list as one of which newer versions can be made. `move` tells what an item is so much further on. */
export function asLongList<T extends NonNullable<unknown>>(
  list: List<T>,
  move: (item: T, by: number) => T,
): LongList<T> {
  return list instanceof LongList ? list : LongList.of(itemsOf(list), move);
}

/** So many items stand together at the most. */
const MOST = 64;

/** Items that stand together, and how far each has yet to be moved. */
interface Chunk<T> {
  readonly items: readonly T[];
  readonly by: number;
  /** Those that were asked for, where they stand now; absent where none was, or where they need not be moved. */
  moved: (T | undefined)[] | undefined;
}

/**
 * A long list of things that have places in a text. A newer version of it shares what stands above and below a change, in
 * chunks; what stands below is moved when somebody asks for it. So a change costs what it changes, and next to nothing of
 * what there is.
 */
export class LongList<T extends NonNullable<unknown>> implements List<T> {
  readonly length: number;
  readonly #chunks: readonly Chunk<T>[];
  /** The place of the first item of each chunk. */
  readonly #starts: Int32Array;
  readonly #move: (item: T, by: number) => T;
  #all: readonly T[] | undefined;
  /** The chunk that was looked at last. */
  #near = 0;

  private constructor(chunks: readonly Chunk<T>[], move: (item: T, by: number) => T) {
    this.#chunks = chunks;
    this.#move = move;
    this.#starts = new Int32Array(chunks.length);
    let length = 0;
    for (let at = 0; at < chunks.length; at++) {
      this.#starts[at] = length;
      length += chunks[at]?.items.length ?? 0;
    }
    this.length = length;
  }

  /** The items of a list. `move` tells what an item is so much further on. */
  static of<T extends NonNullable<unknown>>(
    items: readonly T[],
    move: (item: T, by: number) => T,
  ): LongList<T> {
    return new LongList(inChunks(items), move);
  }

  at(index: number): T | undefined {
    const place = index < 0 ? index + this.length : index;
    if (place < 0 || place >= this.length) return undefined;
    const at = this.#chunkAt(place);
    const chunk = this.#chunks[at];
    return chunk && this.#item(chunk, place - (this.#starts[at] ?? 0));
  }

  /** The item at a place, wherever it stands: for what it says besides. */
  anywhere(index: number): T | undefined {
    const at = this.#chunkAt(index);
    return this.#chunks[at]?.items[index - (this.#starts[at] ?? 0)];
  }

  *[Symbol.iterator](): Iterator<T> {
    for (const chunk of this.#chunks)
      for (let index = 0; index < chunk.items.length; index++) {
        const item = this.#item(chunk, index);
        if (item !== undefined) yield item;
      }
  }

  /** All items, as an array that is made once. */
  all(): readonly T[] {
    this.#all ??= this.#gathered();
    return this.#all;
  }

  #gathered(): readonly T[] {
    const all: T[] = [];
    for (const chunk of this.#chunks)
      if (chunk.by === 0) for (const item of chunk.items) all.push(item);
      else
        for (let index = 0; index < chunk.items.length; index++) {
          const item = this.#item(chunk, index);
          if (item !== undefined) all.push(item);
        }
    return all;
  }

  /** This list with other items between the first and the last ones, of which the last have moved so far. */
  with(first: number, last: number, by: number, between: readonly T[]): LongList<T> {
    const behind = this.length - last;
    const above = this.#chunkAt(first);
    const below = last === 0 ? this.#chunks.length - 1 : this.#chunkAt(behind);
    const fresh = [
      ...this.#part(above, this.#starts[above] ?? 0, first, 0),
      ...between,
      ...this.#part(below, behind, (this.#starts[below] ?? 0) + (this.#chunks[below]?.items.length ?? 0), by),
    ];
    const chunks = this.#chunks.slice(0, above);
    for (const chunk of inChunks(fresh)) chunks.push(chunk);
    for (let at = below + 1; at < this.#chunks.length; at++) {
      const chunk = this.#chunks[at];
      if (chunk) chunks.push(by === 0 ? chunk : { items: chunk.items, by: chunk.by + by, moved: undefined });
    }
    return new LongList(chunks, this.#move);
  }

  /** The items of a chunk at some places of the list, so much further on. */
  #part(at: number, from: number, to: number, by: number): T[] {
    const chunk = this.#chunks[at];
    const start = this.#starts[at] ?? 0;
    const distance = (chunk?.by ?? 0) + by;
    const items = chunk?.items.slice(Math.max(0, from - start), Math.max(0, to - start)) ?? [];
    return distance === 0 ? items : items.map((item) => this.#move(item, distance));
  }

  #item(chunk: Chunk<T>, index: number): T | undefined {
    const item = chunk.items[index];
    if (chunk.by === 0 || item === undefined) return item;
    chunk.moved ??= new Array(chunk.items.length);
    const known = chunk.moved[index];
    if (known !== undefined) return known;
    const moved = this.#move(item, chunk.by);
    chunk.moved[index] = moved;
    return moved;
  }

  /** The last chunk that begins at or before a place. Logarithmic, unless it is that which was looked at last. */
  #chunkAt(place: number): number {
    const start = this.#starts[this.#near];
    if (start !== undefined && start <= place && place < (this.#starts[this.#near + 1] ?? this.length))
      return this.#near;
    let low = 0;
    let high = this.#starts.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#starts[middle] ?? 0) <= place) low = middle + 1;
      else high = middle;
    }
    this.#near = Math.max(0, low - 1);
    return this.#near;
  }
}

/** Items in chunks of much the same length: those that a change makes are none too short. */
function inChunks<T>(items: readonly T[]): Chunk<T>[] {
  const chunks: Chunk<T>[] = [];
  const size = Math.ceil(items.length / Math.ceil(items.length / MOST));
  for (let from = 0; from < items.length; from += size)
    chunks.push({ items: items.slice(from, from + size), by: 0, moved: undefined });
  return chunks;
}
