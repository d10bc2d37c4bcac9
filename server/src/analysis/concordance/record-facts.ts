import { concordanceReaders } from '../../profile/concordance-readers';
import { isoDay } from '../../syntax/dates';
import { mastheadOf, mastheadSpans } from '../../syntax/masthead';
import type { AgendaTable, Block, RecordDocument, Reference } from '../../syntax/record';
import { referencesByBlock, textOf } from '../../syntax/references';
import { numberText } from '../../syntax/sections';
import { derive } from '../../text/derive';
import { contains, type Span, slice, trimSpan } from '../../text/span';
import { numberingOf } from '../numbering';
import { factOf, plainFactsByBlock } from './block-facts';
import { timesAmong } from './days-and-hours';
import type { Fact, Part, RecordFacts } from './facts';
import { plainWords } from './plain-words';
import { factOfReference, reportedIn } from './reference-facts';

/** What a record has in common with its other versions: see `RecordFacts`. Once a record; linear in its length. */
export const recordFactsOf = derive((record: RecordDocument): RecordFacts => {
  const tables = record.blocks.filter((block) => block.kind === 'agenda');
  return {
    language: record.language,
    original: originalOf(record),
    parts: [...mastheadPart(record), ...rowParts(record, tables), ...bodyParts(record)],
    isFinished: record.blocks.some(({ kind }) => kind === 'signature'),
    hasWholeTable: tables.some(
      ({ rows }) => rows.length > 0 && rows.every(({ number, title }) => number && title),
    ),
  };
});

/** The one language that the masthead names as that of the original. */
function originalOf(record: RecordDocument): string | undefined {
  const { original } = mastheadOf(record);
  if (!original) return undefined;
  const words = slice(record.text, original);
  const { languages } = record.conventions.wording.concordance;
  const named = new Set(
    Object.entries(languages).flatMap(([name, tag]) => (words.includes(name) ? [tag] : [])),
  );
  const [only] = named;
  return named.size === 1 ? only : undefined;
}

/** The day and the hours of the meeting. All other dates at the top are those of the version, or of the session. */
function mastheadPart(record: RecordDocument): Part[] {
  const spans = mastheadSpans(record);
  const { text, conventions } = record;
  const { wording } = conventions;
  const [first] = spans;
  const last = spans.at(-1);
  if (!first || !last) return [];
  const facts: Fact[] = [];
  const { meeting } = mastheadOf(record);
  if (meeting?.weekday) facts.push(factOf(text, meeting.span, 'date', isoDay(meeting), true));
  for (const span of spans) {
    const words = plainWords(text, span, []);
    for (const time of timesAmong(words.text, concordanceReaders(wording), wording.concordance))
      facts.push({
        ...factOf(text, words.placeOf(time.from, time.to), 'time', time.value, true),
        mark: time.isHalfOpen ? { kind: 'half' } : undefined,
      });
  }
  const whole = { from: first.from, to: last.to };
  const span = meeting?.span ?? trimSpan(text, first);
  return [{ kind: 'masthead', number: undefined, span, whole, length: 0, facts }];
}

/** The rows of the table of subjects: of each what stands in its cells. */
function rowParts(record: RecordDocument, tables: readonly AgendaTable[]): Part[] {
  return tables.flatMap((table) => {
    const facts = factsOf(record, record.blocks.indexOf(table));
    return table.rows.map(({ span, number, title, documents }): Part => {
      return {
        kind: 'row',
        number: number && numberText(number.value),
        span: number?.span ?? title ?? documents ?? span,
        whole: span,
        length: title ? title.to - title.from : 0,
        // A cell that an extraction lost says nothing of the documents.
        facts: facts.filter(
          (fact) => contains(span, fact.span) && (documents !== undefined || fact.kind !== 'document'),
        ),
      };
    });
  });
}

interface Draft extends Omit<Part, 'facts' | 'whole' | 'length'> {
  readonly from: number;
  to: number;
  length: number;
  readonly facts: Fact[];
}

/** Headings and paragraphs in order, each with what belongs to it; text that lost its number is a part by itself. */
function bodyParts(record: RecordDocument): Part[] {
  const drafts: Draft[] = [];
  const strays = new Set<Block>(
    numberingOf(record)
      .flatMap(({ entries }) => entries)
      .filter(({ kind }) => kind === 'unnumbered')
      .map(({ block }) => block),
  );
  const isCounted = record.blocks.some(({ kind }) => kind === 'paragraph');
  for (const [index, block] of record.blocks.entries()) {
    const stretches = block.kind === 'agenda' ? [] : textOf(block);
    if (stretches.length === 0) continue;
    const begun = beginningOf(record, block, strays, isCounted);
    const last = drafts.at(-1);
    const draft: Draft | undefined = begun
      ? { ...begun, from: block.span.from, to: block.span.to, length: 0, facts: [] }
      : last;
    if (!draft) continue;
    if (draft !== last) drafts.push(draft);
    draft.to = block.span.to;
    for (const { from, to } of stretches) draft.length += to - from;
    for (const fact of factsOf(record, index)) draft.facts.push(fact);
  }
  return drafts.map(({ from, to, ...part }) => ({ ...part, whole: { from, to } }));
}

/** What a block begins, if it does not belong to what stands above it. `2.4.1` belongs to `2.4`. */
function beginningOf(
  record: RecordDocument,
  block: Block,
  strays: ReadonlySet<Block>,
  isCounted: boolean,
): Pick<Part, 'kind' | 'number' | 'span'> | undefined {
  switch (block.kind) {
    case 'heading':
      return block.number.value.length > 0
        ? { kind: 'heading', number: numberText(block.number.value), span: block.number.span }
        : { kind: 'heading', number: undefined, span: beginningWords(record, block.title) };
    case 'paragraph':
      return block.number.value.length > 2
        ? undefined
        : { kind: 'paragraph', number: numberText(block.number.value), span: block.number.span };
    case 'prose':
      return strays.has(block) || !isCounted
        ? { kind: 'paragraph', number: undefined, span: beginningWords(record, block.body) }
        : undefined;
    default:
      return undefined;
  }
}

/** How much of a part without number is pointed at. */
const FIRST_WORDS = 12;

function beginningWords({ text }: RecordDocument, body: Span): Span {
  const [words = ''] = slice(text, body)
    .trimEnd()
    .split(/[\n\r]/);
  return { from: body.from, to: body.from + Math.min(words.length, FIRST_WORDS) };
}

/** The facts of a block in order of place. */
function factsOf(record: RecordDocument, index: number): Fact[] {
  const reported = reportedIn(record);
  const references = (referencesByBlock(record).at(index) ?? []).map((reference: Reference) =>
    factOfReference(record, reference, reported),
  );
  const plain = plainFactsByBlock(record).at(index) ?? [];
  return [...references, ...plain].sort((a, b) => a.span.from - b.span.from || a.span.to - b.span.to);
}
