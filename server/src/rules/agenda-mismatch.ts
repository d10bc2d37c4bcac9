import {
  type AnnouncedItem,
  type Announcement,
  announcementOf,
  plainTitlesOf,
} from '../analysis/agenda-rows';
import { type Difference, differencesOf } from '../analysis/announced-documents';
import { placeOf } from '../analysis/block-documents';
import { documentsBracket, documentsCell } from '../analysis/document-lists';
import { documentFactsOf, titleDocumentsOf, titlesOf } from '../analysis/facts';
import { headingDocumentsIn, isHeadingsFault } from '../analysis/heading-documents';
import { itemsWith } from '../analysis/items';
import { type NumberedHeading, numberingOf } from '../analysis/numbering';
import { otherSchemeOf } from '../analysis/numbering-scheme';
import { staleFactsOf } from '../analysis/sessions';
import { shapesOf } from '../analysis/shapes';
import { plainTitle, titleMismatch } from '../analysis/titles';
import { sessionOf } from '../syntax/masthead';
import { foundInRecord } from '../syntax/memory';
import type { DocumentReference, Heading, RecordDocument } from '../syntax/record';
import { numberText, type Section } from '../syntax/sections';
import { inOneLine } from '../text/lines';
import { type Span, slice, trimSpan } from '../text/span';
import { factsRule, type Report } from './rule';

const messages = {
  number: 'The table numbers this item {found}; its heading is {expected}.',
  title: 'The table says “{found}”; the heading says “{expected}”.',
  documents: 'The table names {found}; the heading names {expected}.',
  noRow: 'The table has no row for heading {number}.',
  noHeading: 'The record has no heading for row {number} of the table.',
  heading: 'The heading is {number}.',
  table: 'The table stands here.',
  renumber: 'Number the row {expected}',
  renumberBelow: 'Number the rows from here on {expected} and so forth',
  takeHeading: 'Write {expected}, as in the heading',
  takeTable: 'Write {found} in the heading, as in the table',
} as const;

type Reports = Generator<Report<keyof typeof messages>>;

/**
 * The table of subjects announces what the headings say (RECORDS.md §1.6, §6.3). From cells that an extraction lost
 * nothing follows. What the order of headings or the documents of a section explain is left to the rules about them.
 */
export const agendaMismatch = factsRule({
  id: 'agenda-mismatch',
  severity: 'warning',
  summary: 'The table of subjects and the headings have the same numbers, titles and documents.',
  messages,
  facts: (record) => [...announcedBy(record), disputedFactsOf(record), otherSchemeOf(record)],
  *check(record) {
    const announcement = announcementOf(record);
    if (!announcement || otherSchemeOf(record)) return;
    if (announcement.isComplete) yield* numbersOf(record, announcement);
    for (const item of announcement.items) {
      yield* titleOf(record, announcement, item);
      const difference = differencesOf(record).get(item.row);
      if (difference) yield* documentsOfItem(record, difference);
    }
    if (announcement.isComplete) yield* absencesOf(record, announcement);
  },
});

/** What the table and the headings say by themselves, and which sessions are meant. */
function announcedBy(record: RecordDocument): readonly unknown[] {
  return [
    shapesOf(record),
    titleDocumentsOf(record),
    titlesOf(record),
    plainTitlesOf(record),
    sessionOf(record),
    staleFactsOf(record),
  ];
}

/** What the items say of documents that the table names otherwise than their headings: whose fault it is follows from that. */
function disputedFactsOf(record: RecordDocument): string {
  const facts = documentFactsOf(record);
  return [...disputedItems(record, undefined)]
    .map(({ from, to }) => facts.slice(from, to).join('\n'))
    .join('\n');
}

/** Where the items stand among the blocks whose documents the table names otherwise. */
const disputedItems = foundInRecord<Span, undefined>({
  find: (record) =>
    [...differencesOf(record).values()].flatMap(({ heading }) => {
      const last = sectionOf(record, heading)?.blocks.at(-1);
      return last ? [{ from: placeOf(record, heading), to: placeOf(record, last) + 1 }] : [];
    }),
  carried: (places) => places,
  facts: announcedBy,
});

/** The item that a heading heads. */
function sectionOf(record: RecordDocument, heading: Heading): Section | undefined {
  return itemsWith(record, [placeOf(record, heading)])[0];
}

/** Rows that go on from a wrong number are no further fault, nor are those behind a row or a heading too many. */
function* numbersOf(record: RecordDocument, { items, unannounced }: Announcement): Reports {
  const tooMany = countAbove(record, unannounced);
  let previous = 0;
  let rowsTooMany = 0;
  for (const [index, { row, heading }] of items.entries()) {
    if (!heading) rowsTooMany++;
    const found = row.number?.value[0];
    if (!heading || !row.number || found === undefined) continue;
    const expected = heading.number;
    const difference = found === heading.reading.expected ? 0 : found - expected;
    const isExplained = difference === rowsTooMany - (tooMany.get(heading) ?? 0);
    if (difference !== 0 && difference !== previous && !isExplained)
      yield {
        message: 'number',
        args: { found, expected },
        span: row.number.span,
        related: [{ span: heading.block.number.span, message: 'heading', args: { number: expected } }],
        fixes: () => {
          const edits = items.slice(index).flatMap((below) => shifted(below, difference));
          return [{ title: edits.length > 1 ? 'renumberBelow' : 'renumber', args: { expected }, edits }];
        },
      };
    previous = difference;
  }
}

