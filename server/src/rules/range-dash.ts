import { outsideAddresses } from '../analysis/own-words';
import { blocksWith } from '../syntax/by-block';
import { DIGITS } from '../text/digits';
import { type Span, slice } from '../text/span';
import { blockRule } from './rule';

/** `--`, `–-`, `——` */
const DASHES = /\p{Pd}{2,9}/gu;
/** Where such dashes may be, and other signs of the same regions. */
const doubledIn = blocksWith(
  new RegExp(`[-\\u058a-\\u2fff\\u301c-\\u30a0\\ufe31-\\ufe63\\uff0d]{2}[${DIGITS}]`),
);
/** A number at each end, and perhaps the same letter behind both: `2024--2027`, `2024年——2027年`. */
const NUMBER_BEFORE = /\p{Nd}(?<letter>\p{L}?)$/u;
const NUMBER_AFTER = /^\p{Nd}{1,9}(?<letter>\p{L}?)/u;

/** A range has one dash between its ends (RECORDS.md §1b, D-02-2, D-02-3). A single dash of any kind is in order. */
export const rangeDash = blockRule({
  id: 'range-dash',
  severity: 'error',
  summary: 'A range of numbers or years has one dash.',
  messages: {
    doubled: '“{found}” between two numbers should be “{expected}”.',
    correct: 'Write “{expected}”',
  },
  where: doubledIn,
  *check(record, block) {
    const expected = record.conventions.wording.typography.rangeDash;
    if (!expected) return;
    for (const stretch of outsideAddresses(record, block))
      for (const match of slice(record.text, stretch).matchAll(DASHES)) {
        const [found] = match;
        const from = stretch.from + match.index;
        const span = { from, to: from + found.length };
        if (!joinsNumbers(record.text, stretch, span)) continue;
        yield {
          message: 'doubled',
          args: { found, expected },
          span,
          fixes: () => [
            { title: 'correct', args: { expected }, edits: [{ span, text: expected }], safe: true },
          ],
        };
      }
  },
});

function joinsNumbers(text: string, within: Span, { from, to }: Span): boolean {
  const before = NUMBER_BEFORE.exec(text.slice(Math.max(within.from, from - 2), from));
  const after = NUMBER_AFTER.exec(text.slice(to, Math.min(within.to, to + 10)));
  const letter = before?.groups?.['letter'];
  return before !== null && after !== null && (letter === '' || letter === after.groups?.['letter']);
}
