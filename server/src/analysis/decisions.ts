import type { Outcome } from '../profile/outcomes';
import { placedByBlock } from '../syntax/by-block';
import { quotationsIn } from '../syntax/quiet';
import type { Block, RecordDocument } from '../syntax/record';
import { numberAt, numberText, type Section } from '../syntax/sections';
import { derive } from '../text/derive';
import { contains, type Span, shifted, slice, trimSpan } from '../text/span';
import { documentsOf, placeOf } from './block-documents';
import { contentOf, type Decided, decidedBy, isProposal } from './decision-forms';
import { itemDocuments, type NamedDocument, namedBy } from './item-documents';
import { itemsOf } from './numbering';
import { oneLine } from './one-line';
import { sentencesIn } from './sentences';

/** An item of the agenda, as the record treats it, with all that was decided under it. */
export interface DecidedItem {
  readonly section: Section;
  /** That of the heading; where a heading was lost, what its paragraphs begin with. */
  readonly number: string;
  /** On one line, without the documents; empty where the heading was lost. */
  readonly title: string;
  /** Whether its heading says that it was begun at an earlier meeting. */
  readonly isContinued: boolean;
  readonly documents: readonly NamedDocument[];
  readonly decisions: readonly Decision[];
}

/** One sentence that says what was decided. */
export interface Decision {
  /** In the order in which it says so, each once. Never empty. */
  readonly outcomes: readonly Outcome[];
  readonly span: Span;
  /** The number of the paragraph it stands in; of the heading, where that has no numbered paragraphs. */
  readonly paragraph: string | undefined;
  /** The sentence that proposed it, where the decision only says that it was agreed to. */
  readonly proposal: Span | undefined;
  /** The documents that the two sentences name. */
  readonly documents: readonly NamedDocument[];
}

/**
 * The items of a record with their decisions, in order. Text above the first heading, or below one that was lost, is an
 * item only where something is decided in it.
 */
export const decisionsOf = derive((record: RecordDocument): readonly DecidedItem[] =>
  itemsOf(record).flatMap((section) => itemOf(record, section) ?? []),
);

function itemOf(record: RecordDocument, section: Section): DecidedItem | undefined {
  const decisions = decisionsIn(record, section);
  const { heading } = section;
  if (!heading && decisions.length === 0) return undefined;
  const number = heading?.number.value ?? section.paragraphs[0]?.number.value.slice(0, 1) ?? [];
  const written = heading ? slice(record.text, heading.span) : '';
  return {
    section,
    number: numberText(number),
    title: heading ? oneLine(record, heading.title) : '',
    isContinued: record.conventions.wording.headings.continued.some((mark) => written.includes(mark)),
    documents: itemDocuments(record, section),
    decisions,
  };
}

/** A sentence of a block that decides. */
interface DecidingSentence extends Decided {
  readonly span: Span;
}

/** The sentences of each block that decide, by the sentence alone. */
const decidingByBlock = placedByBlock(
  (record, block): readonly DecidingSentence[] => {
    const found = sentencesOf(record, block).flatMap((span) => {
      const decided = decidedBy(slice(record.text, span), record.conventions);
      return decided ? { ...decided, span } : [];
    });
    return found.length > 0 ? found : NONE;
  },
  (sentences, by) =>
    sentences.length === 0
      ? sentences
      : sentences.map((sentence) => ({ ...sentence, span: shifted(sentence.span, by) })),
);

const NONE: readonly DecidingSentence[] = [];

function decisionsIn(record: RecordDocument, section: Section): Decision[] {
  const all = decidingByBlock(record);
  const spoken = section.blocks.filter(isSpoken);
  const last = spoken.at(-1);
  const found: (Decision & Pick<Decided, 'by'>)[] = [];
  spoken.forEach((block, index) => {
    for (const { outcomes, by, span } of all.at(placeOf(record, block)) ?? []) {
      // What the chair announces ends the item only where nothing follows.
      if (by === 'ruling' && block !== last) continue;
      const proposal = by === 'formula' ? proposalOf(record, spoken.slice(0, index + 1), span) : undefined;
      const content = proposal ? contentOf(slice(record.text, proposal), record.conventions.wording) : [];
      found.push({
        by,
        outcomes: [...new Set([...outcomes, ...content])],
        span,
        paragraph: numberAt(record, span.from),
        proposal,
        documents: documentsWithin(record, spoken, proposal ? [proposal, span] : [span]),
      });
    }
  });
  const end = found.at(-1);
  // It announces nothing where the meeting then decides.
  return found.filter((decision) => decision.by !== 'ruling' || decision === end);
}

/** The sentence that a formula agrees to: the last proposal before it, in its paragraph or in the one above. */
function proposalOf(record: RecordDocument, blocks: readonly Block[], { from }: Span): Span | undefined {
  const { wording } = record.conventions;
  let paragraphs = 0;
  for (let index = blocks.length - 1; index >= 0 && paragraphs < 2; index--) {
    const block = blocks[index];
    if (!block) continue;
    const found = sentencesOf(record, block).findLast(
      (span) => span.to <= from && isProposal(slice(record.text, span), wording),
    );
    if (found) return found;
    // The bullets of a proposal stand between it and the decision.
    if (block.kind !== 'bullet') paragraphs++;
  }
  return undefined;
}

function documentsWithin(
  record: RecordDocument,
  blocks: readonly Block[],
  spans: readonly Span[],
): readonly NamedDocument[] {
  const named = spans.flatMap((sentence) => {
    const block = blocks.find(({ span }) => contains(span, sentence));
    return documentsOf(record, block).filter(({ span }) => contains(sentence, span));
  });
  return namedBy(record, named);
}

type Spoken = Extract<Block, { readonly body: Span }>;

/** Whether a block tells what was said and done. */
function isSpoken(block: Block): block is Spoken {
  return block.kind === 'paragraph' || block.kind === 'bullet' || block.kind === 'prose';
}

/** What closes a quotation or a bracket behind the stop of a sentence, and blanks. */
const CLOSING = /^[\s\p{Pe}\p{Pf}]+/u;

/** The sentences of a block in the record’s own words, without the blanks around them. */
function sentencesOf({ text, conventions }: RecordDocument, block: Block): Span[] {
  if (!isSpoken(block)) return [];
  const quotations = quotationsIn(text, block.body, conventions.wording);
  return sentencesIn(text, block.body, conventions.wording)
    .map((span) => {
      const closing = CLOSING.exec(slice(text, span))?.[0].length ?? 0;
      return trimSpan(text, { from: span.from + closing, to: span.to });
    })
    .filter(({ from, to }) => from < to && !quotations.some((quiet) => quiet.from < from && from < quiet.to));
}
