import type { Block, DocumentReference, RecordDocument, Reference } from '../syntax/record';
import { referencesByBlock } from '../syntax/references';
import { derive } from '../text/derive';

/** Where each block stands among those of its record. */
const placesOf = derive(({ blocks }: RecordDocument): ReadonlyMap<Block, number> => {
  const places = new Map<Block, number>();
  for (const block of blocks) places.set(block, places.size);
  return places;
});

/** The place of a block among those of its record, for what is known by block. */
export function placeOf(record: RecordDocument, block: Block): number {
  return placesOf(record).get(block) ?? -1;
}

/** The document references of each block, in order. */
export const documentsByBlock = derive((record: RecordDocument): readonly (readonly DocumentReference[])[] =>
  referencesByBlock(record).map((references) => {
    if (references.length === 0) return NONE;
    return areDocuments(references) ? references : references.filter(isDocument);
  }),
);

function areDocuments(references: readonly Reference[]): references is readonly DocumentReference[] {
  return references.every(isDocument);
}

function isDocument(reference: Reference): reference is DocumentReference {
  return reference.kind === 'document';
}

const NONE: readonly DocumentReference[] = [];

/** The document references of a block, in order. */
export function documentsOf(record: RecordDocument, block: Block | undefined): readonly DocumentReference[] {
  return (block && documentsByBlock(record)[placeOf(record, block)]) ?? NONE;
}
