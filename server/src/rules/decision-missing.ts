import { documentsOf } from '../analysis/block-documents';
import { hasWord } from '../analysis/words';
import type { Wording } from '../profile/wording';
import type { Block, Heading, RecordDocument } from '../syntax/record';
import { numberText } from '../syntax/sections';
import { derive } from '../text/derive';
import { contains, slice } from '../text/span';
import { itemRule } from './item-rule';

/**
 * An item with documents ends in what became of them. Any word of a decision, anywhere in the item, is enough for
 * silence: what a speaker asks for and what the meeting does are told apart by nobody with certainty. An item in which
 * nothing is written yet is not over.
 */
export const decisionMissing = itemRule({
  id: 'decision-missing',
  severity: 'hint',
  summary: 'An item with documents says what became of them.',
  messages: {
    missing: 'Item {item} ends without a decision.',
    item: 'The item begins here.',
  },
  *check(record, { section, isFollowed }) {
    const { decides, deciders } = record.conventions.wording.documents;
    if (decides.length === 0 || deciders.length === 0) return;
    const { heading, blocks, paragraphs } = section;
    const last = paragraphs.at(-1);
    // What is written last may not be finished.
    const isClosed = isFollowed || blocks.some(({ kind }) => kind === 'signature');
    if (!heading || !last || !isClosed) return;
    if (paragraphs.every(({ body }) => slice(record.text, body).trim() === '')) return;
    if (!namesDocuments(record, heading) || isContinued(record, heading)) return;
    // Most items end in a decision: it is looked for from there.
    if (blocks.findLast((block) => block.kind === 'note' || saysOne(record, block))) return;
    yield {
      message: 'missing',
      args: { item: numberText(heading.number.value) },
      span: last.number.span,
      related: [{ span: heading.number.span, message: 'item' }],
    };
  },
});

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

/** Whether a block says what became of an item. */
function saysOne({ text, conventions }: RecordDocument, { kind, span }: Block): boolean {
  const isText = kind === 'paragraph' || kind === 'bullet' || kind === 'prose';
  return isText && hasWord(slice(text, span).toLowerCase(), decisionsIn(conventions.wording));
}

/** The words of a decision: those that are listed, and what stands at the end of a form with a gap, “…would be resumed”. */
const decisionsIn = derive(({ documents: { decides, concludes }, decisions: { outcomes } }: Wording) => {
  const forms = Object.values(outcomes).flatMap(
    ({ openings, passives, formulae, endings, rulings, content }) =>
      [openings, passives, formulae, endings, rulings, content]
        .flat()
        .flatMap((form) => form.split('…').at(-1) || []),
  );
  return [...new Set([...decides, ...concludes, ...forms].map((word) => word.toLowerCase()))];
});
