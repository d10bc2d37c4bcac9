import { meetingName, meetingOf } from '../analysis/meeting';
import { stretchesOf } from '../analysis/own-words';
import { escapePattern } from '../profile/template';
import type { Wording } from '../profile/wording';
import { blocksWith } from '../syntax/by-block';
import { datesIn, isoDay, weekdayOf, type YearlessDate, yearlessDatesIn } from '../syntax/dates';
import type { Block, RecordDocument } from '../syntax/record';
import { derive } from '../text/derive';
import { slice } from '../text/span';
import { blockRule } from './rule';

/** A date that names its weekday names the right one: the calendar tells (RECORDS.md §6.3). */
export const weekdayMismatch = blockRule({
  id: 'weekday-mismatch',
  severity: 'error',
  summary: 'A weekday is that of its date.',
  messages: {
    weekday: '{date} falls on {expected}, not on {found}.',
    correct: 'Change the weekday to {expected}',
  },
  where: (record) => namingWeekdays(record.conventions.wording)(record),
  given: meetingName,
  *check(record, block) {
    const names = namesOf(record.conventions.wording);
    for (const { year, month, day, weekday, severity } of namedDaysIn(record, block)) {
      const right = weekdayOf(year, month, day);
      if (right === undefined || weekday.value === right) continue;
      const found = slice(record.text, weekday.span);
      const fitting = namesLike(names, found, right);
      const [expected] = fitting;
      if (expected === undefined) continue;
      const date = isoDay({ year, month, day });
      yield {
        message: 'weekday',
        args: { date, found, expected },
        span: weekday.span,
        ...severity,
        fixes: () =>
          fitting.map((name) => ({
            title: 'correct',
            args: { expected: name },
            edits: [{ span: weekday.span, text: name }],
          })),
      };
    }
  },
});

/** A day that is named with its weekday. */
type NamedDay = Omit<YearlessDate, 'span'> & {
  readonly year: number;
  readonly severity?: { readonly severity: 'warning' };
};

/** The days that a block names with their weekdays. Where it says no year, one shortly before or after the meeting is meant. */
function* namedDaysIn(record: RecordDocument, block: Block): Generator<NamedDay> {
  const { text, conventions } = record;
  const meeting = meetingOf(record);
  for (const stretch of stretchesOf(block)) {
    for (const { weekday, ...date } of datesIn(text, stretch, conventions))
      if (weekday) yield { ...date, weekday };
    if (!meeting?.certain) continue;
    for (const date of yearlessDatesIn(text, stretch, conventions)) {
      const year = yearNear(meeting.to, date);
      if (year !== undefined) yield { ...date, year, severity: { severity: 'warning' } };
    }
  }
}

/** So many days before or after a meeting a date without year is one of that time. */
const NEAR = 45;
const DAY = 86_400_000;

/** The year in which a day of a month is near the day of a meeting. */
function yearNear(meeting: string, { month, day }: Pick<YearlessDate, 'month' | 'day'>): number | undefined {
  const held = Date.parse(meeting);
  const around = Number(meeting.slice(0, 4));
  return [around - 1, around, around + 1].find(
    (year) => Math.abs(Date.UTC(year, month - 1, day) - held) <= NEAR * DAY,
  );
}

const namingWeekdays = derive((wording: Wording) =>
  blocksWith(
    new RegExp(
      namesOf(wording)
        .map(([name]) => escapePattern(name))
        .join('|') || '(?!)',
    ),
  ),
);

/** The names of the weekdays, and the number that each stands for. */
function namesOf({ dates }: Wording): (readonly [name: string, weekday: string])[] {
  const field = dates.fields['weekday'];
  return field && 'words' in field ? Object.entries(field.words) : [];
}

/**
 * The names of a weekday in the manner of another one: those with a capital, where that has one, that begin most like it.
 * They are several where a language bends its words.
 */
function namesLike(
  names: readonly (readonly [string, string])[],
  found: string,
  weekday: number,
): readonly string[] {
  const fitting = names.filter(([, value]) => value === String(weekday)).map(([name]) => name);
  const rank = (name: string): number =>
    (isCapital(name) === isCapital(found) ? 100 : 0) + alike(name, found);
  const most = Math.max(...fitting.map(rank));
  return fitting.filter((name) => rank(name) === most);
}

function isCapital(word: string): boolean {
  return word.charAt(0) !== word.charAt(0).toLowerCase();
}

/** How many characters two words begin with in common. */
function alike(left: string, right: string): number {
  let at = 0;
  while (at < left.length && left[at] === right[at]) at++;
  return at;
}
