import { blocksWhere, blocksWith, inEither } from '../syntax/by-block';
import type { Block } from '../syntax/record';
import { linesOf } from '../text/lines';
import { isBlank, type Span, slice } from '../text/span';
import { blockRule } from './rule';

/**
 * A line of text ends with its last character (RECORDS.md §1b, D-01-5). Lines of blanks part the rows of a table and
 * end a file (§1.1): they are left alone.
 */
export const trailingSpace = blockRule({
  id: 'trailing-space',
  severity: 'hint',
  summary: 'No blanks stand at the end of a line of text.',
  messages: {
    blanks: 'Blanks stand at the end of the line.',
    remove: 'Remove the blanks',
  },
  // A blank before a line end, or at the end of the text, which is the end of the last block.
  where: inEither(
    blocksWith(/[\t\v\f \u00a0\u3000\ufeff][\n\r]/),
    blocksWhere(({ text }, { span }) => BLANKS.includes(text.charAt(span.to - 1))),
  ),
  *check(record, block) {
    if (!isText(block)) return;
    for (const { from, to } of linesOf(slice(record.text, block.span))) {
      const line = { from: block.span.from + from, to: block.span.from + to };
      const blanks = blanksAtEnd(record.text, line, block);
      if (!blanks) continue;
      yield {
        message: 'blanks',
        span: blanks,
        fixes: () => [{ title: 'remove', edits: [{ span: blanks, text: '' }], safe: true }],
      };
    }
  },
});

const BLANKS = '\t\v\f \u00a0\u3000\ufeff';

function isText({ kind }: Block): boolean {
  return ['heading', 'paragraph', 'bullet', 'prose', 'note', 'agenda'].includes(kind);
}

function blanksAtEnd(text: string, line: Span, block: Block): Span | undefined {
  let from = line.to;
  while (from > line.from && isBlank(text.charCodeAt(from - 1))) from--;
  if (from === line.from || from === line.to) return undefined;
  // A TAB at the end of a row is the place of an empty cell, and one behind a number makes it a number.
  if (block.kind === 'agenda' && text.slice(from, line.to).includes('\t')) return undefined;
  if ((block.kind === 'heading' || block.kind === 'paragraph') && from < block.number.separator.to)
    return undefined;
  return { from, to: line.to };
}
