import { DIRECTIVE_START } from '../syntax/directives';
import type { RecordDocument } from '../syntax/record';
import { depthOf, numberAtHead, numberText } from '../syntax/sections';
import type { Edit } from '../text/edits';
import { contains, isBlank, type Span, slice, touches, trimSpan } from '../text/span';
import { announcementOf } from './agenda-rows';
import { numberingOf } from './numbering';
import { sentencesIn } from './sentences';
import { turnedReferences } from './turned';
import { type SectionUnit, sectionUnitsOf, type Unit, unitsOf } from './units';

/**
 * What a record looks like when something of it is moved, before its numbers are counted anew. Every character that
 * stood there is still there, but for the line end and the number of a paragraph that is joined with another.
 */

/** What is done with what stands at a place. */
export type Move = 'moveUp' | 'moveDown' | 'promoteSentence' | 'mergeWithPrevious';

/** The edits, ordered, and what they do to the numbers. */
export interface Moved {
  readonly edits: readonly Edit[];
  /** What is to be counted anew, in the text after the edits: from the number at an offset up to another offset. */
  readonly from: number;
  readonly to: number;
  /** Where the place is in the text after the edits. */
  readonly cursor: number;
  readonly gone?: ReadonlyMap<string, string>;
  readonly split?: string;
  /** The references, in the text after the edits, whose paragraph is now on the other side than they say. */
  readonly turned?: readonly Span[];
}

/** Why nothing is moved. */
export type Unmoved = 'place' | 'edge' | 'between' | 'single' | 'torn';

/** The edits that move what stands at an offset. */
export function moved(record: RecordDocument, move: Move, offset: number): Moved | Unmoved {
  const units = unitsOf(record);
  const index = units.findIndex(({ span }) => touches(span, offset));
  const unit = units[index];
  if (!unit) return 'place';
  const isHeading = unit.block.kind === 'heading' && touches(unit.block.span, offset);
  switch (move) {
    case 'moveUp':
    case 'moveDown':
      return isHeading
        ? movedSection(record, unit, offset, move)
        : movedParagraph(record, index, offset, move);
    case 'promoteSentence':
      return promoted(record, unit, offset);
    case 'mergeWithPrevious':
      return merged(record, unit, units[index - 1], offset);
  }
}

/** A paragraph changes places with the one beside it, or with the heading of its section or of the next. */
function movedParagraph(
  record: RecordDocument,
  index: number,
  offset: number,
  move: 'moveUp' | 'moveDown',
): Moved | Unmoved {
  const units = unitsOf(record);
  const [unit, other] = [units[index], units[move === 'moveUp' ? index - 1 : index + 1]];
  if (!unit || unit.block.kind === 'heading') return 'place';
  // Above the first heading there is no section.
  if (!other || (move === 'moveUp' && other.block.kind === 'heading' && index === 1)) return 'edge';
  const [first, last] = move === 'moveUp' ? [other, unit] : [unit, other];
  const { edits, cursor } = swapped(record, first.span, last.span, move, offset);
  const turned = turnedReferences(record, first.span, last.span);
  return { edits, from: first.span.from, to: sectionEnd(record, last), cursor, turned };
}

/** A section changes places with the one beside it, and so do their rows in the table of subjects. */
function movedSection(
  record: RecordDocument,
  { block }: Unit,
  offset: number,
  move: 'moveUp' | 'moveDown',
): Moved | Unmoved {
  const sections = sectionUnitsOf(record);
  const index = sections.findIndex((section) => section.block === block);
  const [first, last] =
    move === 'moveUp' ? [sections[index - 1], sections[index]] : [sections[index], sections[index + 1]];
  if (!first || !last || beginsInside(record, first)) return 'edge';
  const { edits, cursor } = swapped(record, first.span, last.span, move, offset);
  const rows = swappedRows(record, first, last);
  const shift = rows.reduce((sum, { span, text }) => sum + text.length - (span.to - span.from), 0);
  return {
    edits: [...rows, ...edits],
    from: first.span.from + shift,
    to: last.span.to + shift,
    cursor: cursor + shift,
    turned: turnedReferences(record, first.span, last.span).map((span) => ({
      from: span.from + shift,
      to: span.to + shift,
    })),
  };
}

/** Whether a section is the first of an extract and begins inside: elsewhere it would have to begin with 1. */
function beginsInside(record: RecordDocument, { block }: SectionUnit): boolean {
  const [first] = numberingOf(record);
  if (first?.heading?.block !== block || first.heading.number === 1) return false;
  const numbered = first.entries.find((entry) => entry.kind === 'numbered');
  return numbered?.kind === 'numbered' && numbered.minor !== 1;
}

/** Two stretches change places; what stands between them stays. The one that is moved is put in anew. */
function swapped(
  { text }: RecordDocument,
  first: Span,
  last: Span,
  move: 'moveUp' | 'moveDown',
  offset: number,
): { readonly edits: readonly Edit[]; readonly cursor: number } {
  const between = text.slice(first.to, last.from);
  if (move === 'moveUp') {
    const put = { span: { from: first.from, to: first.from }, text: slice(text, last) + between };
    const taken = { span: { from: first.to, to: last.to }, text: '' };
    return { edits: [put, taken], cursor: first.from + offset - last.from };
  }
  const taken = { span: { from: first.from, to: last.from }, text: '' };
  const put = { span: { from: last.to, to: last.to }, text: between + slice(text, first) };
  const cursor = last.to - (last.from - first.from) + between.length + offset - first.from;
  return { edits: [taken, put], cursor };
}

