import { asciiDigits, withoutLetters } from '../text/digits';
import { withoutMarks } from '../text/direction';

/** In what way a symbol is miswritten. */
export type SymbolFault =
  | 'blank'
  | 'brackets'
  | 'fullWidthBrackets'
  | 'dot'
  | 'slash'
  | 'case'
  | 'lookAlike'
  | 'letter'
  | 'width'
  | 'digits'
  | 'zero'
  | 'order'
  | 'several';

/**
 * The kind of fault that tells a written symbol from the way it should be written: the first kind of difference
 * that, left out of account, leaves none. A missing mark may have left a blank behind: `C24/INF 18`.
 */
export function symbolFault(marked: string, canonical: string): SymbolFault {
  const written = withoutMarks(marked);
  if (
    withoutZeros(withoutLetters(written)) === withoutZeros(withoutLetters(canonical)) &&
    withoutZeros(written) !== withoutZeros(canonical)
  )
    return 'letter';
  if (looksAlike(written, canonical)) return 'lookAlike';
  const found = kinds.find(([, reduce]) => reduce(written) === reduce(canonical));
  const [kind = 'several'] = found ?? [];
  // `(Rev.1.)` lacks no dot, and `((Rev.1))` no bracket.
  const hasMore = withoutBlanks(written).length > canonical.length;
  return hasMore && (kind === 'dot' || kind === 'brackets') ? 'several' : kind;
}

/** Whether two symbols differ only in letters of other scripts that stand for Latin ones. */
function looksAlike(written: string, canonical: string): boolean {
  const expected = [...canonical];
  const found = [...written];
  return (
    found.length === expected.length &&
    found.every((letter, index) => letter === expected[index] || /(?!\p{Script=Latin})\p{L}/u.test(letter))
  );
}

/** What each kind of fault leaves of a symbol. */
const kinds: readonly (readonly [
  Exclude<SymbolFault, 'several' | 'lookAlike' | 'letter'>,
  (text: string) => string,
])[] = [
  ['blank', withoutBlanks],
  ['fullWidthBrackets', (text) => withoutBlanks(text).replaceAll('（', '(').replaceAll('）', ')')],
  ['width', narrow],
  ['digits', (text) => asciiDigits(withoutBlanks(text))],
  ['zero', (text) => withoutZeros(withoutBlanks(text))],
  ['brackets', (text) => withoutBlanks(text).replace(/[()[\]【】]/g, '')],
  ['dot', (text) => withoutBlanks(text).replace(/[.,．，]/g, '')],
  ['slash', (text) => withoutBlanks(text).replace(/[/\p{Pd}]/gu, '')],
  ['case', (text) => text.toLowerCase()],
  ['order', (text) => [...text].sort().join('')],
];

function withoutBlanks(text: string): string {
  return text.replace(/[ \u00a0\u3000]/g, '');
}

/** A symbol without the zeros before its numbers. */
function withoutZeros(text: string): string {
  return text.replace(/(?<![0-9])0{1,9}(?=[0-9])/g, '');
}

/** Full-width letters, digits and marks as ASCII ones. */
function narrow(text: string): string {
  return withoutBlanks(text).replace(/[！-～]/g, (character) =>
    String.fromCharCode(character.charCodeAt(0) - 0xff01 + 0x21),
  );
}
