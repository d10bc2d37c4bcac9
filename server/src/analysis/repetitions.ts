import { escapePattern } from '../profile/template';
import type { Wording } from '../profile/wording';
import { blocksWith, type Places } from '../syntax/by-block';
import { derive } from '../text/derive';
import type { OwnWords } from './own-words';

/** What stands twice in a row: a word, two marks, or the same brackets around the same. */
export type Repetition = { readonly at: number; readonly found: string } & (
  | { readonly kind: 'word' | 'brackets'; readonly once: string }
  | { readonly kind: 'marks'; readonly marks: readonly string[] }
);

/** What stands twice in some words. */
export function* repetitionsIn({ words }: OwnWords, wording: Wording): Generator<Repetition> {
  const { marks, brackets, doubled } = slipsOf(wording);
  for (const { index: at, 0: found } of words.matchAll(marks))
    yield { kind: 'marks', at, found, marks: kindsOf(found, wording) };
  for (const { index: at, 0: found } of words.matchAll(brackets))
    yield { kind: 'brackets', at, found, once: found.slice(1, -1) };
  for (const { index: at, 0: found } of words.matchAll(doubled))
    yield { kind: 'word', at, found, once: onceOf(found) };
}

/** The blocks that may hold such a thing. */
export function holdingRepetitions(wording: Wording): Places {
  return slipsOf(wording).holding;
}

/** The marks among some, each once, and the stop of a sentence before others: it was left when the sentence was cut. */
function kindsOf(marks: string, { typography: { sentenceEnds } }: Wording): readonly string[] {
  const kinds = [...new Set(marks.replace(BLANKS, ''))];
  return kinds.sort((a, b) => Number(sentenceEnds.includes(b)) - Number(sentenceEnds.includes(a)));
}

const BLANKS = /[ \u00a0]/g;

/** A word that stands twice as it stands first: of `The the` the one with the capital. */
function onceOf(found: string): string {
  const blank = found.search(BLANKS);
  return found.slice(0, blank < 0 ? found.length / 2 : blank);
}

interface Slips {
  readonly marks: RegExp;
  readonly brackets: RegExp;
  readonly doubled: RegExp;
  /** The blocks that may hold one of these, found without a look at what stands around it. */
  readonly holding: Places;
}

const slipsOf = derive(({ typography: { once, pairs } }: Wording): Slips => {
  const words = (once?.words ?? []).map((word) =>
    typeof word === 'string' ? { word, notBehind: [], notBefore: [] } : word,
  );
  const brackets = pairs
    .filter(([open]) => BRACKETS.includes(open))
    .map(([open, close]) => [escapePattern(open), escapePattern(close)] as const);
  const mark = once?.marks ? `[${escapePattern(once.marks)}]` : '(?!)';
  const around = brackets.map(([open, close]) => `${open}{2}[^${open}${close}]{1,60}${close}{2}(?!${close})`);
  const parted = words.filter(({ word }) => !IS_SOLID.test(word)).map(({ word }) => twice(word));
  const solid = words.filter(({ word }) => IS_SOLID.test(word)).map(twiceAlone);
  const gates = [
    `${mark}[ \\u00a0]?${mark}`,
    ...brackets.map(([open]) => open + open),
    ...words.map(({ word }) => twice(word)),
  ];
  const any = (patterns: readonly string[]): string => patterns.join('|') || '(?!)';
  return {
    holding: blocksWith(new RegExp(any(gates))),
    marks: new RegExp(`${mark}(?:[ \\u00a0]?${mark}){1,9}`, 'g'),
    brackets: new RegExp(any(around), 'g'),
    doubled: new RegExp(
      any([
        ...solid,
        ...(parted.length > 0 ? [`(?<![${OF_WORD}./])(?:${any(parted)})(?![${OF_WORD}/])`] : []),
      ]),
      'gu',
    ),
  };
});

/** What makes a word of letters a part of a longer one. */
const OF_WORD = "\\p{L}\\p{M}\\p{N}'’\\-";

/** Brackets of which two in a row, with nothing but words between, are one pair too many. Square ones may be meant. */
const BRACKETS = ['（', '(', '《', '«'];

/** Whether a word is of a script that does not part its words. */
const IS_SOLID = /^\p{Ideographic}/u;

/** A word twice: with a blank between, and perhaps a capital, where its script parts its words. */
function twice(word: string): string {
  const letters = escapePattern(word);
  if (IS_SOLID.test(word)) return letters + letters;
  const first = word.charAt(0);
  const capital = first.toUpperCase();
  const head = capital === first || word.length === 1 ? letters : `[${first}${capital}]${letters.slice(1)}`;
  return `${head}[ \\u00a0]${letters}`;
}

/** A word of a script that does not part its words, twice, where it is not a part of others. */
function twiceAlone({ word, notBehind, notBefore }: Word): string {
  const before = notBehind.length > 0 ? `(?<!${notBehind.map(escapePattern).join('|')})` : '';
  const after = notBefore.length > 0 ? `(?!${notBefore.map(escapePattern).join('|')})` : '';
  return before + twice(word) + after;
}

interface Word {
  readonly word: string;
  readonly notBehind: readonly string[];
  readonly notBefore: readonly string[];
}
