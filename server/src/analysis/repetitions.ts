import { escapePattern } from '../profile/template';
import type { Wording } from '../profile/wording';
import { derive } from '../text/derive';
import type { Span } from '../text/span';
import { repeatedWordsIn } from './repeated-words';

/** What stands twice in a row: a word, two marks, or the same brackets around the same. */
export type Repetition = { readonly span: Span; readonly found: string } & (
  | { readonly kind: 'word' | 'brackets'; readonly once: string }
  | { readonly kind: 'marks'; readonly marks: readonly string[] }
);

/** What stands twice in some words, with its place in them. */
export function* repetitionsIn(words: string, wording: Wording): Generator<Repetition> {
  const { marks, brackets, solid } = slipsOf(wording);
  for (const { index, 0: found } of words.matchAll(marks)) {
    // The first is that of a code: `&amp;.`
    if (found.startsWith(';') && CODE.test(words.slice(Math.max(0, index - 6), index))) continue;
    yield { kind: 'marks', span: placeOf(index, found), found, marks: kindsOf(found, wording) };
  }
  for (const { index, 0: found } of words.matchAll(brackets))
    yield { kind: 'brackets', span: placeOf(index, found), found, once: found.slice(1, -1) };
  for (const { index, 0: found } of words.matchAll(solid))
    yield { kind: 'word', span: placeOf(index, found), found, once: found.slice(0, found.length / 2) };
  for (const { first, second } of repeatedWordsIn(words, wording)) {
    const once = words.slice(first.from, first.to);
    const span = { from: first.from, to: second.to };
    yield { kind: 'word', span, found: words.slice(span.from, span.to), once };
  }
}

const CODE = /&[a-z]{2,5}$/;

function placeOf(from: number, found: string): Span {
  return { from, to: from + found.length };
}

/** The marks among some, each once, and the stop of a sentence before others: it was left when the sentence was cut. */
function kindsOf(marks: string, { typography: { sentenceEnds } }: Wording): readonly string[] {
  const kinds = [...new Set(marks.replace(BLANKS, ''))];
  return kinds.sort((a, b) => Number(sentenceEnds.includes(b)) - Number(sentenceEnds.includes(a)));
}

const BLANKS = /[ \u00a0]/g;

interface Slips {
  readonly marks: RegExp;
  readonly brackets: RegExp;
  /** Words of a script that does not part its words. */
  readonly solid: RegExp;
}

const slipsOf = derive(({ typography: { once, pairs }, script }: Wording): Slips => {
  const words = (once?.words ?? []).map((word) =>
    typeof word === 'string' ? { word, notBehind: [], notBefore: [] } : word,
  );
  const brackets = pairs
    .filter(([open]) => BRACKETS.includes(open))
    .map(([open, close]) => [escapePattern(open), escapePattern(close)] as const);
  const mark = once?.marks ? `[${escapePattern(once.marks)}]` : '(?!)';
  const two = `${mark}(?:[ \\u00a0]?${mark}){1,9}`;
  // Where words are parted a stop stands in short words, too: `etc.,` is none of these, and `...` is no slip.
  const stops = script === 'Han' ? [] : [`(?:${mark}|\\.)\\.(?<=[^\\s.]..)(?=\\s|$)`];
  return {
    marks: new RegExp([two, ...stops].join('|'), 'g'),
    brackets: anyOf(
      brackets.map(([open, close]) => `${open}{2}[^${open}${close}]{1,60}${close}{2}(?!${close})`),
    ),
    solid: anyOf(words.map(twiceAlone)),
  };
});

function anyOf(patterns: readonly string[]): RegExp {
  return new RegExp(patterns.join('|') || '(?!)', 'g');
}

/** Brackets of which two in a row, with nothing but words between, are one pair too many. Square ones may be meant. */
export const BRACKETS: readonly string[] = ['（', '(', '《', '«'];

/** A word of a script that does not part its words, twice, where it is not a part of others. */
function twiceAlone({ word, notBehind, notBefore }: Word): string {
  const before = notBehind.length > 0 ? `(?<!${notBehind.map(escapePattern).join('|')})` : '';
  const after = notBefore.length > 0 ? `(?!${notBefore.map(escapePattern).join('|')})` : '';
  return before + escapePattern(word + word) + after;
}

interface Word {
  readonly word: string;
  readonly notBehind: readonly string[];
  readonly notBefore: readonly string[];
}
