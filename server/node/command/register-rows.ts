import { type DecidedItem, type Decision, decisionsOf } from '../../src/analysis/decisions';
import type { NamedDocument } from '../../src/analysis/item-documents';
import { meetingOf } from '../../src/analysis/meeting';
import { oneLine } from '../../src/analysis/one-line';
import type { Summary } from '../../src/index/summary';
import type { RecordDocument } from '../../src/syntax/record';
import { lineIndexAt, lineStarts } from '../../src/text/lines';
import type { Span } from '../../src/text/span';

/** An item of a record with what became of it, as it is printed: a row of the decision register. */
export interface RegisterRow {
  readonly path: string;
  /** The record’s own symbol, or null. */
  readonly record: string | null;
  /** The day of the meeting, `2024-06-10`, where the record names it; else null. */
  readonly date: string | null;
  readonly item: string;
  readonly title: string;
  /** Whether its heading says that it was begun at an earlier meeting. */
  readonly continued: boolean;
  readonly documents: readonly string[];
  /** In the order in which the record says so, each once. Empty where it does not say. */
  readonly outcomes: readonly Decision['outcomes'][number][];
  readonly decisions: readonly RegisterSentence[];
  /** Where the item begins, from 0, as in LSP. */
  readonly line: number;
}

/** One sentence that says what was decided. */
export interface RegisterSentence {
  readonly outcomes: Decision['outcomes'];
  readonly paragraph: string | null;
  readonly documents: readonly string[];
  readonly sentence: string;
  /** The sentence that proposed what was agreed to, or null. */
  readonly proposal: string | null;
  /** Line and character count from 0, in UTF-16, as in LSP. */
  readonly line: number;
  readonly character: number;
}

/** The rows of a record, in order. */
export function registerRows(
  record: RecordDocument,
  { name }: Pick<Summary, 'name'>,
  path: string,
): RegisterRow[] {
  const meeting = meetingOf(record);
  const starts = lineStarts(record.text);
  const placeOf = ({ from }: Span): { line: number; character: number } => {
    const line = lineIndexAt(starts, from);
    return { line, character: from - (starts[line] ?? 0) };
  };
  return decisionsOf(record).map((item) => ({
    path,
    record: name ?? null,
    date: meeting?.certain ? meeting.to : null,
    item: item.number,
    title: item.title,
    continued: item.isContinued,
    documents: namesOf(item.documents),
    outcomes: [...new Set(item.decisions.flatMap(({ outcomes }) => outcomes))],
    decisions: item.decisions.map(({ outcomes, paragraph, documents, span, proposal }) => ({
      outcomes,
      paragraph: paragraph ?? null,
      documents: namesOf(documents),
      sentence: oneLine(record, span),
      proposal: proposal ? oneLine(record, proposal) : null,
      ...placeOf(span),
    })),
    line: placeOf(beginOf(item)).line,
  }));
}

function namesOf(documents: readonly NamedDocument[]): string[] {
  return documents.map(({ canonical }) => canonical);
}

function beginOf({ section, decisions }: DecidedItem): Span {
  return section.heading?.number.span ?? decisions[0]?.span ?? { from: 0, to: 0 };
}

/** The columns of a table of rows, in their order, and what stands in each. */
export const registerColumns = {
  record: ({ record }) => record ?? '',
  date: ({ date }) => date ?? '',
  item: ({ item }) => item,
  title: ({ title }) => title,
  documents: ({ documents }) => documents.join('; '),
  outcome: ({ outcomes }) => outcomes.join('; '),
  paragraph: ({ decisions }) => decisions.flatMap(({ paragraph }) => paragraph ?? []).join('; '),
  sentence: ({ decisions }) =>
    joined(
      decisions.flatMap(({ proposal, sentence }) => [...(proposal === null ? [] : [proposal]), sentence]),
    ),
  path: ({ path }) => path,
} satisfies Readonly<Record<string, (row: RegisterRow) => string>>;

/** Sentences one after another: no blank stands behind a stop that takes the room of one itself. */
function joined(sentences: readonly string[]): string {
  return sentences
    .reduce((before, next) => `${before}${WIDE_STOP.test(before) ? '' : ' '}${next}`, '')
    .trim();
}

/** `。` */
const WIDE_STOP = /[\u3000-\u303f\uff00-\uff60]$/;
