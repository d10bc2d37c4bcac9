import { sessionYear } from '../analysis/gatherings';
import { concordanceReaders } from '../profile/concordance-readers';
import { escapePattern } from '../profile/template';
import type { Wording } from '../profile/wording';
import { byBlock } from '../syntax/by-block';
import { isoDay, weekdayOf } from '../syntax/dates';
import { mastheadOf, mastheadSpans, sessionOf } from '../syntax/masthead';
import type { RecordDocument } from '../syntax/record';
import { derive } from '../text/derive';
import { asciiDigits } from '../text/digits';
import { copied, type Span, slice } from '../text/span';
import { factsRule, type Report } from './rule';

/** A year that the masthead names, and where. */
interface NamedYear {
  readonly year: number;
  readonly span: Span;
  /** Whether the span is that of the year alone. */
  readonly isPlain: boolean;
}

/**
 * A masthead names the year of the session, its days, the symbol with the session, and the day of the meeting. One that was
 * begun as a copy of another keeps what was forgotten.
 */
export const mastheadMismatch = factsRule({
  id: 'masthead-mismatch',
  severity: 'warning',
  summary: 'The year, the days, the symbol and the meeting that a masthead names are of one session.',
  messages: {
    year: '{found} is of another year than the rest of the masthead, {expected}.',
    outside: 'The meeting of {date} is not among the days of the session, {first} to {last}.',
    days: 'The days of the session are here.',
    text: '{found} is of another session than nearly all documents that the record names, {expected}.',
    language: '“{found}” stands for another language than that of the text; “{expected}” was expected.',
    correct: 'Change the year to {expected}',
    letter: 'Write “{expected}”',
  },
  facts: (record) => [mastheadTexts(record), sessionOf(record)],
  *check(record) {
    yield* languageOf(record);
    const { symbol, held } = mastheadOf(record);
    const session = symbol?.fields['session'];
    if (!symbol || session === undefined) return;
    const days = sessionDaysIn(record);
    const isSure =
      held && (!held.weekday || held.weekday.value === weekdayOf(held.year, held.month, held.day));
    const years = [
      namedYearIn(record),
      days && { year: days.year, span: days.yearAt, isPlain: true },
      isSure ? { year: held.year, span: yearIn(record, held.span, held.year), isPlain: true } : undefined,
      { year: sessionYear(record.conventions.source, session), span: symbol.span, isPlain: false },
    ].filter((named) => named !== undefined);
    const odd = oddAmong(years);
    const named = sessionOf(record);
    if (odd) {
      const expected = String(years.find(({ year }) => year !== odd.year)?.year);
      yield {
        message: 'year',
        args: { found: slice(record.text, odd.span), expected },
        span: odd.span,
        fixes: () =>
          odd.isPlain
            ? [{ title: 'correct', args: { expected }, edits: [{ span: odd.span, text: expected }] }]
            : [],
      };
    } else if (held && days && isOutside(held, days)) {
      const [first, last] = [isoDay({ ...days, ...days.first }), isoDay({ ...days, ...days.last })];
      yield {
        message: 'outside',
        args: { date: isoDay(held), first, last },
        span: held.span,
        related: [{ span: days.span, message: 'days' }],
      };
    } else if (named !== undefined && named !== session) {
      const expected = record.conventions.profile.documents.session.replace('{session}', named);
      const found = slice(record.text, symbol.span);
      yield { message: 'text', args: { found, expected }, span: symbol.span };
    }
  },
});

/** The letter behind the symbol, where it stands for another language than the one the record is read in. */
function* languageOf(record: RecordDocument): Generator<Report<'language' | 'letter'>> {
  const { symbol, language } = mastheadOf(record);
  const { wordings } = record.conventions.source;
  const { letter: expected } = record.conventions.wording;
  if (!symbol || language === undefined || language === record.language || !expected) return;
  const found = wordings.find((wording) => wording.language === language)?.letter ?? '';
  const from = record.text.indexOf(found, symbol.span.to);
  const span = { from, to: from + found.length };
  yield {
    message: 'language',
    args: { found, expected },
    span,
    fixes: () => [{ title: 'letter', args: { expected }, edits: [{ span, text: expected }] }],
  };
}

