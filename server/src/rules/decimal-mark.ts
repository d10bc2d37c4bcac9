import { ownWordsOf } from '../analysis/own-words';
import { concordanceReaders } from '../profile/concordance-readers';
import { blocksWith } from '../syntax/by-block';
import { span } from '../text/span';
import { blockRule } from './rule';

/** `1,7` and `1.7`, of one or two decimals; what goes on with more is a list, a date or a provision. */
const DECIMAL =
  /(?<!(?!\p{Ideographic})[\p{L}\p{N}.,:/\p{Pd}])[0-9]{1,4}(?<mark>[.,])[0-9]{1,2}(?!(?!\p{Ideographic})[\p{L}\p{N}]|[.,:/][0-9])/gu;
const MAY_BE_DECIMAL = /[0-9][.,][0-9]{1,2}(?:[ \u00a0\u202f%]|\p{Ideographic})/u;

/**
 * A decimal has the mark of the language: `1.7 per cent`, `1,7 %`. Only what is beyond doubt a quantity is looked at: a
 * percentage, or a figure in millions.
 */
export const decimalMark = blockRule({
  id: 'decimal-mark',
  severity: 'hint',
  summary: 'Decimals have the mark of the language.',
  messages: {
    other: 'The decimal mark of “{found}” is that of another language: “{expected}”.',
    write: 'Write “{expected}”',
  },
  where: blocksWith(MAY_BE_DECIMAL),
  *check(record, block) {
    const { wording } = record.conventions;
    const { decimal } = wording.typography;
    if (decimal === undefined) return;
    const { magnitude, percentAfter } = concordanceReaders(wording);
    for (const { span: stretch, words } of ownWordsOf(record, block))
      for (const match of words.matchAll(DECIMAL)) {
        const { 0: found, index, groups } = match;
        const mark = groups?.['mark'] ?? '';
        if (mark === decimal) continue;
        magnitude.lastIndex = index + found.length;
        percentAfter.lastIndex = index + found.length;
        if (!percentAfter.test(words) && !magnitude.test(words)) continue;
        const from = stretch.from + index;
        const at = from + found.indexOf(mark);
        const expected = found.replace(mark, decimal);
        yield {
          message: 'other',
          args: { found, expected },
          span: span(from, from + found.length),
          fixes: () => [
            {
              title: 'write',
              args: { expected },
              edits: [{ span: span(at, at + 1), text: decimal }],
              safe: true,
            },
          ],
        };
      }
  },
});
