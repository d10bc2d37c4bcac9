import { DIRECTIVE_START } from '../syntax/directives';
import type { RecordDocument } from '../syntax/record';
import type { Edit } from '../text/edits';
import { lineSpanAt } from '../text/lines';
import { slice } from '../text/span';

const ABOVE = `${DIRECTIVE_START}disable-next-line `;
const BEHIND = `${DIRECTIVE_START}disable-line `;

/**
 * The edit that silences a rule on the line of an offset: a comment above it. A comment would part the rows of a
 * table or the lines of one heading or paragraph, so that there it stands behind the line. A directive that is
 * already there takes the rule in.
 */
export function disableForLine(record: RecordDocument, rule: string, offset: number): Edit {
  const { text } = record;
  const line = lineSpanAt(text, offset);
  const written = slice(text, line);
  const behind = written.indexOf(BEHIND);
  if (behind >= 0) return insertion(line.from + behind + BEHIND.length, `${rule}, `);
  if (!beginsBlock(record, line.from)) return insertion(line.to, ` ${BEHIND}${rule}`);
  const above = lineAbove(text, line.from);
  if (above && slice(text, above).trimStart().startsWith(ABOVE))
    return insertion(above.from + slice(text, above).indexOf(ABOVE) + ABOVE.length, `${rule}, `);
  return insertion(line.from, `${ABOVE}${rule}${lineEndOf(text, line.to)}`);
}

function insertion(at: number, text: string): Edit {
  return { span: { from: at, to: at }, text };
}

function beginsBlock({ blocks }: RecordDocument, lineStart: number): boolean {
  return blocks.some(({ span }) => span.from === lineStart);
}

function lineAbove(text: string, lineStart: number): { from: number; to: number } | undefined {
  if (lineStart === 0) return undefined;
  const crlf = text.charAt(lineStart - 1) === '\n' && text.charAt(lineStart - 2) === '\r';
  return lineSpanAt(text, lineStart - (crlf ? 2 : 1));
}

/** The line end that follows; on the last line that of the first, so that a text keeps to its own kind. */
function lineEndOf(text: string, lineTo: number): string {
  const own = /^(?:\r\n|\r|\n)/.exec(text.slice(lineTo, lineTo + 2))?.[0];
  return own ?? /\r\n|\r|\n/.exec(text)?.[0] ?? '\n';
}
