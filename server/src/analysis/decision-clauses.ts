import type { DecisionWords } from '../profile/decision-words';
import type { Outcome } from '../profile/outcomes';
import type { Wording } from '../profile/wording';
import { derive } from '../text/derive';
import { lengthOfWord } from './words';

/** The forms of decisions where they stand in a clause. */

/** A word of a decision; one with a gap ends in `tail`, in the same clause. */
export interface Form {
  readonly outcome: Outcome;
  readonly head: string;
  /** The head alone, as words are looked for. */
  readonly words: readonly string[];
  readonly tail: string | undefined;
}

export const COMMA = /[,，;；،]/;
const BLANKS = /^\s+/;

export function behindBlanks(text: string, at: number): number {
  return at + (BLANKS.exec(text.slice(at))?.[0].length ?? 0);
}

/** Behind the words that stand at an offset, one after another, and the blanks around them. */
export function behindWord(text: string, from: number, words: readonly string[]): number {
  let at = behindBlanks(text, from);
  for (;;) {
    const length = lengthOfWord(text.slice(at), words);
    if (length === 0) return at;
    at = behindBlanks(text, at + length);
  }
}

/** What a form says that stands somewhere, and where it ends. */
export interface Found {
  readonly outcome: Outcome;
  readonly to: number;
}

/** The form that stands at an offset, unless what follows makes it something else. */
export function formAt(
  text: string,
  at: number,
  forms: readonly Form[],
  { unless }: DecisionWords,
): Found | undefined {
  const rest = text.slice(at);
  for (const { outcome, head, words, tail } of forms) {
    if (lengthOfWord(rest, words) === 0) continue;
    const to = tail === undefined ? head.length : behindGap(rest, head.length, tail);
    if (to === undefined || unless.some((word) => rest.startsWith(word, to))) continue;
    return { outcome, to: at + to };
  }
  return undefined;
}

/** Behind the other half of a form, in the clause that begins it; a list of documents is within. */
export function behindGap(text: string, from: number, tail: string): number | undefined {
  const at = text.indexOf(tail, from);
  return at < 0 || COMMA.test(text.slice(from, at)) ? undefined : at + tail.length;
}

/** Words of speech as whole words, without the blanks around them. */
export const saysIn = derive(({ phrases }: Wording): readonly string[] =>
  phrases.says.map((word) => word.trim()),
);
