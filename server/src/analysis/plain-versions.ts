import { isPart } from '../profile/symbol-fields';
import type { Fields } from '../profile/template';
import type { Block, DocumentReference, RecordDocument } from '../syntax/record';
import { derive } from '../text/derive';
import { slice } from '../text/span';
import { documentsOf } from './block-documents';
import { itemsOf } from './numbering';
import { staleSessionsOf, withSession } from './sessions';
import { hasWord } from './words';

/**
 * The references that stand for one version of their document and nothing else, each with the number of the part of the
 * record it is in: the agenda, or an item with its heading. Who names two versions in one part, or speaks of revisions,
 * compares them; of a part of a document, of a slip and of what a range implies nothing follows.
 */
export const plainVersionsOf = derive((record: RecordDocument): ReadonlyMap<DocumentReference, number> => {
  const plain = new Map<DocumentReference, number>();
  for (const [part, blocks] of partsOf(record).entries())
    for (const reference of plainIn(record, blocks)) plain.set(reference, part);
  return plain;
});

/** What is looked at together: the agenda, and each item with its heading. */
function partsOf(record: RecordDocument): readonly (readonly Block[])[] {
  const agenda = record.blocks.filter(({ kind }) => kind === 'agenda');
  return [agenda, ...itemsOf(record).map(({ heading, blocks }) => (heading ? [heading, ...blocks] : blocks))];
}

function plainIn(record: RecordDocument, blocks: readonly Block[]): DocumentReference[] {
  const { versions } = record.conventions.wording.documents;
  const stale = staleSessionsOf(record);
  /** Of each document the one version that is named, or `undefined` where there are two or any doubt. */
  const named = new Map<string, string | undefined>();
  const references: { readonly reference: DocumentReference; readonly key: string }[] = [];
  for (const block of blocks) {
    const cited = documentsOf(record, block);
    if (cited.length === 0) continue;
    const comparesVersions = hasWord(slice(record.text, block.span), versions);
    for (const reference of cited) {
      if (!reference.own) continue;
      const { key, canonical, fields } = withSession(record, reference) ?? reference;
      // The last number of a range is not written out where it could be changed.
      const isDoubtful =
        comparesVersions || !isWholeDocument(fields) || stale.has(reference) || reference.implied;
      const isOther = named.has(key) && named.get(key) !== canonical;
      named.set(key, isDoubtful || isOther ? undefined : canonical);
      references.push({ reference, key });
    }
  }
  return references.filter(({ key }) => named.get(key) !== undefined).map(({ reference }) => reference);
}

/** Whether fields are those of a document and its revision, and of no part that was issued by itself. */
export function isWholeDocument(fields: Fields): boolean {
  return Object.keys(fields).every((field) => fields[field] === undefined || !isPart(field));
}
