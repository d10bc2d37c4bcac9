import { impossibleTimesIn } from '../analysis/hours';
import { outsideAddresses, stretchesOf } from '../analysis/own-words';
import { escapePattern, readTemplate } from '../profile/template';
import type { Wording } from '../profile/wording';
import { blocksWith, inEither } from '../syntax/by-block';
import { impossibleDatesIn } from '../syntax/dates';
import { derive } from '../text/derive';
import { DIGITS, digitsOf } from '../text/digits';
import { slice } from '../text/span';
import { blockRule } from './rule';

/** A date is one that the calendar has (RECORDS.md §6.3), and a time one that clocks show. Which was meant, only the author knows. */
export const impossibleDate = blockRule({
  id: 'impossible-date',
  severity: 'error',
  summary: 'A date is a day of the calendar, and a time one of the clock.',
  messages: { impossible: 'No calendar has {date}.', time: 'No clock shows {time}.' },
  where: (record) =>
    inEither(tooHigh(record.conventions.wording), tooLate(record.conventions.wording))(record),
  *check(record, block) {
    for (const stretch of stretchesOf(block))
      for (const { span, part, isNoDay } of impossibleDatesIn(record.text, stretch, record.conventions))
        yield {
          message: 'impossible',
          args: { date: slice(record.text, span) },
          span: part,
          severity: isNoDay ? 'warning' : undefined,
        };
    for (const stretch of outsideAddresses(record, block))
      for (const { span, part } of impossibleTimesIn(record, block, stretch))
        yield { message: 'time', args: { time: slice(record.text, span) }, span: part };
  },
});

/** Blocks with a number that no clock has as minutes, behind hours, or hours that no day has, before minutes. */
const tooLate = derive(({ concordance }: Wording) => {
  const joints = new Set(
    concordance.times.flatMap(
      (time) => /\{hour\}(?<joint>[^{}[\]]+)\{minute\}/.exec(time)?.groups?.['joint'] ?? [],
    ),
  );
  const joint = [...joints].map(escapePattern).join('|') || '(?!)';
  const hours = `(?<![${DIGITS}])(?:${digitsOf(2)}${digitsOf(4, 9)}|${digitsOf(3, 9)}${digitsOf(0, 9)})`;
  const late = `(?<=${hours}(?:${joint}))[${DIGITS}]{2}`;
  const minutes = `(?<=[${DIGITS}](?:${joint}))${digitsOf(6, 9)}[${DIGITS}]`;
  // What joins the two is met less often than a digit: it is looked for first.
  return blocksWith(new RegExp(`(?:${joint})(?:${minutes}|${late})(?![${DIGITS}])`));
});

/** Blocks with a number that not every month has as a day, or that is no month, and what stands behind it in some date. */
const tooHigh = derive(({ dates: { forms, fields } }: Wording) => {
  const numbers = Object.entries(HIGH).filter(([name]) => 'digits' in (fields[name] ?? {}));
  const patterns = numbers.flatMap(([name, high]) => forms.map((form) => high + behind(form, name)));
  return blocksWith(new RegExp(`(?<![${DIGITS}])(?:${[...new Set(patterns)].join('|') || '(?!)'})`));
});

/** A pattern for what must stand directly behind a field. */
function behind(form: string, field: string): string {
  const { parts } = readTemplate(form);
  const at = parts.findIndex((part) => part.kind === 'field' && part.name === field);
  const next = at < 0 ? undefined : parts[at + 1];
  return next?.kind === 'literal' ? escapePattern(next.text.charAt(0)) : '';
}

const HIGH: Readonly<Record<string, string>> = {
  day: `(?:${digitsOf(2)}${digitsOf(9)}|${digitsOf(3)}${digitsOf(0, 9)})`,
  month: `(?:${digitsOf(1)}${digitsOf(3, 9)}|${digitsOf(2, 9)}${digitsOf(0, 9)})`,
};
