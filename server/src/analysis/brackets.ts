import { escapePattern } from '../profile/template';
import type { Wording } from '../profile/wording';
import { derive } from '../text/derive';
import { countUntil } from '../text/list';
import type { Span } from '../text/span';

/** The brackets and quotation marks of a text. Marks that differ only in width are of one kind. */

/** An opening or a closing mark. Texts may have very many: each is no more than its place, and what it is there. */
export interface Mark {
  readonly at: number;
  readonly is: MarkKind;
}

/** What a mark is; all marks that are the same share it. */
interface MarkKind {
  readonly character: string;
  readonly kind: string;
  readonly opens: boolean;
  /** The other half of its pair. */
  readonly other: string;
  /** Set on the bracket of an enumerator, `a)` or `2）`: it closes only what nothing else closes. */
  readonly enumerates: boolean;
  /** Set when the text goes straight on into the enumerator, as in `附件A)`. */
  readonly attached: boolean;
}

/** The marks of a language: a pattern that finds them, and what each may be. */
interface MarkKinds {
  readonly pattern: RegExp;
  readonly kinds: ReadonlyMap<string, Readonly<Record<'plain' | 'enumerating' | 'attached', MarkKind>>>;
}

/** The marks of a language, one character each. Those that differ only in width are of one kind. */
export const markKinds = derive(({ typography }: Wording): MarkKinds => {
  const kinds = new Map<string, Record<'plain' | 'enumerating' | 'attached', MarkKind>>();
  const know = (character: string, kind: string, opens: boolean, other: string): void => {
    const plain = { character, kind, opens, other, enumerates: false, attached: false };
    const enumerating = { ...plain, enumerates: true };
    kinds.set(character, { plain, enumerating, attached: { ...enumerating, attached: true } });
  };
  for (const [open, close] of typography.pairs) {
    const kind = open.normalize('NFKC');
    know(open, kind, true, close);
    know(close, kind, false, open);
  }
  return { kinds, pattern: new RegExp([...kinds.keys()].map(escapePattern).join('|') || '(?!)', 'g') };
});

/** Whether a stretch of text holds a mark, if only an apostrophe or one that is hidden. */
export function holdsMark(text: string, { from, to }: Span, { pattern }: MarkKinds): boolean {
  pattern.lastIndex = from;
  return pattern.test(text.slice(0, to));
}

/**
 * The marks of a stretch of text in order, but for those in `hidden`, which is in order too. Apostrophes are none. No more
 * than the first `most` are read.
 */
export function marksIn(
  text: string,
  within: Span,
  hidden: readonly Span[],
  { kinds, pattern }: MarkKinds,
  most = Number.POSITIVE_INFINITY,
): Mark[] {
  const marks: Mark[] = [];
  const stretch = text.slice(0, within.to);
  let next = countUntil(hidden, ({ to }) => to > within.from);
  /** Where that begins which can be seen around a mark. */
  let from = within.from;
  pattern.lastIndex = within.from;
  while (marks.length < most && pattern.test(stretch)) {
    const at = pattern.lastIndex - 1;
    for (let span = hidden[next]; span && span.from <= at; span = hidden[++next])
      from = Math.max(from, span.to);
    const known = kinds.get(text.charAt(at));
    if (!known || at < from) continue;
    if (!mayEnumerate(text.charCodeAt(at))) {
      const seen = { from, to: Math.min(within.to, hidden[next]?.from ?? within.to) };
      if (!isApostrophe(text, at, seen)) marks.push({ at, is: known.plain });
      continue;
    }
    const enumerator = enumeratorBefore(text, at, from);
    if (!enumerator) marks.push({ at, is: known.plain });
    else if (enumerator.opened === undefined)
      marks.push({ at, is: enumerator.attached ? known.attached : known.enumerating });
    else if (isWide(enumerator.opened) === isWide(known.plain.character)) marks.push({ at, is: known.plain });
    else if (marks.at(-1)?.at === enumerator.from - 1) marks.pop();
  }
  return marks;
}