const mastheadTexts = byBlock(({ text }, block): string =>
  block.kind === 'masthead' ? copied(text, block.span) : '',
);

/** The one year that is another than all the rest, which are two at least. */
function oddAmong(years: readonly NamedYear[]): NamedYear | undefined {
  if (years.length < 3) return undefined;
  return years.find(
    (named) =>
      years.every((other) => other === named || other.year !== named.year) &&
      new Set(years.filter((other) => other !== named).map(({ year }) => year)).size === 1,
  );
}

/** The year in “COUNCIL 2024”. */
function namedYearIn(record: RecordDocument): NamedYear | undefined {
  const pattern = yearLine(record.conventions.wording);
  if (!pattern) return undefined;
  for (const span of mastheadSpans(record)) {
    const match = pattern.exec(asciiDigits(slice(record.text, span)));
    const year = match?.groups?.['year'];
    if (!match || year === undefined) continue;
    const from = span.from + match.index + match[0].indexOf(year);
    return { year: Number(year), span: { from, to: from + year.length }, isPlain: true };
  }
  return undefined;
}

const yearLine = derive(({ skeleton }: Wording): RegExp | undefined => {
  const line = skeleton?.masthead.find((template) => /^[^{]{2,}\{year\}[^{]*$/.test(template));
  const [before = '', behind = ''] = line?.split('{year}') ?? [];
  return line === undefined
    ? undefined
    : new RegExp(`${escapePattern(before)}(?<year>[0-9]{4})${escapePattern(behind)}`, 'iu');
});

interface Day {
  readonly month: number;
  readonly day: number;
}

interface SessionDays {
  readonly span: Span;
  readonly year: number;
  readonly yearAt: Span;
  readonly first: Day;
  readonly last: Day;
}

/** The first and the last day of the session; nothing where the masthead names several such ranges. */
function sessionDaysIn(record: RecordDocument): SessionDays | undefined {
  const { text, conventions } = record;
  const { dates } = concordanceReaders(conventions.wording);
  const found: SessionDays[] = [];
  for (const span of mastheadSpans(record))
    for (let at = span.from; at < span.to; ) {
      const match = dates.next(text, at, span.to);
      if (!match) break;
      at = match.span.to;
      const { day, day2, month, month2, year } = match.fields;
      const yearAt = match.places['year'];
      if (day2 === undefined || year === undefined || !yearAt) continue;
      const first = { month: Number(month), day: Number(day) };
      const last = { month: Number(month2 ?? month), day: Number(day2) };
      // In a text that is written from the right the ends may have been turned.
      const isTurned = orderOf(last) < orderOf(first);
      const ends = isTurned ? { first: last, last: first } : { first, last };
      found.push({ span: match.span, year: Number(year), yearAt, ...ends });
    }
  return found.length === 1 ? found[0] : undefined;
}

function orderOf({ month, day }: Day): number {
  return month * 31 + day;
}

/** A last meeting may be held months later; a slip is nearer. */
const NEAR = 62;

function isOutside(held: Day & { readonly year: number }, { year, first, last }: SessionDays): boolean {
  const day = orderOf(held);
  if (held.year !== year || (orderOf(first) <= day && day <= orderOf(last))) return false;
  return Math.min(Math.abs(day - orderOf(first)), Math.abs(day - orderOf(last))) <= NEAR;
}

function yearIn({ text }: RecordDocument, span: Span, year: number): Span {
  const at = asciiDigits(slice(text, span)).lastIndexOf(String(year));
  return at < 0 ? span : { from: span.from + at, to: span.from + at + 4 };
}
