import type { Block, DocumentReference, RecordDocument } from '../syntax/record';
import { documentReferencesOf } from '../syntax/references';
import { derive } from '../text/derive';

const documentsByBlock = derive(
  (record: RecordDocument): ReadonlyMap<Block, readonly DocumentReference[]> => {
    const found = new Map<Block, DocumentReference[]>();
    const references = documentReferencesOf(record);
    let next = 0;
    for (const block of record.blocks) {
      const own: DocumentReference[] = [];
      for (; next < references.length; next++) {
        const reference = references[next];
        if (!reference || reference.span.from >= block.span.to) break;
        own.push(reference);
      }
      if (own.length > 0) found.set(block, own);
    }
    return found;
  },
);

/** The document references of a block, in order. */
export function documentsOf(record: RecordDocument, block: Block | undefined): readonly DocumentReference[] {
  return (block && documentsByBlock(record).get(block)) ?? [];
}
