import { concordanceReaders } from '../profile/concordance-readers';
import type { Match } from '../profile/recogniser';
import type { Template } from '../profile/template';
import type { Block, RecordDocument } from '../syntax/record';
import { asciiDigits } from '../text/digits';
import { type Span, slice } from '../text/span';

/** Times of day: those that no clock shows, and meetings that end before they begin. */

/** A time that no clock shows, and the number in it that shows that: the 65 of 10.65 hours. */
export interface ImpossibleTime {
  readonly span: Span;
  readonly part: Span;
}

/**
 * The times of a stretch of text that no clock shows. Hours and minutes must be told as such, by words or by another time
 * beside them: `3:75` and `25.80` may be anything, but in a masthead.
 */
export function impossibleTimesIn(record: RecordDocument, block: Block, within: Span): ImpossibleTime[] {
  return timesIn(record, within).flatMap(({ match, hour, minute, isSure }) => {
    const { places, span } = match;
    const part = hour > 24 || (hour === 24 && minute > 0 && minute < 60) ? places['hour'] : places['minute'];
    const isImpossible = hour > 24 || minute > 59 || (hour === 24 && minute > 0);
    const isTime = isSure || block.kind === 'masthead' || standsBesideTime(record.text, within, span);
    return isImpossible && isTime && part ? [{ span, part }] : [];
  });
}

/** The two times of a stretch of text that has no other, where the second comes before the first; past midnight it may. */
export function reversedHoursIn(
  { text, conventions }: RecordDocument,
  within: Span,
): { readonly span: Span; readonly first: Span; readonly second: Span } | undefined {
  // Among words that are written from the right a dash may have its ends in either order.
  if (conventions.wording.direction === 'rtl') return undefined;
  const { times } = concordanceReaders(conventions.wording);
  const found: { readonly at: Span; readonly minutes: number }[] = [];
  for (let at = within.from; at < within.to; ) {
    const match = times.next(text, at, within.to);
    if (!match) break;
    at = match.span.to;
    const { fields, places } = match;
    // Which half of the day the other one is of is not always said.
    if (fields['half'] !== undefined || fields['half2'] !== undefined) return undefined;
    for (const end of ['', '2']) {
      const hourAt = places[`hour${end}`] ?? places[`hh${end}`];
      if (!hourAt) continue;
      const minuteAt = places[`minute${end}`];
      const minutes = numberAt(text, hourAt) * 60 + (minuteAt ? numberAt(text, minuteAt) : 0);
      found.push({ at: { from: hourAt.from, to: (minuteAt ?? hourAt).to }, minutes });
    }
  }
  const [first, second, more] = found;
  if (!first || !second || more || second.minutes >= first.minutes) return undefined;
  if (second.minutes < MORNING || first.minutes >= MIDNIGHT) return undefined;
  return { span: { from: first.at.from, to: second.at.to }, first: first.at, second: second.at };
}

function numberAt(text: string, digits: Span): number {
  return Number(asciiDigits(slice(text, digits)));
}

/** A meeting that ends before six in the morning went on overnight. */
const MORNING = 6 * 60;
const MIDNIGHT = 24 * 60;

/** Before noon, and at noon, a clock of twelve hours shows all hours. */
const NOON = 12;

interface Time {
  readonly match: Match<Template>;
  readonly hour: number;
  readonly minute: number;
  /** Whether words tell that it is a time. */
  readonly isSure: boolean;
}

/** The times of a stretch that name their minutes, one each: not those of twelve hours. */
function timesIn({ text, conventions }: RecordDocument, within: Span): Time[] {
  const { times } = concordanceReaders(conventions.wording);
  const found: Time[] = [];
  for (let at = within.from; at < within.to; ) {
    const match = times.next(text, at, within.to);
    if (!match) break;
    at = match.span.to;
    const { hour, minute, half, hour2, hh2 } = match.fields;
    if (hour === undefined || minute === undefined || hour2 !== undefined || hh2 !== undefined) continue;
    const { hour: one, minute: two } = match.places;
    const between = one && two ? text.slice(one.to, two.from) : '';
    const isSure = half !== undefined || /\p{L}/u.test(between);
    const isHalf = half !== undefined && Number(hour) <= NOON;
    if (isHalf && Number(minute) < 60) continue;
    found.push({ match, hour: Number(hour), minute: Number(minute), isSure });
  }
  return found;
}

/** Whether another time stands before or behind: `18:00-25:00`. */
function standsBesideTime(text: string, within: Span, { from, to }: Span): boolean {
  const before = text.slice(Math.max(within.from, from - 10), from);
  const after = text.slice(to, Math.min(within.to, to + 10));
  return (
    /[0-9]{1,2}:[0-9]{2}[ \u00a0]?\p{Pd}[ \u00a0]?$/u.test(before) ||
    /^[ \u00a0]?\p{Pd}[ \u00a0]?[0-9]{1,2}:[0-9]{2}/u.test(after)
  );
}
