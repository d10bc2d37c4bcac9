import { derive } from '../../text/derive';
import type { Span } from '../../text/span';
import { alignParts, type Pair } from './alignment';
import type { Fact, FactKind, Part, PartKind, RecordFacts } from './facts';
import { differencesBetweenParts } from './part-differences';

/** What differs: a fact of a part, or a part that one version has and the other has not. */
export type DifferenceKind = FactKind | 'row' | 'heading' | 'paragraphs' | 'tail';

/** One difference between a version and the one that it is held against. */
export interface Difference {
  readonly kind: DifferenceKind;
  readonly form: 'other' | 'extra' | 'missing';
  /** The tightest place in the version being edited; of what is missing the number of where it should be. */
  readonly span: Span;
  /** The same in the other version. */
  readonly place: Span | undefined;
  /** In what kind of part it is, and its number here and there. */
  readonly part: PartKind;
  readonly number: string | undefined;
  readonly otherNumber: string | undefined;
  /** What stands here and there, as it is written; of parts their numbers. */
  readonly found: string | undefined;
  readonly expected: string | undefined;
  /** What stands there, whatever its language: equal in all versions that have the same. */
  readonly value: string;
  /** How many parts are missing or too many: 1 but for a run of them. */
  readonly count: number;
  /** Of missing parts where in the version being edited they belong. */
  readonly at: number | undefined;
  /** What differs within a part: the facts that `found` and `expected` are the words of. */
  readonly facts: { readonly found: Fact | undefined; readonly expected: Fact | undefined };
  /** The parts that one version has and the other has not; none where something within a part differs. */
  readonly parts: readonly Part[];
  /** Whether another rule reports what is the matter. */
  readonly isReported: boolean;
}

/** The parts of two versions beside one another, in order: what a view that scrolls both needs. */
export interface PartPair {
  readonly edited: Part | undefined;
  readonly reference: Part | undefined;
}

/** Pairs the parts of two versions: those of the table of subjects by themselves. Once for the two as they are. */
export function partsBeside(edited: RecordFacts, reference: RecordFacts): readonly PartPair[] {
  return pairsOf(edited)(reference);
}

const pairsOf = derive((edited: RecordFacts) =>
  derive((reference: RecordFacts): readonly PartPair[] => pairParts(edited, reference)),
);

function pairParts(edited: RecordFacts, reference: RecordFacts): PartPair[] {
  const halves = [isTop, isBody].map((belongs): PartPair[] => {
    const [ours, theirs] = [edited.parts.filter(belongs), reference.parts.filter(belongs)];
    return alignParts(ours, theirs).map((pair: Pair) => ({
      edited: pair.edited === undefined ? undefined : ours[pair.edited],
      reference: pair.reference === undefined ? undefined : theirs[pair.reference],
    }));
  });
  return halves.flat();
}

const isTop = ({ kind }: Part): boolean => kind === 'masthead' || kind === 'row';
const isBody = (part: Part): boolean => !isTop(part);

/**
 * What a version has otherwise than the one it is held against, in order of place; each fault once. A version that is not
 * signed and breaks off is not done: what it lacks at its end is one difference, and what the other lacks at its end is none.
 * Once for the two as they are: what judges them, lists them and corrects by them asks for the same.
 */
export function differencesBetween(edited: RecordFacts, reference: RecordFacts): readonly Difference[] {
  return comparedWith(edited)(reference);
}

const comparedWith = derive((edited: RecordFacts) =>
  derive((reference: RecordFacts): readonly Difference[] => compare(edited, reference)),
);

function compare(edited: RecordFacts, reference: RecordFacts): Difference[] {
  const pairs = partsBeside(edited, reference);
  const found: Difference[] = [];
  const hasRows = edited.hasWholeTable && reference.hasWholeTable;
  for (const [index, { edited: ours, reference: theirs }] of pairs.entries()) {
    if (!ours || !theirs) continue;
    const beside = alonesBeside(pairs, index);
    for (const { kind, found: fact, expected } of differencesBetweenParts(ours, theirs, beside))
      found.push(factDifference(kind, ours, theirs, fact, expected));
  }
  for (const run of runsOf(pairs)) {
    const [first] = run.parts;
    if (!first || first.kind === 'masthead' || (first.kind === 'row' && !hasRows)) continue;
    const isTail = run.next === undefined && isBody(first);
    if (run.isMissing) found.push(missingParts(run, isTail && !edited.isFinished));
    else if (!isTail || reference.isFinished) found.push(extraParts(run));
  }
  return eachOnce(found.sort((a, b) => a.span.from - b.span.from || a.span.to - b.span.to));
}

