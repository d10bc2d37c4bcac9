import { escapePattern } from '../profile/template';
import { derive } from '../text/derive';
import { withoutMarks } from '../text/direction';

/**
 * Words of a wording in a text. In a script that writes words apart a word ends where its letters end: “note” is not
 * in “noted”. Han characters stand for themselves. What cannot be seen does not part them, nor do
 * the vowels of Arabic, which are written or left out at will.
 */

const LETTER = /\p{L}/u;
const HAN = /\p{Script=Han}/u;

/** Whether a text contains one of the words. */
export function hasWord(marked: string, spelled: readonly string[]): boolean {
  const text = plain(marked);
  const words = allPlain(spelled);
  const letters = anyOf(words);
  for (let at = text.search(letters); at >= 0; ) {
    if (!joins(text, at) && words.some((word) => text.startsWith(word, at) && !joins(text, at + word.length)))
      return true;
    const next = text.slice(at + 1).search(letters);
    at = next < 0 ? next : at + 1 + next;
  }
  return false;
}

const UNSEEN = /[\u00ad\u0640\u064b-\u0652\u200b\u2060\ufeff]/;
const ALL_UNSEEN = /[\u00ad\u0640\u064b-\u0652\u200b\u2060\ufeff]+/g;

/** A text without marks of direction, other characters that cannot be seen, and the vowels of Arabic. */
function plain(marked: string): string {
  const text = withoutMarks(marked);
  return UNSEEN.test(text) ? text.replace(ALL_UNSEEN, '') : text;
}

const allPlain = derive((words: readonly string[]): readonly string[] =>
  words.some((word) => UNSEEN.test(word)) ? [...new Set(words.map(plain))] : words,
);

/** A pattern for the letters of any of some words, also within other words: most texts have none. */
const anyOf = derive((words: readonly string[]) => new RegExp(words.map(escapePattern).join('|') || '(?!)'));

/** Whether a text begins with one of the words. */
export function beginsWithWord(marked: string, words: readonly string[]): boolean {
  const text = plain(marked);
  for (const word of allPlain(words)) if (text.startsWith(word) && !joins(text, word.length)) return true;
  return false;
}

/** Whether a text ends in one of the words. */
export function endsInWord(marked: string, words: readonly string[]): boolean {
  const text = plain(marked);
  for (const word of allPlain(words))
    if (text.endsWith(word) && !joins(text, text.length - word.length)) return true;
  return false;
}

/** A text without the first of the words that it begins with. */
export function withoutFirst(text: string, words: readonly string[]): string {
  let length = 0;
  for (const word of words) if (word.length > length && text.startsWith(word)) length = word.length;
  return length === 0 ? text : text.slice(length);
}

/** A text without the last of the words, when it ends in one: “a los” is not at the end of “presenta los”. */
export function withoutLast(text: string, words: readonly string[]): string {
  let length = 0;
  for (const word of words)
    if (word.length > length && text.endsWith(word) && !joins(text, text.length - word.length))
      length = word.length;
  return length === 0 ? text : text.slice(0, text.length - length);
}

/** Whether the characters on both sides of an offset are letters of one word. */
function joins(text: string, at: number): boolean {
  return isWordLetter(text.charAt(at - 1)) && isWordLetter(text.charAt(at));
}

function isWordLetter(character: string): boolean {
  return LETTER.test(character) && !HAN.test(character);
}

/** How much of a text the longest of the words takes that it begins with; 0 when it begins with none. */
export function lengthOfWord(text: string, words: readonly string[]): number {
  let length = 0;
  for (const word of words)
    if (word.length > length && text.startsWith(word) && !joins(text, word.length)) length = word.length;
  return length;
}
