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
        const expected = nameLike(names, found, right);
        if (!expected) continue;
        const date = isoDay({ year, month, day });
        yield {
          message: 'weekday',
          args: { date, found, expected },
          span: weekday.span,
          fixes: () => [
            { title: 'correct', args: { expected }, edits: [{ span: weekday.span, text: expected }] },
          ],
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

/** The name of a weekday in the manner of another one: of several names, the one that begins most like it. */
function nameLike(
  names: readonly (readonly [string, string])[],
  found: string,
  weekday: number,
): string | undefined {
  const fitting = names.filter(([, value]) => value === String(weekday)).map(([name]) => name);
  return fitting.sort((a, b) => alike(b, found) - alike(a, found))[0];
}

/** How many characters two words begin with in common. */
function alike(left: string, right: string): number {
  let at = 0;
  while (at < left.length && left[at] === right[at]) at++;
  return at;
}