/** The two ends of a range share their place: what is the matter with both is one fault. */
function eachOnce(found: readonly Difference[]): Difference[] {
  const places = new Set<string>();
  return found.filter(({ kind, form, span, place }) => {
    const key = [kind, form, span.from, span.to, place?.from, place?.to].join(' ');
    return !places.has(key) && places.add(key);
  });
}

function factDifference(
  kind: FactKind,
  ours: Part,
  theirs: Part,
  found: Fact | undefined,
  expected: Fact | undefined,
): Difference {
  // Of a range that stands on one side only all of it is told; where both have one, the end that differs.
  const here = found && expected ? found : found?.phrase;
  const there = found && expected ? expected : expected?.phrase;
  return {
    kind,
    form: found && expected ? 'other' : found ? 'extra' : 'missing',
    span: here?.span ?? ours.span,
    place: there?.span ?? theirs.span,
    part: ours.kind,
    number: ours.number,
    otherNumber: theirs.number,
    found: here?.text,
    expected: there?.text,
    value: [found?.value ?? '', expected?.value ?? ''].join(' → '),
    count: 1,
    at: undefined,
    facts: { found, expected },
    parts: [],
    isReported: found?.isReported === true || expected?.isReported === true,
  };
}

/** What the parts without counterpart say that stand directly beside a pair. */
function alonesBeside(pairs: readonly PartPair[], index: number) {
  const here: Fact[] = [];
  const there: Fact[] = [];
  for (const step of [-1, 1])
    for (let at = index + step; ; at += step) {
      const pair = pairs[at];
      if (!pair || (pair.edited && pair.reference)) break;
      if (pair.edited) here.push(...pair.edited.facts);
      if (pair.reference) there.push(...pair.reference.facts);
    }
  return { here, there };
}

/** Parts in a row that one version has and the other has not. */
interface Run {
  readonly isMissing: boolean;
  readonly parts: Part[];
  /** What stands before and behind it in both versions. */
  readonly last: PartPair | undefined;
  next: PartPair | undefined;
}

function runsOf(pairs: readonly PartPair[]): Run[] {
  const runs: Run[] = [];
  let last: PartPair | undefined;
  let open: Run[] = [];
  for (const pair of pairs) {
    const { edited, reference } = pair;
    if (edited && reference) {
      for (const run of open) run.next = pair;
      open = [];
      last = pair;
      continue;
    }
    const part = edited ?? reference;
    if (!part) continue;
    const isMissing = edited === undefined;
    let run = open.find((other) => other.isMissing === isMissing && other.parts[0]?.kind !== 'row');
    if (!run) {
      run = { isMissing, parts: [], last, next: undefined };
      open.push(run);
      runs.push(run);
    }
    run.parts.push(part);
  }
  return runs;
}

function missingParts({ parts, last, next }: Run, isUnfinished: boolean): Difference {
  const [first] = parts;
  const before = last?.edited;
  const span = before?.span ?? next?.edited?.span ?? { from: 0, to: 0 };
  return {
    ...aloneDifference(parts, isUnfinished),
    form: 'missing',
    span,
    place: first?.span,
    number: before?.number ?? next?.edited?.number,
    otherNumber: first?.number,
    found: undefined,
    expected: isUnfinished ? numbersOf(parts.slice(0, 1)) : numbersOf(parts),
    at: before?.whole.to ?? next?.edited?.whole.from ?? 0,
  };
}

function extraParts({ parts, last, next }: Run): Difference {
  const [first] = parts;
  return {
    ...aloneDifference(parts, false),
    form: 'extra',
    span: first?.span ?? { from: 0, to: 0 },
    place: last?.reference?.span ?? next?.reference?.span,
    number: first?.number,
    otherNumber: last?.reference?.number ?? next?.reference?.number,
    found: numbersOf(parts),
    expected: undefined,
    at: undefined,
  };
}

function aloneDifference(parts: readonly Part[], isUnfinished: boolean) {
  const [first] = parts;
  const kind = first?.kind === 'row' || first?.kind === 'heading' ? first.kind : 'paragraphs';
  const whole: DifferenceKind = isUnfinished ? 'tail' : kind;
  const part: PartKind = first?.kind ?? 'paragraph';
  return {
    kind: whole,
    part,
    value: `${whole} ${numbersOf(parts)}`,
    count: parts.length,
    facts: { found: undefined, expected: undefined },
    parts,
    isReported: false,
  };
}

/** `2.3`, `3 – 3.5`; of parts without number a dash. */
function numbersOf(parts: readonly Part[]): string {
  const numbers = parts.flatMap(({ number }) => number ?? []);
  const [first = '–'] = numbers;
  const last = numbers.at(-1) ?? first;
  return first === last ? first : `${first} – ${last}`;
}
