import type { Conventions } from '../profile/conventions';
import { asciiDigits, DIGITS } from '../text/digits';

/**
 * The order of the parts of a number. Where a language is written from the right, the number of the section may stand
 * behind that of the paragraph: the paragraphs of section 1 are 1.1, 2.1, 3.1, as provision 5.149 of the Radio
 * Regulations is 149.5 in Arabic. A text is read in the order in which its paragraphs count up. What is read is the same
 * in either order, `[section, paragraph]`; only where a number is read from a text, or written into one, does it matter.
 */

/** The parts of a number between the order of a text and that of what is read. It is its own inverse. */
export function inOrder({ numbersTurned }: Conventions, value: readonly number[]): readonly number[] {
  return numbersTurned && value.length > 1 ? value.toReversed() : value;
}

/** The number of a heading or a paragraph at the beginning of a line, behind marks of direction. */
const NUMBERED = new RegExp(
  `^[ \\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069]{0,9}([${DIGITS}]{1,3})(?:\\.([${DIGITS}]{1,3}))?\\.?[\\u200e\\u200f ]{0,9}\\t`,
  'gm',
);

/** So many paragraphs that count up from the right make it sure. */
const LEAST = 2;
/** So many more of one kind settle it. */
const ENOUGH = 20;

/** Whether the paragraphs of a text count up in the first part of their numbers, and in the second at headings alone. */
export function countsFromRight(text: string): boolean {
  let [straight, fromRight] = [0, 0];
  let above: readonly [first: number, second: number] | undefined;
  for (const [, one = '', two] of text.matchAll(NUMBERED)) {
    const first = Number(asciiDigits(one));
    if (two === undefined) {
      above = undefined;
      continue;
    }
    const second = Number(asciiDigits(two));
    if (above) {
      if (above[0] === first && above[1] + 1 === second) straight++;
      if (above[1] === second && above[0] + 1 === first) fromRight++;
    }
    above = [first, second];
    if (Math.abs(fromRight - straight) >= ENOUGH) break;
  }
  return fromRight >= LEAST && fromRight > straight;
}
