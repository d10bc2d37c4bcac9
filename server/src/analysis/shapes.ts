import { isAppendixTitle } from '../syntax/blocks/asides';
import { byBlock } from '../syntax/by-block';
import type { Block, Paragraph, Prose, RecordDocument } from '../syntax/record';
import { numberText } from '../syntax/sections';
import { slice } from '../text/span';
import { isDecision, signsOf } from './unnumbered';

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
      const { announces } = signsOf(record, block);
      return `paragraph ${numberText(block.number.value)} ${isEmpty} ${announces} ${decides(record, block)}`;
    }
    case 'prose': {
      const { isSentence, announces } = signsOf(record, block);
      const heads = isAppendixTitle(record.conventions.wording, slice(record.text, block.body));
      return `prose ${isSentence} ${announces} ${heads} ${decides(record, block)}`;
    }
    case 'agenda':
    case 'note':
      return `${block.kind} ${slice(record.text, block.span)}`;
    default:
      return block.kind;
  }
}

/** Only where paragraphs are counted through may decisions go without numbers. */
function decides(record: RecordDocument, block: Paragraph | Prose): boolean {
  return record.conventions.profile.numbering === 'continuous' && isDecision(record, block);
}
