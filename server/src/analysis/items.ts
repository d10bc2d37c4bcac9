import { handedOn, isTyped, type Kept, together } from '../syntax/memory';
import type { RecordDocument } from '../syntax/record';
import { referencesByBlock, referring } from '../syntax/references';
import type { Section } from '../syntax/sections';
import { derive, deriveWithin } from '../text/derive';
import { countUntil } from '../text/list';
import { placeOf } from './block-documents';
import { itemsOf } from './numbering';
import { shapesOf } from './shapes';

/** The items of a record by themselves: what is found in one holds for as long as its blocks are as they were. */

/** Where an item stands among the blocks of its record: `[from, to)`. */
export interface ItemPlace {
  readonly from: number;
  readonly to: number;
  readonly isHeaded: boolean;
  /** Whether an item with a heading stands below. */
  readonly isFollowed: boolean;
}

const placesByShapes = new WeakMap<readonly string[], readonly ItemPlace[]>();

/** The places of the items of a record: the very same list for as long as the shapes of its blocks are. */
function itemPlacesOf(record: RecordDocument): readonly ItemPlace[] {
  const shapes = shapesOf(record);
  const known = placesByShapes.get(shapes);
  if (known) return known;
  const items = itemsOf(record);
  const places = items.map((item, index) => itemPlace(record, item, items[index + 1]));
  placesByShapes.set(shapes, places);
  return places;
}

function itemPlace(
  record: RecordDocument,
  { heading, blocks }: Section,
  below: Section | undefined,
): ItemPlace {
  const first = heading ?? blocks[0];
  const last = blocks.at(-1) ?? heading;
  return {
    from: first ? placeOf(record, first) : 0,
    to: last ? placeOf(record, last) + 1 : 0,
    isHeaded: heading !== undefined,
    isFollowed: below?.heading !== undefined,
  };
}

/** The items of a record by their places, each put together once. */
const itemsByPlace = derive((record: RecordDocument) =>
  deriveWithin(({ from, to, isHeaded }: ItemPlace): Section => {
    const blocks: Section['blocks'][number][] = [];
    for (let index = isHeaded ? from + 1 : from; index < to; index++) {
      const block = record.lists.blocks.at(index);
      if (block && block.kind !== 'masthead' && block.kind !== 'agenda') blocks.push(block);
    }
    const head = isHeaded ? record.lists.blocks.at(from) : undefined;
    return {
      heading: head?.kind === 'heading' ? head : undefined,
      blocks,
      paragraphs: blocks.filter((block) => block.kind === 'paragraph'),
    };
  }),
);

/** An item, and whether one with a heading stands below. */
export interface Item extends Pick<ItemPlace, 'isFollowed'> {
  readonly section: Section;
}

/** The items of a record in which some of its blocks stand, in order. */
export function itemsWith(record: RecordDocument, indexes: readonly number[]): readonly Section[] {
  if (!isTyped(record)) return itemsHolding(record, indexes).map(({ section }) => section);
  const places = itemPlacesOf(record);
  const found = new Set<ItemPlace>();
  for (const index of indexes) {
    const place = places[countUntil(places, ({ to }) => to > index)];
    if (place && place.from <= index) found.add(place);
  }
  return [...found].map(itemsByPlace(record));
}

/** The same, looked for among all items: of a record that is read once that costs less than to know their places. */
function itemsHolding(record: RecordDocument, indexes: readonly number[]): readonly Item[] {
  if (indexes.length === 0) return [];
  const held = new Set(indexes.map((index) => record.lists.blocks.at(index)));
  const items = itemsOf(record);
  return items
    .map((section, index) => ({ section, isFollowed: items[index + 1]?.heading !== undefined }))
    .filter(
      ({ section: { heading, blocks } }) =>
        (heading && held.has(heading)) || blocks.some((block) => held.has(block)),
    );
}

/** The items that name a document. */
const namingItemsOf = derive((record: RecordDocument): readonly Item[] => {
  const references = referencesByBlock(record);
  const naming = referring(record).filter((index) =>
    references.anywhere(index)?.some(({ kind }) => kind === 'document'),
  );
  return itemsHolding(record, naming);
});

/** How what is found in items comes to be. */
interface Search<T, Context> {
  readonly find: (record: RecordDocument, item: Item, context: Context) => readonly T[];
  readonly carried: (value: T, by: number) => T;
  /** What it follows from besides the blocks of the item, the same value as long as it is the same. */
  readonly given: (record: RecordDocument) => unknown;
}

/** What was found in the items of a version of a record. */
interface Found<T> {
  readonly places: readonly ItemPlace[];
  readonly values: readonly (readonly T[])[];
  readonly given: unknown;
  readonly length: number;
  readonly kept: Kept | undefined;
}

/**
 * What is found in each item of a record that names a document, in order: of a newer version only in those that are not as
 * they were.
 */
export function foundInItems<T, Context>({
  find,
  carried,
  given,
}: Search<T, Context>): (record: RecordDocument, context: Context) => Iterable<FoundThere<T>> {
  const { known, put } = handedOn<Found<T>>((found, kept) => ({
    ...found,
    kept: together(found.kept, kept),
  }));
  return (record, context) => {
    if (!isTyped(record))
      return namingItemsOf(record).map((item) => ({
        item: () => item,
        values: find(record, item, context),
      }));
    const places = itemPlacesOf(record);
    const now = given(record);
    const found = known(record);
    const before = found?.given === now ? found : undefined;
    const { length } = record.lists.blocks;
    const kept = before?.kept ?? { first: length, last: 0, by: 0 };
    const values = places.map((place, index) => {
      const above = before && place.to <= kept.first ? before.values[index] : undefined;
      if (before && above && isSamePlace(before.places[index], place, 0)) return above;
      const last = before ? before.places.length - places.length + index : 0;
      const below = before && place.from >= length - kept.last ? before.values[last] : undefined;
      if (before && below && isSamePlace(before.places[last], place, length - before.length))
        return moved(below, (value) => carried(value, kept.by));
      return find(record, itemAt(record, place), context);
    });
    put(record, { places, values, given: now, length, kept: undefined });
    const all: FoundThere<T>[] = [];
    for (const [index, place] of places.entries()) {
      const there = values[index] ?? [];
      if (there.length > 0) all.push({ item: () => itemAt(record, place), values: there });
    }
    return all;
  };
}

/** Whether an item has the blocks that it had, so many places further on. */
function isSamePlace(
  before: ItemPlace | undefined,
  { from, to, isHeaded, isFollowed }: ItemPlace,
  by: number,
): boolean {
  return (
    before !== undefined &&
    before.from + by === from &&
    before.to + by === to &&
    before.isHeaded === isHeaded &&
    before.isFollowed === isFollowed
  );
}

/** What was found in an item. */
interface FoundThere<T> {
  readonly item: () => Item;
  readonly values: readonly T[];
}

function itemAt(record: RecordDocument, place: ItemPlace): Item {
  return { section: itemsByPlace(record)(place), isFollowed: place.isFollowed };
}

function moved<T>(values: readonly T[], move: (value: T) => T): readonly T[] {
  return values.length === 0 ? values : values.map(move);
}
