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
const LINE_END = /\r\n?|\n/g;

/** The lines of a text in order. Every character belongs to exactly one; an empty text has one empty line. */
export function linesOf(text: string): Line[] {
  const whole = { from: 0, to: text.length };
  return text === '' ? [{ from: 0, to: 0, next: 0 }] : linesIn(text, whole, lineOf);
}

function lineOf(from: number, to: number, next: number): Line {
  return { from, to, next };
}

/**
 * What is made of each line of a part of a text that begins with a line, by where it begins, where it ends, and where the
 * next one begins; nothing when the part is empty.
 */
export function linesIn<T>(
  text: string,
  within: Span,
  read: (from: number, to: number, next: number) => T,
): T[] {
  const lines: T[] = [];
  const stretch = text.slice(0, within.to);
  let { from } = within;
  LINE_END.lastIndex = from;
  while (LINE_END.test(stretch)) {
    const next = LINE_END.lastIndex;
    const to = next - (text.charCodeAt(next - 1) === LF && text.charCodeAt(next - 2) === CR ? 2 : 1);
    lines.push(read(from, to, next));
    from = next;
  }
  if (from < within.to) lines.push(read(from, within.to, within.to));
  return lines;
}

/** Where each line of a text begins, the first at 0. A text that ends with a line end has a last, empty line. */
export function lineStarts(text: string): number[] {
  const starts = [0];
  LINE_END.lastIndex = 0;
  while (LINE_END.test(text)) starts.push(LINE_END.lastIndex);
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

/** A text that stands on several lines on one: the lines without the blanks around them, joined. */
export function inOneLine(text: string, joint: string): string {
  return text
    .split(/[\n\r]/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join(joint);
}
