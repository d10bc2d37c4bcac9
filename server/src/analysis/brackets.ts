import { escapePattern } from '../profile/template';
import type { Wording } from '../profile/wording';
import { derive } from '../text/derive';

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
  /** Set on the bracket of an enumerator, `a)` or `2）`: it closes only what nothing else closes. */
  readonly enumerates: boolean;
  /** Set when the text goes straight on into the enumerator, as in `附件A)`. */
  readonly attached: boolean;
}

/** A mark without its other half, or a pair of different width. */
type Unbalanced =
  | { readonly fault: 'unclosed' | 'unopened' | 'reversed'; readonly mark: Mark }
  | { readonly fault: 'mixed'; readonly mark: Mark; readonly closing: Mark };

/** The marks of a stretch, and what mark the stretch after it begins with, as a continued quotation does. */
export interface MarkedStretch {
  readonly marks: readonly Mark[];
  readonly reopens: string | undefined;
}

/** The marks of a language: a pattern that finds them, the kind of each, and whether it opens. */
interface MarkKinds {
  readonly pattern: RegExp;
  readonly kinds: ReadonlyMap<string, { readonly kind: string; readonly opens: boolean }>;
}

/** The marks of a language. Those that differ only in width are of one kind. */
export const markKinds = derive(({ typography }: Wording): MarkKinds => {
  const kinds = new Map<string, { kind: string; opens: boolean }>();
  for (const [open, close] of typography.pairs) {
    const kind = open.normalize('NFKC');
    kinds.set(open, { kind, opens: true }).set(close, { kind, opens: false });
  }
  return { kinds, pattern: new RegExp([...kinds.keys()].map(escapePattern).join('|') || '(?!)', 'g') };
});

/** `a`, `12`, `iv` before a bracket, or behind one of another width as in `（a)`. */
const ENUMERATOR = /(?<open>[（(])?(?<![0-9A-Za-z])(?:[0-9]{1,2}|[A-Za-z]|[ivx]{2,4})(?<close>[)）])/g;

/** The marks of a text in order, `offset` before its first character. Apostrophes are none. */
export function marksIn(words: string, offset: number, { kinds, pattern }: MarkKinds): Mark[] {
  const enumerators = new Map<number, boolean>();
  const skipped = new Set<number>();
  for (const match of words.matchAll(ENUMERATOR)) {
    const { open, close = '' } = match.groups ?? {};
    const closeAt = match.index + match[0].length - 1;
    if (open && isWide(open) !== isWide(close)) skipped.add(match.index).add(closeAt);
    else if (!open) enumerators.set(closeAt, /\p{L}/u.test(words.charAt(match.index - 1)));
  }
  const marks: Mark[] = [];
  for (const { index: at, 0: character } of words.matchAll(pattern)) {
    const known = kinds.get(character);
    if (!known || skipped.has(at) || isApostrophe(words, at)) continue;
    const attached = enumerators.get(at);
    const enumerates = attached !== undefined;
    marks.push({ at: offset + at, character, ...known, enumerates, attached: attached ?? false });
  }
  return marks;
}

function isWide(character: string): boolean {
  return character.normalize('NFKC') !== character;
}

function isApostrophe(words: string, at: number): boolean {
  return (
    words.charAt(at) === '’' && /\p{L}/u.test(words.charAt(at - 1)) && /\p{L}/u.test(words.charAt(at + 1))
  );
}

/** What is out of balance in stretches that belong together, in order of place. */
export function unbalancedIn(stretches: readonly MarkedStretch[], { typography }: Wording): Unbalanced[] {
  if (stretches.every(({ marks }) => marks.length === 0)) return [];
  const closes = new Map(typography.pairs.map(([open, close]) => [open, close]));
  const quotes = new Set(typography.quotes.map(([open]) => open.normalize('NFKC')));
  const kinds = new Set(stretches.flatMap(({ marks }) => marks.map(({ kind }) => kind)));
  const found = [...kinds].flatMap((kind) => {
    const own = stretches.map(({ marks, reopens }) => ({
      marks: marks.filter((mark) => mark.kind === kind),
      reopens,
    }));
    const faults = balance(own, closes);
    return quotes.has(kind) ? turned(faults) : faults;
  });
  return found.sort((a, b) => a.mark.at - b.mark.at);
}

/** How many open marks down the one that a closing mark belongs to is looked for. */
const DEEPEST = 8;

/** The faults of one kind of marks. */
function balance(stretches: readonly MarkedStretch[], closes: ReadonlyMap<string, string>): Unbalanced[] {
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
      const depth = near.findIndex(({ character }) => closes.get(character) === mark.character);
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
    const sameWidth = closing?.character === closes.get(mark.character);
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
