import type { Conventions } from '../profile/conventions';
import type { Match, Recogniser } from '../profile/recogniser';
import type { Template } from '../profile/template';
import { withoutMarks } from '../text/direction';
import { overlaps, type Span } from '../text/span';

/** A full date as it is written. */
export interface WrittenDate {
  readonly span: Span;
  readonly year: number;
  readonly month: number;
  readonly day: number;
  /** 1 for Monday to 7 for Sunday, where the text names the day, and where it names it. */
  readonly weekday: { readonly value: number; readonly span: Span } | undefined;
}

/** A date as ISO 8601 writes it, `2024-06-10`: the earlier one is the lesser text. */
export function isoDay({ year, month, day }: Pick<WrittenDate, 'year' | 'month' | 'day'>): string {
  const pad = (number: number): string => String(number).padStart(2, '0');
  return [String(year).padStart(4, '0'), pad(month), pad(day)].join('-');
}

/** The full dates of a stretch of text, in order. Days that no calendar has are left out. */
export function datesIn(text: string, within: Span, conventions: Conventions): WrittenDate[] {
  const found: WrittenDate[] = [];
  for (const match of matchesIn(text, within, conventions.dates)) {
    const { year, month, day } = partsOf(match);
    if (weekdayOf(year, month, day) === undefined) continue;
    const place = match.places['weekday'];
    const weekday = place && { value: Number(match.fields['weekday']), span: place };
    found.push({ span: match.span, year, month, day, weekday });
  }
  return found;
}

/** Weekday, day and month, where the text does not name the year. */
export type YearlessDate = Omit<WrittenDate, 'year' | 'weekday'> & {
  readonly weekday: { readonly value: number; readonly span: Span };
};

/** The weekdays with day and month of a stretch of text which no year follows. */
export function yearlessDatesIn(text: string, within: Span, { weekdays }: Conventions): YearlessDate[] {
  const found: YearlessDate[] = [];
  for (let at = within.from; at < within.to; ) {
    const match = weekdays.next(text, at, within.to);
    if (!match) break;
    at = match.span.to;
    const { month, day } = partsOf(match);
    const place = match.places['weekday'];
    if (!place || YEAR_BEHIND.test(withoutMarks(text.slice(at, at + 16)))) continue;
    if (YEAR_BEFORE.test(text.slice(within.from, match.span.from))) continue;
    found.push({
      span: match.span,
      month,
      day,
      weekday: { value: Number(match.fields['weekday']), span: place },
    });
  }
  return found;
}

/** A year that is named before it in the same text, whichever it is: “The 2025 session would open on Tuesday, 17 June”. */
const YEAR_BEFORE = /(?<!\p{Nd})(?:19|20)\p{Nd}{2}(?!\p{Nd})/u;

/** ` 2024`, ` de 2024`, `, 2024`, and letters that go on with the word. */
const YEAR_BEHIND = /^(?:[\s,]{0,2}(?:\p{L}{1,4}\s)?\p{Nd}{4}|\p{L})/u;

/** A date that no calendar has, and the part of it that shows it: the 31 of 31 June. */
export interface ImpossibleDate {
  readonly span: Span;
  readonly part: Span;
  /** Whether no month has such a day: then it may be another number after all. */
  readonly isNoDay: boolean;
}

/** The days of a stretch of text that no calendar has. Of a number far above all days it is not certain that it is one. */
export function impossibleDatesIn(text: string, within: Span, conventions: Conventions): ImpossibleDate[] {
  const found: ImpossibleDate[] = [];
  const full: Span[] = [];
  for (const match of matchesIn(text, within, conventions.dates)) {
    full.push(match.span);
    const { year, month, day } = partsOf(match);
    if (weekdayOf(year, month, day) !== undefined || day < 1 || day > HIGHEST_SLIP || month < 1) continue;
    const part = match.places[month > 12 ? 'month' : 'day'];
    found.push({ span: match.span, part: part ?? match.span, isNoDay: day > 31 });
  }
  for (const { fields, places, span } of matchesIn(text, within, conventions.days)) {
    const [month, day] = [Number(fields['month']), Number(fields['day'])];
    const part = places['day'];
    const isKnown = month >= 1 && month <= 12 && day >= 1 && day <= 31;
    const isNone = isKnown && weekdayOf(LEAP_YEAR, month, day) === undefined;
    if (part && isNone && !full.some((date) => overlaps(date, span)))
      found.push({ span, part, isNoDay: false });
  }
  return found.sort((one, other) => one.span.from - other.span.from);
}

const LEAP_YEAR = 2024;

/** `39 May` is a slip; `45 May 2019` may be the month of an issue 45. */
const HIGHEST_SLIP = 39;

function* matchesIn(text: string, within: Span, dates: Recogniser<Template>): Generator<Match<Template>> {
  for (let at = within.from; at < within.to; ) {
    const match = dates.next(text, at, within.to);
    if (!match) return;
    at = match.span.to;
    yield match;
  }
}

function partsOf({ fields }: Match<Template>): Pick<WrittenDate, 'year' | 'month' | 'day'> {
  return { year: Number(fields['year']), month: Number(fields['month']), day: Number(fields['day']) };
}

/** The weekday of a date, 1 for Monday to 7 for Sunday; `undefined` for a day that does not exist. */
export function weekdayOf(year: number, month: number, day: number): number | undefined {
  const date = new Date(Date.UTC(year, month - 1, day));
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return undefined;
  return date.getUTCDay() || 7;
}
