import { type NamedDocument, readFooter } from '../profile/file-names';
import type { Fields } from '../profile/template';
import { derive } from '../text/derive';
import { asciiDigits, DIGITS } from '../text/digits';
import { withoutMarks } from '../text/direction';
import { lineSpanAt, linesIn } from '../text/lines';
import { type Span, slice, trimSpan } from '../text/span';
import { blocksOfKind, byBlock } from './by-block';
import { datesIn, type WrittenDate } from './dates';
import { fromOpening } from './from-opening';
import type { RecordDocument } from './record';
import { referencesByBlock } from './references';

/** The symbol a record gives itself, `C24/117(Rev.1)`. */
export interface OwnSymbol {
  readonly span: Span;
  readonly fields: Fields;
  readonly text: string;
}

/** What the top of a record says of it. */
export interface MastheadFacts {
  readonly symbol: OwnSymbol | undefined;
  /** BCP 47 tag, from the letter behind the symbol. */
  readonly language: string | undefined;
  /** The day of the meeting, where it says so: the date that names its weekday, else the one below the title. */
  readonly held: WrittenDate | undefined;
  /** The same; where it does not say so, the latest date. */
  readonly meeting: WrittenDate | undefined;
  /** The words that say it is a record. */
  readonly title: Span | undefined;
  /** Who presided, as it is written behind the word for it. */
  readonly chair: Span | undefined;
  /** The language the record was drawn up in, as it is written. */
  readonly original: Span | undefined;
}

/** What the masthead says; nothing of it is certain to be there. */
export const mastheadOf = fromOpening((record): MastheadFacts => {
  const { conventions, text } = record;
  const { masthead } = conventions.wording;
  const spans = mastheadSpans(record);
  const dates = spans.flatMap((span) => [...datesIn(text, span, conventions)]);
  const symbol = first(spans, (span) => symbolIn(record, span));
  const revision = first(spans, (span) => revisionIn(withoutMarks(slice(text, span)), masthead.revision));
  const title = first(spans, (span) => wordsIn(text, span, masthead.record));
  // Above the title stand the days of the session, and the day on which the record was issued.
  const below = title && dates.find(({ span }) => span.from >= title.to);
  const held = dates.find(({ weekday }) => weekday !== undefined) ?? below;
  const stated = symbol?.fields['revision'] ?? revision;
  return {
    symbol: symbol && stated ? { ...symbol, fields: { ...symbol.fields, revision: stated } } : symbol,
    language: symbol && languageBehind(record, symbol.span.to),
    held,
    meeting: held ?? latest(dates),
    title,
    chair: first(spans, (span) => restOfLine(text, wordsIn(text, span, masthead.chair))),
    original: first(spans, (span) => restOfLine(text, wordsIn(text, span, masthead.original))),
  };
});

/** The language that a record names behind its symbol, without a look at the rest of its masthead. */
export const statedLanguageOf = fromOpening((record): string | undefined => {
  const symbol = first(mastheadSpans(record), (span) => symbolIn(record, span));
  return symbol && languageBehind(record, symbol.span.to);
});

/** The stretches of the masthead: comments and blank lines may stand between them. */
export function mastheadSpans(record: RecordDocument): Span[] {
  return mastheadsOf(record).map(({ span }) => span);
}

const mastheadsOf = blocksOfKind('masthead');

/** The blocks of the footer. */
export const footersOf = blocksOfKind('footer');

/** The first thing that is found in one of several places. */
function first<T>(spans: readonly Span[], find: (span: Span) => T | undefined): T | undefined {
  for (const span of spans) {
    const found = find(span);
    if (found !== undefined) return found;
  }
  return undefined;
}

function symbolIn({ text, conventions }: RecordDocument, span: Span): OwnSymbol | undefined {
  const match = conventions.documents.next(text, span.from, span.to);
  return match?.id.own
    ? { span: match.span, fields: match.fields, text: slice(text, match.span) }
    : undefined;
}

/**
 * Whether a record calls itself by a bare number, “Document 158-E”, as those of a conference do, or as a document of one,
 * `PP-18第165号文件`: its documents have no session.
 */
export const isNumberedPlainly = fromOpening((record): boolean => {
  const { document } = record.conventions.wording.masthead;
  return mastheadSpans(record).some((span) => {
    const lines = withoutMarks(asciiDigits(slice(record.text, span)));
    if (document.some((label) => /^[ \u00a0][0-9]/.test(lines.split(label)[1] ?? ''))) return true;
    return linesIn(record.text, span, (from, to) => ({ from, to })).some((line) =>
      isOthersSymbol(record, line),
    );
  });
});

