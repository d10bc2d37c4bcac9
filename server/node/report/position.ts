import { lineStartsOf } from '../../src/syntax/line-starts';
import type { RecordDocument } from '../../src/syntax/record';
import { lineIndexAt } from '../../src/text/lines';
import type { Span } from '../../src/text/span';

/** A place as editors count: from 0, in UTF-16 characters. */
export interface Position {
  readonly line: number;
  readonly character: number;
}

/** A text and where its lines begin. */
export interface Lines {
  readonly text: string;
  readonly starts: ArrayLike<number>;
}

/** The lines of a record. */
export function linesOf(record: RecordDocument): Lines {
  return { text: record.text, starts: lineStartsOf(record) };
}

/** Where an offset is. A byte order mark at the head of the file does not count: editors take it away. */
export function positionAt({ text, starts }: Lines, offset: number): Position {
  const line = lineIndexAt(starts, offset);
  const mark = line === 0 && text.startsWith('\ufeff') ? 1 : 0;
  return { line, character: Math.max(0, offset - (starts[line] ?? 0) - mark) };
}

/** The line (without its end) that an offset is in. */
export function lineAround({ text, starts }: Lines, offset: number): Span {
  const index = lineIndexAt(starts, offset);
  const next = starts[index + 1];
  if (next === undefined) return { from: starts[index] ?? 0, to: text.length };
  const to = text.charCodeAt(next - 2) === CR && text.charCodeAt(next - 1) === LF ? next - 2 : next - 1;
  return { from: starts[index] ?? 0, to };
}

const LF = 10;
const CR = 13;
