/**
 * Characters that take two cells of a terminal: those that Unicode’s East Asian Width calls wide or full-width.
 * Unassigned characters between them are counted in, because the blocks are reserved for more of the kind.
 */
const WIDE: readonly (readonly [from: number, to: number])[] = [
  [0x1100, 0x115f],
  [0x2e80, 0x303e],
  [0x3041, 0xa4cf],
  [0xa960, 0xa97c],
  [0xac00, 0xd7a3],
  [0xf900, 0xfaff],
  [0xfe10, 0xfe19],
  [0xfe30, 0xfe6b],
  [0xff01, 0xff60],
  [0xffe0, 0xffe6],
  [0x16fe0, 0x1b2fb],
  [0x1f200, 0x1f265],
  [0x20000, 0x3fffd],
];

/** Characters drawn as coloured pictures are wide wherever they stand. */
const EMOJI = /^\p{Emoji_Presentation}$/u;

/** Accents and vowel signs are drawn on the character before them; so are the second parts of Korean syllables. */
const ZERO = /^(?:[\p{Mn}\p{Me}\u1160-\u11ff\ud7b0-\ud7ff]|\u200c|\u200d)$/u;

/** How many cells of a terminal a character takes. It must be one that can be seen: no control, no TAB. */
function widthOf(character: string): 0 | 1 | 2 {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x300) return 1;
  if (isHan(code)) return 2;
  if (ZERO.test(character)) return 0;
  if (code < 0x1100) return 1;
  return isWide(code) || EMOJI.test(character) ? 2 : 1;
}

/** Most of what is asked for: the characters of Chinese, which need no table. */
export function isHan(code: number): boolean {
  return code >= 0x4e00 && code <= 0x9fff;
}

/** How many cells a text takes. */
export function widthOfText(text: string): number {
  let width = 0;
  for (const character of text) width += widthOf(character);
  return width;
}

function isWide(code: number): boolean {
  return WIDE.some(([from, to]) => from <= code && code <= to);
}