/** Whether a line is the symbol of a document of another body, and nothing else. */
function isOthersSymbol({ text, conventions }: RecordDocument, line: Span): boolean {
  const { from, to } = trimSpan(text, line);
  const symbol = conventions.documents.at(text, from, to);
  return symbol !== undefined && !symbol.id.own && symbol.span.to === to;
}

/** The language that `-C` behind a symbol stands for. */
function languageBehind({ text, conventions }: RecordDocument, at: number): string | undefined {
  const letter = /^-([A-Z])(?![A-Za-z0-9])/.exec(withoutMarks(text.slice(at, at + 8)))?.[1];
  return conventions.source.wordings.find((wording) => wording.letter === letter)?.language;
}

function wordsIn(text: string, span: Span, words: readonly string[]): Span | undefined {
  const stretch = slice(text, span);
  const word = words.find((candidate) => stretch.includes(candidate));
  if (word === undefined) return undefined;
  const from = span.from + stretch.indexOf(word);
  return { from, to: from + word.length };
}

function restOfLine(text: string, words: Span | undefined): Span | undefined {
  return words && trimSpan(text, { from: words.to, to: lineSpanAt(text, words.to).to });
}

/** What the path in the footer says the record is. */
export const footerOf = derive((record: RecordDocument): NamedDocument | undefined => {
  const { conventions, text } = record;
  return first(
    footersOf(record).map(({ span }) => span),
    (span) => readFooter(conventions.profile, slice(text, span)),
  );
});

/**
 * The session a record belongs to: that of its own symbol, else the one most of its document references name
 * (RECORDS.md §1b). Two sessions named equally often leave it open. A symbol that nearly all documents speak against was
 * left from another record.
 */
export const sessionOf = derive((record: RecordDocument): string | undefined => {
  const stated = statedSessionOf(record);
  const counts = sessionCounts(sessionsByBlock(record));
  const [first, second] = counts;
  if (stated !== undefined) {
    const own = counts.find(([session]) => session === stated)?.[1] ?? 0;
    const isOutvoted = first && first[1] >= LEAST_AGAINST && first[1] >= own * TIMES_AGAINST;
    return isOutvoted ? first[0] : stated;
  }
  return first && first[1] !== second?.[1] ? first[0] : undefined;
});

/** So many documents of another session, and so many for each of its own, speak against the session of a symbol. */
const LEAST_AGAINST = 5;
const TIMES_AGAINST = 5;

/** The session that the symbol of a record names in its masthead, or else in its footer. */
export function statedSessionOf(record: RecordDocument): string | undefined {
  return mastheadOf(record).symbol?.fields['session'] ?? footerOf(record)?.fields['session'];
}

/** The sessions that the documents of each block are of, a line each. */
const sessionsByBlock = byBlock((record, _, index): string => {
  let lines = '';
  for (const reference of referencesByBlock(record).anywhere(index) ?? []) {
    const session = reference.kind === 'document' && reference.own && reference.fields['session'];
    if (session) lines += `${session}\n`;
  }
  return lines;
});

/** How often each session is named, the most frequent first. */
const sessionCounts = derive(
  (byBlock: readonly string[]): readonly (readonly [session: string, count: number])[] => {
    const counts = new Map<string, number>();
    for (const lines of byBlock)
      for (const session of lines === '' ? [] : lines.trimEnd().split('\n'))
        counts.set(session, (counts.get(session) ?? 0) + 1);
    return [...counts].sort((a, b) => b[1] - a[1]);
  },
);

const NUMBER = new RegExp(`^[${DIGITS}]{1,2}`);

/** The number in “Revision 2 to”, by the template for it. */
function revisionIn(line: string, template: string | undefined): string | undefined {
  if (!template) return undefined;
  const [before = '', after = ''] = template.split('{revision}');
  const from = line.indexOf(before);
  if (from < 0) return undefined;
  const digits = NUMBER.exec(line.slice(from + before.length))?.[0];
  return digits && line.startsWith(after, from + before.length + digits.length)
    ? asciiDigits(digits)
    : undefined;
}

function latest(dates: readonly WrittenDate[]): WrittenDate | undefined {
  return [...dates].sort((a, b) => a.year - b.year || a.month - b.month || a.day - b.day).at(-1);
}
