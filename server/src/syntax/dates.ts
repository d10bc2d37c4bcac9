import type { Conventions } from '../profile/conventions';
import type { Span } from '../text/span';

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
  for (let at = within.from; at < within.to; ) {
    const match = conventions.dates.next(text, at, within.to);
    if (!match) break;
    at = match.span.to;
    const year = Number(match.fields['year']);
    const month = Number(match.fields['month']);
    const day = Number(match.fields['day']);
    if (weekdayOf(year, month, day) === undefined) continue;
    const place = match.places['weekday'];
    const weekday = place && { value: Number(match.fields['weekday']), span: place };
    found.push({ span: match.span, year, month, day, weekday });
  }
  return found;
}

/** The weekday of a date, 1 for Monday to 7 for Sunday; `undefined` for a day that does not exist. */
export function weekdayOf(year: number, month: number, day: number): number | undefined {
  const date = new Date(Date.UTC(year, month - 1, day));
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return undefined;
  return date.getUTCDay() || 7;
}
