import { escapePattern } from '../profile/template';
import type { Wording } from '../profile/wording';
import { derive } from '../text/derive';
import { countUntil, type Span } from '../text/span';

/**
 * Brackets and quotation marks read along a text. Each kind is followed by itself, whatever its width, so that marks
 * which overlap (`“（…”）`) are no fault of balance, and `（…)` is one pair.
 */

/** An opening or a closing mark. */
interface Mark {
  readonly at: number;
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

/** A mark without its other half, or a pair of different width. */
export type Unbalanced =
  | { readonly fault: 'unclosed' | 'unopened' | 'reversed'; readonly mark: Mark }
  | { readonly fault: 'mixed'; readonly mark: Mark; readonly closing: Mark };

/** The marks of a stretch, and what mark the stretch after it begins with, as a continued quotation does. */
export interface MarkedStretch {
  readonly marks: readonly Mark[];
  readonly reopens: string | undefined;
}

/** The marks of a language: a pattern that finds them, and what each is. */
interface MarkKinds {
  readonly pattern: RegExp;
  readonly kinds: ReadonlyMap<string, MarkKind>;
}

interface MarkKind {
  readonly kind: string;
  readonly opens: boolean;
  /** The other half of the pair. */
  readonly other: string;
}

/** The marks of a language, one character each. Those that differ only in width are of one kind. */
export const markKinds = derive(({ typography }: Wording): MarkKinds => {
  const kinds = new Map<string, MarkKind>();
  for (const [open, close] of typography.pairs) {
    const kind = open.normalize('NFKC');
    kinds.set(open, { kind, opens: true, other: close }).set(close, { kind, opens: false, other: open });
  }
  return { kinds, pattern: new RegExp([...kinds.keys()].map(escapePattern).join('|') || '(?!)', 'g') };
});

/** The marks of a stretch of text in order, but for those in `hidden`, which is in order too. Apostrophes are none. */
export function marksIn(
  text: string,
  within: Span,
  hidden: readonly Span[],
  { kinds, pattern }: MarkKinds,
): Mark[] {
  const marks: Mark[] = [];
  const stretch = text.slice(0, within.to);
  let next = countUntil(hidden, ({ to }) => to > within.from);
  /** Where that begins which can be seen around a mark. */
  let from = within.from;
  pattern.lastIndex = within.from;
  while (pattern.test(stretch)) {
    const at = pattern.lastIndex - 1;
    for (let span = hidden[next]; span && span.from <= at; span = hidden[++next])
      from = Math.max(from, span.to);
    const character = text.charAt(at);
    const known = kinds.get(character);
    const seen = { from, to: Math.min(within.to, hidden[next]?.from ?? within.to) };
    if (!known || at < from || isApostrophe(text, at, seen)) continue;
    const enumerator = enumeratorBefore(text, at, seen);
    if (enumerator?.opened === undefined) {
      const attached = enumerator?.attached ?? false;
      const enumerates = enumerator !== undefined;
      marks.push(markOf(known, { at, character, enumerates, attached }));
    } else if (isWide(enumerator.opened) === isWide(character)) {
      marks.push(markOf(known, { at, character, enumerates: false, attached: false }));
    } else if (marks.at(-1)?.at === enumerator.from - 1) {
      marks.pop();
    }
  }
  return marks;
}

/** Every mark of a text is made here, field by field: texts have many. */
function markOf(
  { kind, opens, other }: MarkKind,
  { at, character, enumerates, attached }: Omit<Mark, keyof MarkKind>,
): Mark {
  return { at, character, kind, opens, other, enumerates, attached };
}

/** What may stand before a bracket as an enumerator. */
const ALPHABETS = /[\p{Script=Arabic}\p{Script=Cyrillic}]/u;
const ENUMERATOR = /^(?:[0-9]{1,2}|[A-Za-z]|[ivx]{2,4}|[\p{Script=Arabic}\p{Script=Cyrillic}])$/u;
const LONGEST_ENUMERATOR = 4;
const LETTER = /\p{L}/u;

interface Enumerator {
  readonly from: number;
  /** The bracket before it, when there is one: `(a)`. */
  readonly opened: string | undefined;
  readonly attached: boolean;
}

/** `a`, `12`, `iv` before a closing bracket. */
function enumeratorBefore(text: string, at: number, seen: Span): Enumerator | undefined {
  const close = text.charCodeAt(at);
  if (close !== 0x29 && close !== 0xff09) return undefined;
  let from = at;
  while (from > seen.from && at - from <= LONGEST_ENUMERATOR && isLetterOrDigit(text.charCodeAt(from - 1)))
    from--;
  // The letters of other alphabets count, too, one at a time.
  if (from === at && from > seen.from && ALPHABETS.test(text.charAt(from - 1))) from--;
  if (from === at || !ENUMERATOR.test(text.slice(from, at))) return undefined;
  const before = from > seen.from ? text.charAt(from - 1) : '';
  // The last letter of a word is none.
  if (ALPHABETS.test(text.charAt(from)) && LETTER.test(before)) return undefined;
  const opened = before === '(' || before === '（' ? before : undefined;
  return { from, opened, attached: LETTER.test(before) };
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
    LETTER.test(text.charAt(at - 1)) &&
    LETTER.test(text.charAt(at + 1))
  );
}

