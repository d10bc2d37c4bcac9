import { stretchesOf } from '../analysis/own-words';
import { datesIn, weekdayOf } from '../syntax/dates';
import type { RecordDocument } from '../syntax/record';
import { slice } from '../text/span';
import { recordRule } from './rule';

/** A date that names its weekday names the right one: the calendar tells (RECORDS.md §6.3). */
export const weekdayMismatch = recordRule({
  id: 'weekday-mismatch',
  severity: 'error',
  summary: 'A weekday is that of its date.',
  messages: {
    weekday: '{date} falls on {expected}, not on {found}.',
    correct: 'Change the weekday to {expected}',
  },
  *check(record) {
    const names = namesOf(record);
    if (!names.some(([name]) => record.text.includes(name))) return;
    for (const stretch of stretchesOf(record)) {
      const text = slice(record.text, stretch);
      if (!names.some(([name]) => text.includes(name))) continue;
      for (const { year, month, day, weekday } of datesIn(record.text, stretch, record.conventions)) {
        const right = weekdayOf(year, month, day);
        if (!weekday || right === undefined || weekday.value === right) continue;
        const found = slice(record.text, weekday.span);
        const expected = nameLike(names, found, right);
        if (!expected) continue;
        const date = [String(year), pad(month), pad(day)].join('-');
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

function pad(number: number): string {
  return String(number).padStart(2, '0');
}

/** The names of the weekdays, and the number that each stands for. */
function namesOf({ conventions }: RecordDocument): (readonly [name: string, weekday: string])[] {
  const field = conventions.wording.dates.fields['weekday'];
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
