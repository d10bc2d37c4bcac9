import { blanksBesideMarks, bracketsAreOwn, holdingWidths, widthFaultsIn } from '../analysis/widths';
import { slice } from '../text/span';
import { blockRule } from './rule';

/**
 * A mark of punctuation has the width of the language around it: `，` among Chinese characters, `,` among letters. Brackets
 * are told only where the record has more of its own: some houses write those of the other width throughout.
 */
export const punctuationWidth = blockRule({
  id: 'punctuation-width',
  severity: 'information',
  summary: 'Marks of punctuation have the width of the language.',
  messages: {
    mark: '“{found}” has the width of another script; here it is “{expected}”.',
    brackets: '“{found}” and “{closing}” have the width of another script; here they are “{expected}”.',
    blank: 'A blank stands beside “{mark}”, which has its blank in itself.',
    other: 'The other bracket is here.',
    remove: 'Remove the blank',
    correct: 'Write “{expected}”',
  },
  where: holdingWidths,
  given: bracketsAreOwn,
  *check(record, block) {
    for (const edits of widthFaultsIn(record, block)) {
      const [first, second] = edits;
      const found = slice(record.text, first.span).trim();
      if (second && found !== '"' && !bracketsAreOwn(record)) continue;
      const expected = edits.map(({ text }) => text.trim()).join('');
      const closing = second && slice(record.text, second.span).trim();
      yield {
        message: closing === undefined ? 'mark' : 'brackets',
        args: closing === undefined ? { found, expected } : { found, closing, expected },
        span: { from: first.span.from, to: first.span.from + found.length },
        related: second ? [{ span: second.span, message: 'other' }] : [],
        fixes: () => [{ title: 'correct', args: { expected }, edits, safe: true }],
      };
    }
    for (const { span, mark } of blanksBesideMarks(record, block))
      yield {
        message: 'blank',
        args: { mark },
        span,
        severity: 'hint',
        fixes: () => [{ title: 'remove', edits: [{ span, text: '' }], safe: true }],
      };
  },
});
