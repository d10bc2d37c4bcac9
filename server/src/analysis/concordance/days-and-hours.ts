import type { Concordance } from '../../profile/concordance';
import type { ConcordanceReaders } from '../../profile/concordance-readers';
import type { Match } from '../../profile/recogniser';
import type { Fields, Template } from '../../profile/template';
import { weekdayOf } from '../../syntax/dates';
import type { Span } from '../../text/span';

/** A date or a time as it stands in plain words. */
export interface Moment {
  readonly from: number;
  readonly to: number;
  /** The whole range of which it is one end; else the same. */
  readonly phrase: Span;
  /** `2024-06-10`; what is not said is `?`: `?-06-10`. `09:30`. */
  readonly value: string;
  /** Set when it is not said in which half of the day a time is, and it may be in either. */
  readonly isHalfOpen: boolean;
}

/** The dates of some words, in order: `4-14 June 2024` is two. */
export function datesAmong(words: string, { dates }: ConcordanceReaders): Moment[] {
  return momentsIn(words, dates, ({ fields }) => {
    const { year, month, day, year2, month2, day2 } = fields;
    if (day2 === undefined && month2 === undefined) return [dayOf(year, month, day)];
    return [
      dayOf(year ?? year2, month ?? month2, day),
      dayOf(year2 ?? year, month2 ?? month, day2 ?? (month2 === undefined ? undefined : day2)),
    ];
  });
}

function dayOf(year: string | undefined, month: string | undefined, day: string | undefined) {
  const isDay =
    day === undefined || month === undefined || exists(Number(year ?? 2024), Number(month), Number(day));
  if (!isDay || Number(month ?? 1) > 12 || Number(month ?? 1) < 1) return undefined;
  return { value: [year ?? '?', padded(month), padded(day)].join('-'), isHalfOpen: false };
}

function exists(year: number, month: number, day: number): boolean {
  return weekdayOf(year, month, day) !== undefined;
}

function padded(number: string | undefined): string {
  return number === undefined ? '?' : number.padStart(2, '0');
}

/** The times of some words, in order. */
export function timesAmong(words: string, { times }: ConcordanceReaders, { halves }: Concordance): Moment[] {
  const hasHalves = Object.keys(halves).length > 0;
  return momentsIn(words, times, ({ fields }) => {
    const { hour, hh, minute, half, hour2, hh2, minute2, half2 } = fields;
    const first = timeOf(hour ?? hh, minute, half ?? half2, hasHalves);
    if (hour2 === undefined && hh2 === undefined) return [first];
    return [first, timeOf(hour2 ?? hh2, minute2, half2, hasHalves)];
  });
}

function timeOf(
  hour: string | undefined,
  minute: string | undefined,
  half: string | undefined,
  hasHalves: boolean,
) {
  const hours = Number(hour);
  const minutes = Number(minute ?? 0);
  if (hours > 24 || minutes > 59 || Number.isNaN(hours)) return undefined;
  const isAfternoon = half === 'pm' && hours < 12;
  const isMidnight = half === 'am' && hours === 12;
  const shown = isAfternoon ? hours + 12 : isMidnight ? 0 : hours;
  return {
    value: `${padded(String(shown))}:${padded(String(minutes))}`,
    isHalfOpen: hasHalves && half === undefined && hours <= 12,
  };
}

/** Whether two dates, or two times, may be the same: neither says anything that the other contradicts. */
export function mayBeSame(one: string, other: string): boolean {
  const left = one.split('-');
  const right = other.split('-');
  return left.every((part, at) => part === '?' || right[at] === '?' || part === right[at]);
}

type Read = { readonly value: string; readonly isHalfOpen: boolean } | undefined;

function momentsIn(
  words: string,
  recogniser: ConcordanceReaders['dates'],
  read: (match: Match<Template> & { readonly fields: Fields }) => readonly Read[],
): Moment[] {
  const found: Moment[] = [];
  for (let at = 0; at < words.length; ) {
    const match = recogniser.next(words, at, words.length);
    if (!match) break;
    at = match.span.to;
    const moments = read(match);
    if (moments.some((moment) => moment === undefined)) continue;
    const phrase = match.span;
    const [first, second] = moments;
    const ends = endsOf(match);
    if (first) found.push({ ...(second ? ends[0] : phrase), phrase, ...first });
    if (second) found.push({ ...ends[1], phrase, ...second });
  }
  return found;
}

/** Where the two ends of a range stand: up to the last field of the one, and from the first field of the other. */
function endsOf({ span, places }: Match<Template>): readonly [Span, Span] {
  const all = Object.entries(places);
  const from = Math.min(...all.flatMap(([name, place]) => (name.endsWith('2') ? [place.from] : [])));
  const to = Math.max(...all.flatMap(([, place]) => (place.to <= from ? [place.to] : [])));
  return Number.isFinite(from) && Number.isFinite(to)
    ? [
        { from: span.from, to },
        { from, to: span.to },
      ]
    : [span, span];
}
