import { byBlock } from '../syntax/by-block';
import { referencesByBlock } from '../syntax/references';
import { contains, slice } from '../text/span';
import { documentsIn } from './block-documents';
import { treatmentsOf } from './discussed';
import { hasWord } from './words';

/**
 * What judgements on a whole record follow from, as a short text for each block that speaks of no place. As long as no
 * text is another one the list is the very same, and so is what follows from it.
 */

/** The titles of the headings. */
export const titlesOf = byBlock(({ text }, block): string =>
  block.kind === 'heading' ? slice(text, block.title) : '',
);

/** The documents that each heading and the table of subjects name. */
export const titleDocumentsOf = byBlock((record, block, index): string =>
  block.kind === 'heading' || block.kind === 'agenda' ? (documentFactsOf(record)[index] ?? '') : '',
);

/** The documents that each block names, and what it does with them. */
export const documentFactsOf = byBlock((record, block, index): string => {
  const documents = documentsIn(referencesByBlock(record).at(index) ?? []);
  if (documents.length === 0) return '';
  const { decides, versions } = record.conventions.wording.documents;
  const written = slice(record.text, block.span);
  const named = documents.map(({ key, canonical, own, implied, fields, span }) => {
    const isInBracket = block.kind === 'heading' && block.documents && contains(block.documents, span);
    return [key, canonical, own, implied, fields, isInBracket];
  });
  const does = treatmentsOf(record, block, documents);
  const bracket = block.kind === 'heading' && block.documents ? slice(record.text, block.documents) : '';
  const words = [hasWord(written, decides), hasWord(written, versions), hasWord(bracket, versions)];
  return JSON.stringify([named, does, ...words]);
});
