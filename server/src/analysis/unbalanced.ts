import type { Wording } from '../profile/wording';
import { derive } from '../text/derive';
import type { Mark } from './brackets';

/**
 * Brackets and quotation marks that are out of balance. Each kind is followed by itself, whatever its width, so that marks
 * which overlap (`“（…”）`) are no fault of balance, and `（…)` is one pair.
 */

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
