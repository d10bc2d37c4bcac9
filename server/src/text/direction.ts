/**
 * Marks that turn the direction of writing: they are not seen, take no place and say nothing. Word processors put them
 * around numbers and Latin letters in a text that runs from the right.
 */

/** The marks as the inside of a class of a regular expression. */
export const DIRECTION_MARKS = '\\u061c\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069';

const MARK = new RegExp(`[${DIRECTION_MARKS}]`);
const MARKS = new RegExp(`[${DIRECTION_MARKS}]`, 'g');

/** Whether a UTF-16 code is such a mark. */
export function isDirectionMark(code: number): boolean {
  return (
    code === 0x61c ||
    code === 0x200e ||
    code === 0x200f ||
    (code >= 0x202a && code <= 0x202e) ||
    (code >= 0x2066 && code <= 0x2069)
  );
}

/** A text without the marks, as it is read. */
export function withoutMarks(text: string): string {
  return MARK.test(text) ? text.replace(MARKS, '') : text;
}

/** A text without its marks, and where its characters stand in the text that has them. */
export interface Unmarked {
  readonly text: string;
  /** The place in it of what stands at an offset of the marked text; of a mark, that of the next character. */
  readonly placeOf: (offset: number) => number;
  /** The offset in the marked text at which a character of it begins. */
  readonly beginOf: (place: number) => number;
  /** The offset in the marked text at which a stretch ends that ends here. */
  readonly endOf: (place: number) => number;
}

/** A text without its marks; `undefined` when it has none. Linear, its places logarithmic. */
export function unmarked(text: string): Unmarked | undefined {
  if (!MARK.test(text)) return undefined;
  /** The offsets of the marks. */
  const marks = [...text.matchAll(MARKS)].map(({ index }) => index);
  const countBefore = (isBefore: (mark: number, index: number) => boolean): number => {
    let low = 0;
    let high = marks.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (isBefore(marks[middle] ?? 0, middle)) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  return {
    text: text.replace(MARKS, ''),
    placeOf: (offset) => offset - countBefore((mark) => mark < offset),
    beginOf: (place) => place + countBefore((mark, index) => mark - index <= place),
    endOf: (place) => place + countBefore((mark, index) => mark - index < place),
  };
}