/** For each heading, how many of some headings stand above it. */
function countAbove(
  record: RecordDocument,
  some: readonly NumberedHeading[],
): ReadonlyMap<NumberedHeading, number> {
  const counted = new Set(some);
  const above = new Map<NumberedHeading, number>();
  let count = 0;
  for (const { heading } of numberingOf(record)) {
    if (!heading) continue;
    above.set(heading, count);
    if (counted.has(heading)) count++;
  }
  return above;
}

/** The edit that takes a difference from the number of a row, when it has that difference. */
function shifted({ row, heading }: AnnouncedItem, difference: number) {
  const found = row.number?.value[0];
  if (!row.number || found === undefined || !heading || found - heading.number !== difference) return [];
  return [{ span: row.number.span, text: String(heading.number) }];
}

/** A title without a last bracket that is not closed, or by one of another width: that is told of the bracket. */
function withoutBroken(text: string, title: Span): Span {
  const words = slice(text, title);
  const open = Math.max(words.lastIndexOf('('), words.lastIndexOf('（'));
  if (open < 0) return title;
  const close = words.slice(open).search(/[)）]/);
  const isBroken =
    close < 0 || (open + close === words.length - 1 && (words[open] === '(') !== words.endsWith(')'));
  return isBroken ? trimSpan(text, { from: title.from, to: title.from + open }) : title;
}

function* titleOf(
  record: RecordDocument,
  { isComplete }: Announcement,
  { row, heading }: AnnouncedItem,
): Reports {
  if (!row.title || !heading) return;
  const { text, conventions } = record;
  const title = withoutBroken(text, heading.block.title);
  if (slice(text, row.title) === slice(text, title)) return;
  const announced = plainTitle(text, row.title, conventions.wording);
  const mismatch = titleMismatch(announced, plainTitle(text, title, conventions.wording));
  if (!mismatch) return;
  const { left, right } = mismatch;
  // In a table that lost cells a title may have come to stand beside another number.
  if (!isComplete && left.to - left.from > announced.characters.length / 2) return;
  const found = oneLine(record, left);
  const expected = oneLine(record, right);
  yield {
    message: 'title',
    args: { found, expected },
    span: left,
    related: [{ span: right, message: 'heading', args: { number: heading.number } }],
    fixes: () => [
      { title: 'takeHeading', args: { expected }, edits: [{ span: left, text: expected }] },
      { title: 'takeTable', args: { found }, edits: [{ span: right, text: found }] },
    ],
  };
}

/** A part of a title without the line end that it may be broken by. */
function oneLine({ text, conventions }: RecordDocument, part: Span): string {
  return inOneLine(slice(text, part), conventions.wording.script === 'Han' ? '' : ' ');
}

function* documentsOfItem(record: RecordDocument, difference: Difference): Reports {
  const { cell, heading, inTable, inHeading, extra, lacking } = difference;
  const { wording } = record.conventions;
  const section = sectionOf(record, heading);
  if (!section || isHeadingsFault(record, headingDocumentsIn(record, section), lacking, extra)) return;
  const found = documentsCell(wording, [...inTable]);
  const expected = documentsCell(wording, [...inHeading]);
  const { documents, title, number } = heading;
  yield {
    message: 'documents',
    args: { found, expected },
    span: hull(extra) ?? cell,
    related: [
      {
        span: trimSpan(record.text, documents ?? title),
        message: 'heading',
        args: { number: numberText(number.value) },
      },
    ],
    fixes: () => [
      { title: 'takeHeading', args: { expected }, edits: [{ span: cell, text: expected }] },
      {
        title: 'takeTable',
        args: { found },
        edits: [
          {
            span: documents ?? { from: title.to, to: title.to },
            text: documentsBracket(wording, [...inTable]),
          },
        ],
      },
    ],
  };
}

function hull(references: readonly DocumentReference[]): Span | undefined {
  const [first] = references;
  const last = references.at(-1);
  return first && last ? { from: first.span.from, to: last.span.to } : undefined;
}

/** Rows without heading, and headings without row; not those of a record that begins later or goes on being written. */
function* absencesOf(record: RecordDocument, { table, items, unannounced }: Announcement): Reports {
  for (const { block, number } of unannounced)
    yield {
      message: 'noRow',
      args: { number },
      span: block.number.span,
      related: [{ span: table.span, message: 'table' }],
    };
  // Paragraphs above the first heading are an extract’s, unless the table announces their heading.
  const [opening] = numberingOf(record);
  const orphaned = opening?.heading ? undefined : opening?.major;
  const first = items.findIndex(({ row, heading }) => heading || row.number?.value[0] === orphaned);
  const isFinished = record.blocks.some(({ kind }) => kind === 'signature');
  const last = isFinished ? items.length : items.findLastIndex(({ heading }) => heading);
  // What the order of headings misses is reported there, and a heading that was lost with its paragraphs.
  const missed = new Set(
    numberingOf(record).flatMap(({ lost, major, heading }) => {
      if (lost) return [major];
      return heading?.reading.broken ? [heading.reading.expected] : [];
    }),
  );
  for (const { row, heading } of items.slice(first < 0 ? items.length : first, last)) {
    const number = row.number?.value[0];
    if (heading || !row.number || number === undefined || missed.has(number)) continue;
    yield { message: 'noHeading', args: { number }, span: row.number.span };
  }
}
