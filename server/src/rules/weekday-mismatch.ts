import { stretchesOf } from '../analysis/own-words';
import { escapePattern } from '../profile/template';
import type { Wording } from '../profile/wording';
import { blocksWith } from '../syntax/by-block';
import { datesIn, isoDay, weekdayOf } from '../syntax/dates';
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
  *check(record, block) {
    const names = namesOf(record.conventions.wording);
    for (const stretch of stretchesOf(block)) {
      for (const { year, month, day, weekday } of datesIn(record.text, stretch, record.conventions)) {
        const right = weekdayOf(year, month, day);
        if (!weekday || right === undefined || weekday.value === right) continue;
        const found = slice(record.text, weekday.span);
        const fitting = namesLike(names, found, right);
        const [expected] = fitting;
        if (expected === undefined) continue;
        const date = isoDay({ year, month, day });
        yield {
          message: 'weekday',
          args: { date, found, expected },
          span: weekday.span,
          fixes: () =>
            fitting.map((name) => ({
              title: 'correct',
              args: { expected: name },
              edits: [{ span: weekday.span, text: name }],
            })),
        };
      }
    }
  },
});

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
