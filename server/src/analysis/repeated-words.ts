import type { Wording } from '../profile/wording';
import type { Span } from '../text/span';

/**
 * Words that stand twice in a row, in a script that parts its words: one was left behind when a sentence was changed, or typed
 * at the end of one line and the beginning of the next. Names may be double (`Bora Bora`), and some words rightly follow
 * themselves (“that that”).
 */

/** A word, and the same word behind it. */
interface Repeated {
  readonly first: Span;
  readonly second: Span;
}

/** The words that stand twice in some words and should not. */
export function* repeatedWordsIn(words: string, wording: Wording): Generator<Repeated> {
  let at: Span = { from: 0, to: words.length };
  for (let found = repetitionIn(words, at); found; found = repetitionIn(words, at)) {
    at = { from: found.second.from, to: words.length };
    if (isSlip(wording, words, found.second)) yield found;
  }
}

/**
 * Whether the word from `start` to a blank is the same as that behind the blank, but for a capital at its beginning, as far as that
 * goes: most words begin with another letter than the one before them. Capitals are 32 lower in all alphabets that have them.
 */
export function isSameWord(text: string, start: number, blank: number): boolean {
  const first = text.charCodeAt(start);
  const next = text.charCodeAt(blank + 1);
  const length = blank - start;
  return (
    (first === next || first + 32 === next) &&
    length > 0 &&
    length <= LONGEST_WORD &&
    text.startsWith(text.slice(start + 1, blank), blank + 2)
  );
}

const OPENING = '([«“';
const WORD = /^[\p{L}\p{M}]{1,40}$/u;
const GOES_ON = /[\p{L}\p{M}\p{N}'’\p{Pd}"]/u;
const LONGEST_WORD = 40;

/** The first words of a stretch that are the same, but for a capital at the beginning of the one that stands before. */
function repetitionIn(text: string, { from, to }: Span): Repeated | undefined {
  let start = from;
  for (let blank = text.indexOf(' ', from); blank >= 0 && blank < to; blank = text.indexOf(' ', blank + 1)) {
    if (OPENING.includes(text.charAt(start))) start++;
    const end = blank + 1 + blank - start;
    if (
      end <= to &&
      isSameWord(text, start, blank) &&
      stands(text, start, blank) &&
      stands(text, blank + 1, end)
    )
      return { first: { from: start, to: blank }, second: { from: blank + 1, to: end } };
    start = blank + 1;
  }
  return undefined;
}

/** Whether a stretch is a word by itself. */
function stands(text: string, from: number, to: number): boolean {
  return (
    WORD.test(text.slice(from, to)) && !GOES_ON.test(text.charAt(from - 1)) && !GOES_ON.test(text.charAt(to))
  );
}

/** What follows a word that is no name: `Resolution Resolution 71`, `Document Document C24/8`. */
const NUMBER_BEHIND = /^[ \u00a0]\p{Lu}{0,6}[-/]?[0-9]/u;

function isSlip(
  { typography: { once }, commonWords, script }: Wording,
  words: string,
  { from, to }: Span,
): boolean {
  const word = words.slice(from, to);
  if (!once || once.twice.includes(word.toLowerCase()) || words.charAt(to + 1) === '…') return false;
  // `12 a) a d)`: letters of a list.
  if (word.length === 1 && script === 'Latin') return false;
  if (/^\p{Ll}/u.test(word)) return true;
  if (/^\p{Lu}/u.test(word)) return NUMBER_BEHIND.test(words.slice(to, to + 12));
  // Where letters have no capitals, a word with the article or a common one is no name.
  return commonWords.includes(word) || once.articles.some((article) => word.startsWith(article));
}
