/**
 * Decimal digits of the scripts that have their own: full-width ones, those of Arabic and of its eastern neighbours.
 * A number is the same number in all of them.
 */

/** The zeros; the other nine follow each. */
const ZEROS = [0x30, 0x660, 0x6f0, 0xff10];

/** The digits as the inside of a class of a regular expression. */
export const DIGITS = '0-9\\u0660-\\u0669\\u06f0-\\u06f9\\uff10-\\uff19';

/** The digits from one to another, of any script, as a class of a regular expression. */
export function digitsOf(first: number, last = first): string {
  const ranges = ZEROS.map((zero) => String.fromCharCode(zero + first, 0x2d, zero + last));
  return `[${ranges.join('')}]`;
}

/** All of them, one by one. */
export const ALL_DIGITS = ZEROS.flatMap((zero) =>
  Array.from({ length: 10 }, (_, value) => String.fromCharCode(zero + value)),
).join('');

const OTHERS = /[\u0660-\u0669\u06f0-\u06f9\uff10-\uff19]/g;

/** What a digit is worth, by its UTF-16 code; -1 for what is none. */
export function digitValue(code: number): number {
  for (const zero of ZEROS) if (code >= zero && code <= zero + 9) return code - zero;
  return -1;
}

/** A text with its digits as 0 to 9; all else unchanged. */
export function asciiDigits(text: string): string {
  return text.search(OTHERS) < 0
    ? text
    : text.replace(OTHERS, (digit) => String(digitValue(digit.charCodeAt(0))));
}

/** Letters that are written for the digits 0 and 1 by a slip; the second two of another alphabet. */
export const DIGIT_LETTERS = 'OolI\u041e\u043e';

/** Those of them that are written for the digit 1. */
export const ONE_LETTERS = 'lI';

/** A number with the digits that its letters stand for. */
export function withoutLetters(number: string): string {
  return number.replace(/[OolI\u041e\u043e]/g, (letter) => (letter === 'l' || letter === 'I' ? '1' : '0'));
}

/** The digits 0 to 9 of a text as those of the script that a model is written in. */
export function digitsLike(model: string, text: string): string {
  const code = model.search(OTHERS) < 0 ? 0x30 : model.charCodeAt(model.search(OTHERS));
  const zero = ZEROS.find((candidate) => code >= candidate && code <= candidate + 9) ?? 0x30;
  return text.replace(/[0-9]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0x30 + zero));
}
