import type { Span } from './span';

/** One line of a text: its characters and, after them, its line end (LF, CR or CRLF; empty on the last line). */
export interface Line {
  /** Without the line end. */
  readonly from: number;
  readonly to: number;
  /** Where the next line begins. */
  readonly next: number;
}

const LF = 10;
const CR = 13;

/** The lines of a text in order. Every character belongs to exactly one; an empty text has one empty line. */
export function linesOf(text: string): Line[] {
  const lines: Line[] = [];
  let from = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code !== LF && code !== CR) continue;
    const next = code === CR && text.charCodeAt(at + 1) === LF ? at + 2 : at + 1;
    lines.push({ from, to: at, next });
    from = next;
    at = next - 1;
  }
  if (from < text.length || lines.length === 0) lines.push({ from, to: text.length, next: text.length });
  return lines;
}

/** Where each line of a text begins, the first at 0. A text that ends with a line end has a last, empty line. */
export function lineStarts(text: string): number[] {
  const starts = [0];
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === LF) starts.push(at + 1);
    else if (code === CR && text.charCodeAt(at + 1) !== LF) starts.push(at + 1);
  }
  return starts;
}

/** The index of the line an offset is in, by the starts of the lines. Logarithmic. */
export function lineIndexAt(starts: ArrayLike<number>, offset: number): number {
  let low = 0;
  let high = starts.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return Math.max(0, low - 1);
}

/** The line (without its end) that an offset is in. */
export function lineSpanAt(text: string, offset: number): Span {
  let from = offset;
  while (from > 0 && !isLineEnd(text.charCodeAt(from - 1))) from--;
  let to = offset;
  while (to < text.length && !isLineEnd(text.charCodeAt(to))) to++;
  return { from, to };
}

function isLineEnd(code: number): boolean {
  return code === LF || code === CR;
}
