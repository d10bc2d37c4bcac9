import type { Position, Range, TextEdit } from 'vscode-languageserver';
import { lineStartsOf } from '../syntax/line-starts';
import type { RecordDocument } from '../syntax/record';
import { derive } from '../text/derive';
import type { Edit } from '../text/edits';
import { lineIndexAt, lineStarts } from '../text/lines';
import type { Span } from '../text/span';

/** Where the lines of a text begin: what it takes to turn offsets into lines and characters. */
export interface LineStarts {
  readonly starts: ArrayLike<number>;
}

/** The text as well: what it takes to turn them back. */
export interface LineTable extends LineStarts {
  readonly text: string;
}

export function lineTable(text: string): LineTable {
  return { text, starts: lineStarts(text) };
}

/** The lines of a record, counted once. */
export const linesOf = derive(
  (record: RecordDocument): LineTable => ({ text: record.text, starts: lineStartsOf(record) }),
);

export function positionAt({ starts }: LineStarts, offset: number): Position {
  const line = lineIndexAt(starts, offset);
  return { line, character: offset - (starts[line] ?? 0) };
}

/** Whether a position is that of an offset. */
export function isAt({ starts }: LineStarts, { line, character }: Position, offset: number): boolean {
  const from = starts[line];
  const next = starts[line + 1];
  return from !== undefined && from + character === offset && (next === undefined || offset < next);
}

/** A character behind the end of its line is the end of the line, as the protocol has it. */
export function offsetAt({ text, starts }: LineTable, { line, character }: Position): number {
  const from = starts[Math.max(0, line)];
  if (from === undefined) return text.length;
  let end = starts[line + 1] ?? text.length;
  while (end > from && isLineEnd(text.charCodeAt(end - 1))) end--;
  return Math.min(Math.max(from, from + character), end);
}

export function rangeOf(lines: LineStarts, { from, to }: Span): Range {
  return { start: positionAt(lines, from), end: positionAt(lines, to) };
}

export function spanOf(lines: LineTable, { start, end }: Range): Span {
  const from = offsetAt(lines, start);
  return { from, to: Math.max(from, offsetAt(lines, end)) };
}

export function textEdits(lines: LineTable, edits: readonly Edit[]): TextEdit[] {
  return edits.map(({ span, text }) => ({ range: rangeOf(lines, span), newText: text }));
}

function isLineEnd(code: number): boolean {
  return code === 10 || code === 13;
}
