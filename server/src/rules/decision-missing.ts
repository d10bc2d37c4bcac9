import { documentsOf } from '../analysis/block-documents';
import { documentFactsOf, shapesOf } from '../analysis/facts';
import { itemsOf } from '../analysis/numbering';
import { hasWord } from '../analysis/words';
import type { Wording } from '../profile/wording';
import { blocksWhere } from '../syntax/by-block';
import type { Block, Heading, RecordDocument } from '../syntax/record';
import { numberText, type Section } from '../syntax/sections';
import { derive } from '../text/derive';
import { contains, slice } from '../text/span';
import { factsRule } from './rule';

/**
 * An item with documents ends in what became of them. Any word of a decision, anywhere in the item, is enough for
 * silence: what a speaker asks for and what the meeting does are told apart by nobody with certainty. An item in which
 * nothing is written yet is not over.
 */
export const decisionMissing = factsRule({
  id: 'decision-missing',
  severity: 'hint',
  summary: 'An item with documents says what became of them.',
  messages: {
    missing: 'Item {item} ends without a decision.',
    item: 'The item begins here.',
  },
  facts: (record) => [shapesOf(record), documentFactsOf(record), withDecisions(record)],
  *check(record) {
    const { decides, deciders } = record.conventions.wording.documents;
    if (decides.length === 0 || deciders.length === 0) return;
    const items = itemsOf(record);
    for (const [index, item] of items.entries()) {
      const last = item.paragraphs.at(-1);
      const { heading } = item;
      if (!heading || !last || !isClosed(item, items[index + 1])) continue;
      if (item.paragraphs.every(({ body }) => slice(record.text, body).trim() === '')) continue;
      if (!namesDocuments(record, heading) || isContinued(record, heading)) continue;
      if (item.blocks.some((block) => block.kind === 'note' || saysOne(record, block))) continue;
      yield {
        message: 'missing',
        args: { item: numberText(heading.number.value) },
        span: last.number.span,
        related: [{ span: heading.number.span, message: 'item' }],
      };
    }
  },
});

/** Whether something stands below: what is written last may not be finished. */
function isClosed({ blocks }: Section, below: Section | undefined): boolean {
  return below?.heading !== undefined || blocks.some(({ kind }) => kind === 'signature');
}

/** Whether a heading names a document of the body that is more than information. */
function namesDocuments(record: RecordDocument, heading: Heading): boolean {
  const { unlisted } = record.conventions.profile.documents;
  const { documents } = heading;
  if (!documents) return false;
  return documentsOf(record, heading).some(
    ({ own, span, fields: { series } }) =>
      own && contains(documents, span) && !(series && unlisted.includes(series)),
  );
}

function isContinued({ text, conventions }: RecordDocument, { span }: Heading): boolean {
  const written = slice(text, span);
  return conventions.wording.headings.continued.some((mark) => written.includes(mark));
}

/** The blocks that say what became of an item. */
const withDecisions = blocksWhere(saysOne);

function saysOne({ text, conventions }: RecordDocument, { kind, span }: Block): boolean {
  const isText = kind === 'paragraph' || kind === 'bullet' || kind === 'prose';
  return isText && hasWord(slice(text, span).toLowerCase(), decisionsIn(conventions.wording));
}

const decisionsIn = derive(({ documents: { decides, concludes } }: Wording) =>
  [...decides, ...concludes].map((word) => word.toLowerCase()),
);
