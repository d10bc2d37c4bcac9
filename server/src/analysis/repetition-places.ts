import type { Wording } from '../profile/wording';
import { blocksSeeking, type Places } from '../syntax/by-block';
import { derive } from '../text/derive';
import { isSameWord } from './repeated-words';
import { BRACKETS } from './repetitions';

/**
 * Where something may stand twice in a row, told by one look at each character of a text and a second one at few: that a mark, a
 * bracket, or a word that is known follows itself, or that the word behind a blank is the one before it.
 */
export const repetitionPlaces = derive((wording: Wording): Places => {
  const kinds = new Uint16Array(0x1_0000);
  const know = (characters: string, kind: number): void => {
    for (const character of characters) {
      const code = character.charCodeAt(0);
      kinds[code] = (kinds[code] ?? 0) | kind;
    }
  };
  const { once, pairs } = wording.typography;
  const isParted = wording.script !== 'Han';
  know(once?.marks ?? '', MARK);
  if (isParted) {
    know('.', MARK);
    know(' ', BLANK);
    know('\t\r\n', BREAK);
    know('([«“', OPENING);
  }
  const words = (once?.words ?? []).map((word) => (typeof word === 'string' ? word : word.word));
  const brackets = pairs.map(([open]) => open).filter((open) => BRACKETS.includes(open));
  for (const word of [...words, ...brackets]) know(word.charAt(0), HEAD << word.length);
  return blocksSeeking((text, from) => seek(text, from, kinds));
});

const MARK = 1;
const BLANK = 2;
const BREAK = 4;
const OPENING = 8;
/** Shifted by a length, at most the 12 that a profile allows: a word of so many characters begins so. A bracket has one. */
const HEAD = 8;

/** The end of what may stand twice at the first place from `from` on; -1 where nothing does. */
function seek(text: string, from: number, kinds: Uint16Array): number {
  /** Where the word began that stands before the next blank. */
  let start = from;
  for (let at = from; at < text.length; at++) {
    const code = text.charCodeAt(at);
    const kind = kinds[code] ?? 0;
    if (kind === 0) continue;
    if ((kind & MARK) !== 0 && isMarkBehind(text, at, kinds)) return at + 2;
    for (let length = 1, heads = kind >> 4; heads > 0; length++, heads >>= 1)
      if ((heads & 1) !== 0 && text.charCodeAt(at + length) === code && isTwice(text, at, length))
        return at + 2 * length;
    if ((kind & BLANK) !== 0 && isSameWord(text, start, at)) return at + 1;
    if ((kind & (BLANK | BREAK)) !== 0 || ((kind & OPENING) !== 0 && at === start)) start = at + 1;
  }
  return -1;
}

function isTwice(text: string, at: number, length: number): boolean {
  return length === 1 || text.startsWith(text.slice(at, at + length), at + length);
}

/** Whether a mark stands behind another, perhaps with a blank between. */
function isMarkBehind(text: string, at: number, kinds: Uint16Array): boolean {
  const next = text.charCodeAt(at + 1);
  const behind = next === 0x20 || next === 0xa0 ? text.charCodeAt(at + 2) : next;
  return ((kinds[behind] ?? 0) & MARK) !== 0;
}
