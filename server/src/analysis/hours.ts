import { concordanceReaders } from '../profile/concordance-readers';
import type { Match } from '../profile/recogniser';
import type { Template } from '../profile/template';
import type { Block, RecordDocument } from '../syntax/record';
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

/** A range of hours in which a meeting would end before it began. Past midnight it may. */
export function reversedHoursIn(
  record: RecordDocument,
  within: Span,
): readonly { span: Span; first: Span; second: Span }[] {
  if (record.conventions.wording.direction === 'rtl') return [];
  if (!MAY_HOLD_TIMES.test(slice(record.text, within))) return [];
  const times = timesIn(record, within);
  return times.flatMap(({ match, hour, minute }, index) => {
    const next = times[index + 1];
    if (!next || !JOINS.test(record.text.slice(match.span.to, next.match.span.from))) return [];
    const isLess = next.hour < hour || (next.hour === hour && next.minute < minute);
    if (!isLess || hour > 23 || hour < NOON || next.hour < MORNING) return [];
    return [
      { span: { from: match.span.from, to: next.match.span.to }, first: match.span, second: next.match.span },
    ];
  });
}

/** Two times with something short between them, such as `14时35分至17时20分`. */
const MAY_HOLD_TIMES = /[0-9]{2}[^0-9\n]{1,12}[0-9]{1,2}[^0-9\n]{1,9}[0-9]{2}(?![0-9])/;

/** Before noon the clock may be one of twelve hours, and a meeting that ends before six in the morning went on overnight. */
const NOON = 12;
const MORNING = 6;
/** What may stand between the two times of a meeting: a dash, or a word. */
const JOINS = /^[ \u00a0]?(?:\p{Pd}|(?!\p{Pd})\p{L}{1,3})[ \u00a0]?$/u;

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