/** Whether each mark is closed by its own other half, none crosses another, and none enumerates: most texts are so. */
export function areNested(marks: readonly Mark[]): boolean {
  const open: Mark[] = [];
  for (const mark of marks) {
    if (mark.opens) open.push(mark);
    else if (mark.enumerates || open.pop()?.other !== mark.character) return false;
  }
  return open.length === 0;
}

/** What is out of balance in stretches that belong together, in order of place. */
export function unbalancedIn(stretches: readonly MarkedStretch[], { typography }: Wording): Unbalanced[] {
  if (stretches.every(({ marks }) => marks.length === 0)) return [];
  const quotes = new Set(typography.quotes.map(([open]) => open.normalize('NFKC')));
  const kinds = new Set(stretches.flatMap(({ marks }) => marks.map(({ kind }) => kind)));
  const found = [...kinds].flatMap((kind) => {
    const own = stretches.map(({ marks, reopens }) => ({
      marks: marks.filter((mark) => mark.kind === kind),
      reopens,
    }));
    const faults = balance(own);
    return quotes.has(kind) ? turned(faults) : faults;
  });
  return found.sort((a, b) => a.mark.at - b.mark.at);
}

/** How many open marks down the one that a closing mark belongs to is looked for. */
const DEEPEST = 8;

/** The faults of one kind of marks. */
function balance(stretches: readonly MarkedStretch[]): Unbalanced[] {
  const faults: Unbalanced[] = [];
  const enumerators: Mark[] = [];
  const left: Mark[] = [];
  let open: Mark[] = [];
  for (const { marks, reopens } of stretches) {
    for (const mark of marks) {
      if (mark.opens) {
        open.push(mark);
        continue;
      }
      const near = open.slice(-DEEPEST).reverse();
      const depth = near.findIndex(({ other }) => other === mark.character);
      const [last] = near;
      if (mark.enumerates) enumerators.push(mark);
      else if (depth >= 0) left.push(...open.splice(-1 - depth).slice(1));
      else if (last) faults.push({ fault: 'mixed', mark: open.pop() ?? last, closing: mark });
      else if (mark.character !== '’') faults.push({ fault: 'unopened', mark });
    }
    open = open.filter(({ character }) => character !== reopens);
  }
  const unclosed = [...left, ...open].sort((a, b) => b.at - a.at);
  const candidates: Mark[] = [];
  for (const mark of unclosed) {
    while ((enumerators.at(-1)?.at ?? -1) > mark.at) candidates.push(...enumerators.splice(-1));
    const closing = candidates.at(-1);
    const sameWidth = closing?.character === mark.other;
    if (!closing || !(sameWidth || closing.attached)) faults.push({ fault: 'unclosed', mark });
    else if (!sameWidth) faults.push({ fault: 'mixed', mark, closing });
    if (closing && (sameWidth || closing.attached)) candidates.pop();
  }
  return faults;
}

/** Two marks that look the same way are one fault: one of them was turned the wrong way round. */
function turned(faults: readonly Unbalanced[]): Unbalanced[] {
  const result: Unbalanced[] = [];
  for (const fault of [...faults].sort((a, b) => a.mark.at - b.mark.at)) {
    const previous = result.at(-1);
    if (previous?.fault === fault.fault && fault.fault === 'unclosed')
      result.splice(-1, 1, { fault: 'reversed', mark: fault.mark });
    else if (previous?.fault === fault.fault && fault.fault === 'unopened')
      result.splice(-1, 1, { fault: 'reversed', mark: previous.mark });
    else result.push(fault);
  }
  return result;
}