/** What may stand before a bracket as an enumerator. */
const ALPHABETS = /[\p{Script=Arabic}\p{Script=Cyrillic}]/u;
const ENUMERATOR = /^(?:[0-9]{1,2}[a-z]?|[A-Za-z]|[ivx]{2,4}|[\p{Script=Arabic}\p{Script=Cyrillic}])$/u;
const LONGEST_ENUMERATOR = 4;
const LETTER = /\p{L}/u;
/** A letter of a script that has apostrophes: `‘命名权’的` has none. */
const OF_WORD = /(?!\p{Ideographic})\p{L}/u;

interface Enumerator {
  readonly from: number;
  /** The bracket before it, when there is one: `(a)`. */
  readonly opened: string | undefined;
  readonly attached: boolean;
}

/** Whether a letter is the word “and” of the Arabic script, which is written without a blank to the next one. */
function isJoinedByAnd(text: string, at: number, seenFrom: number): boolean {
  return text.charAt(at) === '\u0648' && (at === seenFrom || !LETTER.test(text.charAt(at - 1)));
}

/** Whether a character is a bracket that an enumerator may end in. */
function mayEnumerate(code: number): boolean {
  return code === 0x29 || code === 0xff09;
}

/** `a`, `12`, `iv` before a closing bracket, in what can be seen before it. */
function enumeratorBefore(text: string, at: number, seenFrom: number): Enumerator | undefined {
  // `أ )`: a letter that is no more than a stroke stands apart.
  const isApart = at - seenFrom > 1 && /[ \u00a0]/.test(text.charAt(at - 1)) && isOfAlphabet(text, at - 2);
  const apart = isApart ? at - 1 : at;
  // `هـ)`: a stroke shows the form of the letter.
  const to = apart - 1 > seenFrom && text.charAt(apart - 1) === '\u0640' ? apart - 1 : apart;
  let from = to;
  while (from > seenFrom && to - from <= LONGEST_ENUMERATOR && isLetterOrDigit(text.charCodeAt(from - 1)))
    from--;
  // The letters of other alphabets count, too, one at a time.
  if (from === to && from > seenFrom && isOfAlphabet(text, from - 1)) from--;
  if (from === to || !ENUMERATOR.test(text.slice(from, to))) return undefined;
  const before = from > seenFrom ? text.charAt(from - 1) : '';
  // The last letter of a word is none, but behind the Arabic “and”, which is written to it, it is: `أ) وب)`.
  if (isOfAlphabet(text, from) && LETTER.test(before) && !isJoinedByAnd(text, from - 1, seenFrom))
    return undefined;
  const opened = before === '(' || before === '（' ? before : undefined;
  return { from, opened, attached: LETTER.test(before) };
}

/** Whether a letter is of one of the alphabets; what stands before their letters, or behind, is told by its code. */
function isOfAlphabet(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code >= 0x400 && code < 0xff00 && ALPHABETS.test(text.charAt(at));
}

function isLetterOrDigit(code: number): boolean {
  const lower = code | 0x20;
  return (code >= 0x30 && code <= 0x39) || (lower >= 0x61 && lower <= 0x7a);
}

function isWide(character: string): boolean {
  return character.charCodeAt(0) > 0xff;
}

function isApostrophe(text: string, at: number, seen: Span): boolean {
  return (
    text.charAt(at) === '’' &&
    at > seen.from &&
    at + 1 < seen.to &&
    OF_WORD.test(text.charAt(at - 1)) &&
    OF_WORD.test(text.charAt(at + 1))
  );
}

/** Whether each mark is closed by its own other half, none crosses another, and none enumerates: most texts are so. */
export function areNested(marks: readonly Mark[]): boolean {
  const open: MarkKind[] = [];
  for (const { is } of marks) {
    if (is.opens) open.push(is);
    else if (is.enumerates || open.pop()?.other !== is.character) return false;
  }
  return open.length === 0;
}
