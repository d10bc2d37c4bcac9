import { escapePattern } from '../profile/template';
import type { Wording } from '../profile/wording';
import { derive } from '../text/derive';
import { mismatchOf } from '../text/mismatch';
import { isBlank, type Span, slice, trimSpan } from '../text/span';
import { UNSEEN } from '../text/unseen';

/** A title as it is compared: without blanks, line ends and the mark of an item that is continued. */
export interface PlainTitle {
  readonly characters: readonly string[];
  /** Where each character stands in the text. */
  readonly offsets: readonly number[];
}

/** A title without the mark at its end that the item is continued: `Budget` of `Budget (continued)`. */
export function withoutMark(text: string, title: Span, { headings }: Wording): Span {
  const mark = headings.continued.find((words) => slice(text, title).endsWith(words));
  return mark === undefined ? title : trimSpan(text, { from: title.from, to: title.to - mark.length });
}

/** Dashes, of whatever kind and number, are left out as characters that are not seen: others report them. */
const DASH = /[\u2010-\u2015-]/;

const BLANK = /[\t-\r \u00a0\u3000\ufeff]/;

/** A title without what does not count. */
export function plainTitle(text: string, title: Span, { headings }: Wording): PlainTitle {
  const content = slice(text, title);
  const characters: string[] = [];
  const offsets: number[] = [];
  const marks = headings.continued.filter((words) => content.includes(words));
  for (let at = 0; at < content.length; at++) {
    const mark = marks.find((words) => content.startsWith(words, at));
    if (mark) {
      at += mark.length - 1;
      continue;
    }
    const character = content.charAt(at);
    const code = content.charCodeAt(at);
    if (isBlank(code) || (code > 0x7f && UNSEEN.test(character))) continue;
    const isDash = DASH.test(character);
    if (isDash && offsets.at(-1) === title.from + at - 1 && characters.at(-1) === '-') {
      offsets[offsets.length - 1] = title.from + at;
      continue;
    }
    characters.push(isDash ? '-' : character);
    offsets.push(title.from + at);
  }
  return { characters, offsets };
}

/** A title without what does not count, as one text: the characters of `plainTitle`. */
export function plainTitleText(title: string, wording: Wording): string {
  return title.replace(uncounted(wording), (_, dashes?: string) => (dashes === undefined ? '' : '-'));
}

/** What does not count in a title, and the dashes that count as one. */
const uncounted = derive(({ headings }: Wording) => {
  const marks = headings.continued.map(escapePattern).join('|') || '(?!)';
  return new RegExp(`(?:${marks})|${BLANK.source}|${UNSEEN.source}|(${DASH.source}+)`, 'g');
});

/** Where two titles differ, in whole words where the script has them, and never in nothing; `undefined` when they do not. */
export function titleMismatch(left: PlainTitle, right: PlainTitle): { left: Span; right: Span } | undefined {
  const found = mismatchOf(left.characters, right.characters);
  if (!found) return undefined;
  let head = found.left.from;
  let tail = left.characters.length - found.left.to;
  const shorter = Math.min(left.characters.length, right.characters.length);
  if (head + tail === shorter && head > 0) head--;
  else if (head + tail === shorter && tail > 0) tail--;
  while (head > 0 && (isInWord(left, head) || isInWord(right, head))) head--;
  while (tail > 0 && (isInWord(left, endOf(left, tail)) || isInWord(right, endOf(right, tail)))) tail--;
  return {
    left: place(left, head, endOf(left, tail)),
    right: place(right, head, endOf(right, tail)),
  };
}

function endOf({ characters }: PlainTitle, tail: number): number {
  return characters.length - tail;
}

/** The stretch of the text from one character of a title up to another. */
function place({ offsets }: PlainTitle, from: number, to: number): Span {
  const start = offsets[from] ?? 0;
  return { from: start, to: (offsets[to - 1] ?? start) + 1 };
}

const WORD = /[\p{L}\p{N}]/u;
const HAN = /\p{Script=Han}/u;

/** Whether the characters before and at an index belong to one word. */
function isInWord({ characters, offsets }: PlainTitle, index: number): boolean {
  const isAdjacent = (offsets[index] ?? 0) - (offsets[index - 1] ?? -2) === 1;
  return isAdjacent && isWordLetter(characters[index - 1]) && isWordLetter(characters[index]);
}

function isWordLetter(character: string | undefined): boolean {
  return character !== undefined && WORD.test(character) && !HAN.test(character);
}
