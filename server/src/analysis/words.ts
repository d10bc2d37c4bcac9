/**
 * Words of a wording in a text. In a script that writes words apart a word ends where its letters end: “note” is not
 * in “noted”. Han characters stand for themselves.
 */

const LETTER = /\p{L}/u;
const HAN = /\p{Script=Han}/u;

/** Whether a text contains one of the words. */
export function hasWord(text: string, words: readonly string[]): boolean {
  return words.some((word) => {
    for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1))
      if (!joins(text, at) && !joins(text, at + word.length)) return true;
    return false;
  });
}

/** Whether a text begins with one of the words. */
export function beginsWithWord(text: string, words: readonly string[]): boolean {
  return words.some((word) => text.startsWith(word) && !joins(text, word.length));
}

/** Whether a text ends in one of the words. */
export function endsInWord(text: string, words: readonly string[]): boolean {
  return words.some((word) => text.endsWith(word) && !joins(text, text.length - word.length));
}

/** A text without the first of the words that it begins with. */
export function withoutFirst(text: string, words: readonly string[]): string {
  const word = longest(words.filter((candidate) => text.startsWith(candidate)));
  return text.slice(word.length);
}

/** A text without the last of the words, when it ends in one. */
export function withoutLast(text: string, words: readonly string[]): string {
  const word = longest(words.filter((candidate) => text.endsWith(candidate)));
  return text.slice(0, text.length - word.length);
}

function longest(words: readonly string[]): string {
  return words.reduce((found, word) => (word.length > found.length ? word : found), '');
}

/** Whether the characters on both sides of an offset are letters of one word. */
function joins(text: string, at: number): boolean {
  return isWordLetter(text.charAt(at - 1)) && isWordLetter(text.charAt(at));
}

function isWordLetter(character: string): boolean {
  return LETTER.test(character) && !HAN.test(character);
}
