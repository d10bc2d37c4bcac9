import { byBlock } from '../syntax/by-block';
import type { Block, RecordDocument } from '../syntax/record';
import { referencesByBlock } from '../syntax/references';
import { numberText } from '../syntax/sections';
import { contains, slice } from '../text/span';
import { documentsIn } from './block-documents';
import { treatmentsByBlock } from './discussed';
import { signsOf } from './unnumbered';
import { hasWord } from './words';

/**
 * What judgements on a whole record follow from, as a short text for each block that speaks of no place. As long as no
 * text is another one the list is the very same, and so is what follows from it.
 */

/** What each block is and what number it has: all that the numbering of a record and its parts follow from. */
export const shapesOf = byBlock((record, block): string => shapeOf(record, block));

function shapeOf(record: RecordDocument, block: Block): string {
  switch (block.kind) {
    case 'heading': {
      const written = slice(record.text, block.span);
      const isContinued = record.conventions.wording.headings.continued.some((mark) =>
        written.includes(mark),
      );
      return `heading ${numberText(block.number.value)} ${isContinued} ${block.documents !== undefined}`;
    }
    case 'paragraph': {
      const isEmpty = slice(record.text, block.body).trim() === '';
      return `paragraph ${numberText(block.number.value)} ${isEmpty} ${signsOf(record, block).announces}`;
    }
    case 'prose': {
      const { isSentence, announces } = signsOf(record, block);
      return `prose ${isSentence} ${announces}`;
    }
    case 'agenda':
    case 'note':
      return `${block.kind} ${slice(record.text, block.span)}`;
    default:
      return block.kind;
  }
}

/** The titles of the headings. */
export const titlesOf = byBlock(({ text }, block): string =>
  block.kind === 'heading' ? slice(text, block.title) : '',
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
  const does = treatmentsByBlock(record)[index] ?? [];
  return JSON.stringify([named, does, hasWord(written, decides), hasWord(written, versions)]);
});
