import { escapePattern } from '../profile/template';
import type { Wording } from '../profile/wording';
import { derive } from '../text/derive';
import { countUntil, type Span } from '../text/span';

/**
 * Brackets and quotation marks read along a text. Each kind is followed by itself, whatever its width, so that marks
 * which overlap (`“（…”）`) are no fault of balance, and `（…)` is one pair.
 */

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

/** A mark without its other half, and as many of the same behind it; or a pair of different width. */
export type Unbalanced =
  | { readonly fault: 'unclosed' | 'unopened'; readonly mark: Mark; readonly length: number }
  | { readonly fault: 'reversed'; readonly mark: Mark }
  | { readonly fault: 'mixed'; readonly mark: Mark; readonly closing: Mark };

/** The marks of a stretch, and what mark the stretch after it begins with, as a continued quotation does. */
export interface MarkedStretch {
  readonly marks: readonly Mark[];
  readonly reopens: string | undefined;
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
const ENUMERATOR = /^(?:[0-9]{1,2}|[A-Za-z]|[ivx]{2,4}|[\p{Script=Arabic}\p{Script=Cyrillic}])$/u;
const LONGEST_ENUMERATOR = 4;
const LETTER = /\p{L}/u;

interface Enumerator {
  readonly from: number;
  /** The bracket before it, when there is one: `(a)`. */
  readonly opened: string | undefined;
  readonly attached: boolean;
}

/** Whether a character is a bracket that an enumerator may end in. */
function mayEnumerate(code: number): boolean {
  return code === 0x29 || code === 0xff09;
}

/** `a`, `12`, `iv` before a closing bracket, in what can be seen before it. */
function enumeratorBefore(text: string, at: number, seenFrom: number): Enumerator | undefined {
  let from = at;
  while (from > seenFrom && at - from <= LONGEST_ENUMERATOR && isLetterOrDigit(text.charCodeAt(from - 1)))
    from--;
  // The letters of other alphabets count, too, one at a time.
  if (from === at && from > seenFrom && isOfAlphabet(text, from - 1)) from--;
  if (from === at || !ENUMERATOR.test(text.slice(from, at))) return undefined;
  const before = from > seenFrom ? text.charAt(from - 1) : '';
  // The last letter of a word is none.
  if (isOfAlphabet(text, from) && LETTER.test(before)) return undefined;
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
    LETTER.test(text.charAt(at - 1)) &&
    LETTER.test(text.charAt(at + 1))
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

/**
 * What is out of balance in stretches that belong together, in order of place: the first `most`. Marks in a row that lack
 * the same are one, but for quotation marks, which may have been turned.
 */
export function unbalancedIn(
  stretches: readonly MarkedStretch[],
  wording: Wording,
  most: number,
): readonly Unbalanced[] {
  const kinds = kindsIn(stretches);
  const found: Unbalanced[] = [];
  for (const kind of kinds) {
    const own = kinds.size === 1 ? stretches : stretches.map((stretch) => ofKind(stretch, kind));
    const areQuotes = quoteKinds(wording).has(kind);
    // Two that were turned make one.
    const faults = balance(own, !areQuotes, 2 * most + 2);
    for (const fault of areQuotes ? turned(faults) : faults) found.push(fault);
  }
  return found.sort(byPlace).slice(0, most);
}

function kindsIn(stretches: readonly MarkedStretch[]): ReadonlySet<string> {
  const kinds = new Set<string>();
  for (const { marks } of stretches) for (const { is } of marks) kinds.add(is.kind);
  return kinds;
}

function ofKind({ marks, reopens }: MarkedStretch, kind: string): MarkedStretch {
  return { marks: marks.filter(({ is }) => is.kind === kind), reopens };
}

const quoteKinds = derive(
  ({ typography }: Wording): ReadonlySet<string> =>
    new Set(typography.quotes.map(([open]) => open.normalize('NFKC'))),
);

function byPlace(a: Unbalanced, b: Unbalanced): number {
  return a.mark.at - b.mark.at;
}

/** How many open marks down the one that a closing mark belongs to is looked for. */
const DEEPEST = 8;

/** The faults of one kind of marks; of marks that nothing closes, and of those that close nothing, the first `most`. */
function balance(stretches: readonly MarkedStretch[], areRuns: boolean, most: number): Unbalanced[] {
  const unopened = new Runs('unopened', areRuns, most);
  const faults: Unbalanced[] = [];
  const enumerators: Mark[] = [];
  const left: Mark[] = [];
  let open: Mark[] = [];
  for (const { marks, reopens } of stretches) {
    for (const mark of marks) {
      const { opens, enumerates, character } = mark.is;
      if (opens) {
        open.push(mark);
        continue;
      }
      const depth = depthOf(open, character);
      const last = open.at(-1);
      if (enumerates) enumerators.push(mark);
      else if (depth === 0) open.pop();
      else if (depth > 0) left.push(...open.splice(-1 - depth).slice(1));
      else if (last) faults.push({ fault: 'mixed', mark: open.pop() ?? last, closing: mark });
      else if (character !== '’') unopened.add(mark);
    }
    if (reopens !== undefined) open = open.filter(({ is }) => is.character !== reopens);
  }
  if (left.length > 0) open = [...left, ...open].sort((a, b) => a.at - b.at);
  const unclosed = new Runs('unclosed', areRuns, most);
  for (const mark of enumerators.length === 0 ? open : enumerated(open, enumerators, faults))
    unclosed.add(mark);
  return [...faults, ...unopened.all, ...unclosed.all];
}

/** The marks that no enumerator closes either, in order; a pair of different width is a fault. */
function enumerated(open: readonly Mark[], enumerators: Mark[], faults: Unbalanced[]): Mark[] {
  const unclosed: Mark[] = [];
  const candidates: Mark[] = [];
  for (const mark of open.toReversed()) {
    while ((enumerators.at(-1)?.at ?? -1) > mark.at) candidates.push(...enumerators.splice(-1));
    const closing = candidates.at(-1);
    const sameWidth = closing?.is.character === mark.is.other;
    if (!closing || !(sameWidth || closing.is.attached)) {
      unclosed.push(mark);
      continue;
    }
    if (!sameWidth) faults.push({ fault: 'mixed', mark, closing });
    candidates.pop();
  }
  return unclosed.reverse();
}

/** Marks in order that lack the same. Those in a row are one fault, and as long as they are. */
class Runs {
  readonly all: { fault: 'unclosed' | 'unopened'; mark: Mark; length: number }[] = [];
  readonly #fault: 'unclosed' | 'unopened';
  readonly #areRuns: boolean;
  readonly #most: number;

  constructor(fault: 'unclosed' | 'unopened', areRuns: boolean, most: number) {
    this.#fault = fault;
    this.#areRuns = areRuns;
    this.#most = most;
  }

  add(mark: Mark): void {
    const last = this.all.at(-1);
    const goesOn =
      this.#areRuns &&
      last?.mark.is.character === mark.is.character &&
      last.mark.at + last.length === mark.at;
    if (goesOn) last.length++;
    else if (this.all.length < this.#most) this.all.push({ fault: this.#fault, mark, length: 1 });
  }
}

/** How many marks are open above the nearest that a closing one belongs to; -1 where there is none. */
function depthOf(open: readonly Mark[], closing: string): number {
  for (let depth = 0; depth < DEEPEST; depth++) {
    const mark = open[open.length - 1 - depth];
    if (!mark) break;
    if (mark.is.other === closing) return depth;
  }
  return -1;
}

/** Two marks that look the same way are one fault: one of them was turned the wrong way round. */
function turned(faults: Unbalanced[]): Unbalanced[] {
  const result: Unbalanced[] = [];
  for (const fault of faults.sort(byPlace)) {
    const previous = result.at(-1);
    if (previous?.fault === fault.fault && fault.fault === 'unclosed')
      result[result.length - 1] = { fault: 'reversed', mark: fault.mark };
    else if (previous?.fault === fault.fault && fault.fault === 'unopened')
      result[result.length - 1] = { fault: 'reversed', mark: previous.mark };
    else result.push(fault);
  }
  return result;
}
