import type { Block, DocumentReference, RecordDocument, Reference } from '../syntax/record';
import { referencesByBlock } from '../syntax/references';
import { lastBegunAt } from '../text/span';

/** The place of a block among those of its record, for what is known by block. Logarithmic. */
export function placeOf({ lists }: RecordDocument, block: Block): number {
  return lastBegunAt(lists.blocks, block.span.from);
}

/** The document references of a block, in order. */
export function documentsOf(record: RecordDocument, block: Block | undefined): readonly DocumentReference[] {
  return block ? documentsIn(referencesByBlock(record).at(placeOf(record, block)) ?? NONE) : NONE;
}

/** The document references of a block, wherever they stand: for what they say besides. */
export function documentsAnywhere(record: RecordDocument, block: Block): readonly DocumentReference[] {
  return documentsIn(referencesByBlock(record).anywhere(placeOf(record, block)) ?? NONE);
}

/** The documents among some references: the same list, where there is nothing else, as mostly. */
export function documentsIn(references: readonly Reference[]): readonly DocumentReference[] {
  return areDocuments(references) ? references : references.filter(isDocument);
}

function areDocuments(references: readonly Reference[]): references is readonly DocumentReference[] {
  return references.every(isDocument);
}

function isDocument(reference: Reference): reference is DocumentReference {
  return reference.kind === 'document';
}

const NONE: readonly DocumentReference[] = [];
