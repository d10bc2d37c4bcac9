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
  const kinds = new Uint8Array(0x1_0000);
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
  const twice = new Map<number, string[]>();
  const words = (once?.words ?? []).map((word) => (typeof word === 'string' ? word : word.word));
  for (const word of [...words, ...pairs.map(([open]) => open).filter((open) => BRACKETS.includes(open))]) {
    know(word.charAt(0), HEAD);
    const code = word.charCodeAt(0);
    twice.set(code, [...(twice.get(code) ?? []), word + word]);
  }
  return blocksSeeking((text, from) => seek(text, from, kinds, twice));
});

const MARK = 1;
const HEAD = 2;
const BLANK = 4;
const BREAK = 8;
const OPENING = 16;

/** The end of what may stand twice at the first place from `from` on; -1 where nothing does. */
function seek(
  text: string,
  from: number,
  kinds: Uint8Array,
  twice: ReadonlyMap<number, readonly string[]>,
): number {
  /** Where the word began that stands before the next blank. */
  let start = from;
  for (let at = from; at < text.length; at++) {
    const code = text.charCodeAt(at);
    const kind = kinds[code] ?? 0;
    if (kind === 0) continue;
    if ((kind & MARK) !== 0 && isMarkBehind(text, at, kinds)) return at + 2;
    if ((kind & HEAD) !== 0)
      for (const known of twice.get(code) ?? []) if (text.startsWith(known, at)) return at + known.length;
    if ((kind & BLANK) !== 0 && isSameWord(text, start, at)) return at + 1;
    if ((kind & (BLANK | BREAK)) !== 0 || ((kind & OPENING) !== 0 && at === start)) start = at + 1;
  }
  return -1;
}

/** Whether a mark stands behind another, perhaps with a blank between. */
function isMarkBehind(text: string, at: number, kinds: Uint8Array): boolean {
  const next = text.charCodeAt(at + 1);
  const behind = next === 0x20 || next === 0xa0 ? text.charCodeAt(at + 2) : next;
  return ((kinds[behind] ?? 0) & MARK) !== 0;
}