function swappedRows(record: RecordDocument, first: Unit, last: Unit): Edit[] {
  const items = announcementOf(record)?.items ?? [];
  const rows = [first, last].map(({ block }) => items.find(({ heading }) => heading?.block === block)?.row);
  const [a, b] = rows;
  if (!a?.number || !b?.number || !a.title || !b.title) return [];
  const swap = [
    { span: a.span, text: slice(record.text, b.span) },
    { span: b.span, text: slice(record.text, a.span) },
  ];
  return swap.sort((left, right) => left.span.from - right.span.from);
}

/** A sentence becomes a paragraph; what stands behind it becomes another. */
function promoted(record: RecordDocument, { block }: Unit, offset: number): Moved | Unmoved {
  const { text, conventions } = record;
  if (block.kind !== 'paragraph' || !touches(block.body, offset)) return 'place';
  const sentences = sentencesWithin(record, block.body);
  if (sentences.length < 2) return 'single';
  const at = sentences.findIndex(({ to }) => offset < to);
  const sentence = sentences[at < 0 ? sentences.length - 1 : at];
  if (!sentence) return 'single';
  const { pairs } = conventions.wording.typography;
  if (!isBalanced(slice(text, sentence), pairs)) return 'torn';
  const [major = 0] = block.number.value;
  const draft = numberAtHead(record, depthOf(record) === 1 ? [0] : [major, 0]);
  const head = `${lineEndOf(text)}${draft}\t`;
  const edits: Edit[] = [];
  if (sentence.from > block.body.from)
    edits.push({ span: blanksBefore(text, sentence.from, block.body.from), text: head });
  const rest = sentences.find(({ from }) => from >= sentence.to);
  if (rest) edits.push({ span: blanksBefore(text, rest.from, sentence.to), text: head });
  const [first] = edits;
  const isFirst = sentence.from === block.body.from;
  const cursor = first && !isFirst ? first.span.from + head.length : sentence.from;
  const grown = edits.reduce((sum, { span, text: put }) => sum + put.length - (span.to - span.from), 0);
  return {
    edits,
    from: block.span.from,
    to: sectionEnd(record, { block, span: block.span }) + grown,
    cursor,
    split: numberText(block.number.value),
  };
}

/** The sentences of a body without the blanks between them, each with the marks that close it. */
function sentencesWithin({ text, conventions }: RecordDocument, body: Span): Span[] {
  const closing = /[”’"»)）\]]{0,4}/y;
  const found: Span[] = [];
  for (const sentence of sentencesIn(text, body, conventions.wording)) {
    closing.lastIndex = sentence.to;
    const to = Math.min(body.to, sentence.to + (closing.exec(text)?.[0].length ?? 0));
    const from = Math.max(sentence.from, found.at(-1)?.to ?? body.from);
    const trimmed = trimSpan(text, { from, to });
    if (trimmed.from < trimmed.to) found.push(trimmed);
  }
  return found;
}

function isBalanced(content: string, pairs: readonly (readonly [string, string])[]): boolean {
  return pairs.every(([open, close]) => content.split(open).length === content.split(close).length);
}

/** A paragraph goes on where the one above it ends; who names it names that one from then on. */
function merged(
  record: RecordDocument,
  unit: Unit,
  above: Unit | undefined,
  offset: number,
): Moved | Unmoved {
  const { text, conventions } = record;
  const { block } = unit;
  if (block.kind !== 'paragraph') return 'place';
  if (above?.block.kind !== 'paragraph') return 'edge';
  const end = trimSpan(text, above.block.body).to;
  const between = text.slice(end, block.span.from);
  const line = slice(text, above.block.span);
  if (
    between.trim() !== '' ||
    line.includes(DIRECTIVE_START) ||
    above.block.number.value.length > depthOf(record)
  )
    return 'between';
  const kept = record.artefacts.filter((span) =>
    contains({ from: block.span.from, to: block.body.from }, span),
  );
  const joint = conventions.wording.script === 'Han' ? '' : ' ';
  const put = joint + kept.map((span) => slice(text, span)).join('');
  const edit = { span: { from: end, to: block.body.from }, text: put };
  const shift = put.length - (block.body.from - end);
  return {
    edits: [edit],
    from: above.block.span.from,
    to: sectionEnd(record, unit) + shift,
    cursor: Math.max(end, offset + shift),
    gone: new Map([[numberText(block.number.value), numberText(above.block.number.value)]]),
  };
}

/** Where the section ends that a unit heads or stands in: the numbers behind it stay, unless all are counted through. */
function sectionEnd(record: RecordDocument, { span }: Unit): number {
  if (depthOf(record) === 1) return record.text.length;
  const next = sectionUnitsOf(record).find((section) => section.span.from > span.from);
  return next?.span.from ?? record.text.length;
}

function blanksBefore(text: string, at: number, least: number): Span {
  let from = at;
  while (from > least && isBlank(text.charCodeAt(from - 1))) from--;
  return { from, to: at };
}

function lineEndOf(text: string): string {
  return /\r\n|\r|\n/.exec(text)?.[0] ?? '\n';
}
