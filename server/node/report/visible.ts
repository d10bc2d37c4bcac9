import { isHan } from './width';

/**
 * What a terminal obeys or hides instead of showing: control characters, marks of direction, characters without
 * width, lone halves of a surrogate pair, private ones. The joiners (U+200C, U+200D) shape the letters around them and stay.
 */
const UNSEEN =
  /[\p{Cc}\p{Cs}\p{Co}\p{Zl}\p{Zp}]|(?![\u0600-\u0605\u06dd\u070f\u0890\u0891\u08e2\u200c\u200d])\p{Cf}/u;

const UNSEEN_ALL = new RegExp(UNSEEN.source, 'gu');

/** A text from a record or a file name as it may be printed: what is unseen is shown, and nothing is obeyed. */
export function visible(text: string): string {
  return text.replace(UNSEEN_ALL, shown);
}

/** Whether a character would be obeyed or hidden. */
export function isUnseen(character: string): boolean {
  const code = character.charCodeAt(0);
  const isPlain = (code >= 0x20 && code < 0x7f) || isHan(code);
  return !isPlain && UNSEEN.test(character);
}

/** A character by its picture, `␛`, or its number, `<U+202E>`. */
export function shown(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x20) return String.fromCodePoint(0x2400 + code);
  if (code === 0x7f) return '␡';
  return `<U+${code.toString(16).toUpperCase().padStart(4, '0')}>`;
}
