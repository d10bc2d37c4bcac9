import { signatureOf } from './agreement';
import type { Part } from './facts';

/** A part and its counterpart: places in two lists. What has none is alone. */
export interface Pair {
  readonly edited: number | undefined;
  readonly reference: number | undefined;
}

/**
 * Pairs the parts of two versions in order, each with what says the same: by number, by what both name, and by how much both
 * say. A paragraph that is missing moves no other, whether the numbers behind it were counted anew or not. Parts that
 * correspond beyond doubt are paired at once; between them a table is filled that is no wider than it needs to be.
 */
export function alignParts(edited: readonly Part[], reference: readonly Part[]): Pair[] {
  const left = edited.map(profileOf);
  const right = reference.map(profileOf);
  const ratio = ratioOf(edited, reference);
  const pairs: Pair[] = [];
  let [from, fromOther] = [0, 0];
  for (const [at, other] of [...anchorsOf(left, right), [left.length, right.length] as const]) {
    const gap = aligned(left.slice(from, at), right.slice(fromOther, other), ratio);
    for (const pair of gap)
      pairs.push({
        edited: pair.edited === undefined ? undefined : pair.edited + from,
        reference: pair.reference === undefined ? undefined : pair.reference + fromOther,
      });
    if (at < left.length) pairs.push({ edited: at, reference: other });
    [from, fromOther] = [at + 1, other + 1];
  }
  return pairs;
}

/** What tells a part from others. */
interface Profile {
  readonly kind: Part['kind'];
  readonly number: string | undefined;
  readonly length: number;
  readonly names: ReadonlySet<string>;
  /** Its kind, its number and what it names, in one text; nothing where it has no number or names nothing. */
  readonly identity: string | undefined;
}

/** How many facts of a part are looked at. */
const MOST_NAMES = 24;

function profileOf({ kind, number, length, facts }: Part): Profile {
  const names = new Set<string>();
  for (const fact of facts)
    if (fact.isSure && fact.kind !== 'acronym' && names.size < MOST_NAMES) names.add(signatureOf(fact));
  const identity =
    number === undefined || names.size === 0 ? undefined : [kind, number, ...[...names].sort()].join('\n');
  return { kind, number, length, names, identity };
}

/** How much longer one version is than the other: languages need more or fewer letters. The middle of what parts tell. */
function ratioOf(edited: readonly Part[], reference: readonly Part[]): number {
  const lengths = new Map(reference.map((part) => [`${part.kind} ${part.number}`, part.length]));
  const ratios = edited.flatMap(({ kind, number, length }) => {
    const other = lengths.get(`${kind} ${number}`);
    return other === undefined ? [] : [(length + 4) / (other + 4)];
  });
  ratios.sort((a, b) => a - b);
  return ratios[Math.floor(ratios.length / 2)] ?? 1;
}

/** Parts that correspond beyond doubt, and neighbours of such: in order, each once. */
function anchorsOf(left: readonly Profile[], right: readonly Profile[]): (readonly [number, number])[] {
  const places = new Map<string, number | undefined>();
  for (const [at, { identity }] of right.entries())
    if (identity !== undefined) places.set(identity, places.has(identity) ? undefined : at);
  const seen = new Set<string>();
  const repeated = new Set<string>();
  for (const { identity } of left) {
    if (identity === undefined) continue;
    if (seen.has(identity)) repeated.add(identity);
    seen.add(identity);
  }
  const anchors: (readonly [number, number])[] = [];
  for (const [at, { identity }] of left.entries()) {
    const other = identity === undefined || repeated.has(identity) ? undefined : places.get(identity);
    if (other !== undefined && other > (anchors.at(-1)?.[1] ?? -1)) anchors.push([at, other]);
  }
  return anchors;
}

/** What it costs that a part has no counterpart. */
const GAP = 6;
/** What two parts are brought together by. */
const SAME_NUMBER = 3;
const SAME_NAME = 4;
/** What speaks against it: each thing that only one of them names, up to so many. */
const OTHER_NAME = 2.5;
const MOST_OTHERS = 8;
/** How much another length weighs, and the most it may. */
const LENGTH = 5;
const MOST_LENGTH = 9;
/** How far beside the diagonal a counterpart is looked for. */
const BAND = 60;

function aligned(left: readonly Profile[], right: readonly Profile[], ratio: number): Pair[] {
  const rows = left.length;
  const columns = right.length;
  if (rows === 0 || columns === 0)
    return [
      ...left.map((_, edited) => ({ edited, reference: undefined })),
      ...right.map((_, reference) => ({ edited: undefined, reference })),
    ];
  const band = BAND + Math.abs(rows - columns);
  const width = 2 * band + 1;
  const costs = new Float64Array((rows + 1) * width).fill(Number.POSITIVE_INFINITY);
  const steps = new Uint8Array((rows + 1) * width);
  const cell = (row: number, column: number): number => row * width + column - row + band;
  const isIn = (row: number, column: number): boolean => Math.abs(column - row) <= band && column >= 0;
  costs[cell(0, 0)] = 0;
  for (let row = 0; row <= rows; row++) {
    const first = Math.max(0, row - band);
    for (let column = first; column <= Math.min(columns, row + band); column++) {
      if (row === 0 && column === 0) continue;
      let best = Number.POSITIVE_INFINITY;
      let step = 0;
      const one = left[row - 1];
      const other = right[column - 1];
      if (one && other && one.kind === other.kind) {
        best = (costs[cell(row - 1, column - 1)] ?? 0) + costOf(one, other, ratio);
        step = BOTH;
      }
      if (row > 0 && isIn(row - 1, column) && (costs[cell(row - 1, column)] ?? 0) + GAP < best) {
        best = (costs[cell(row - 1, column)] ?? 0) + GAP;
        step = EDITED;
      }
      if (column > 0 && isIn(row, column - 1) && (costs[cell(row, column - 1)] ?? 0) + GAP < best) {
        best = (costs[cell(row, column - 1)] ?? 0) + GAP;
        step = REFERENCE;
      }
      costs[cell(row, column)] = best;
      steps[cell(row, column)] = step;
    }
  }
  const pairs: Pair[] = [];
  for (let [row, column] = [rows, columns]; row > 0 || column > 0; ) {
    const step = steps[cell(row, column)];
    const isEdited = step !== REFERENCE && row > 0;
    const isReference = step !== EDITED && column > 0;
    if (isEdited) row--;
    if (isReference) column--;
    pairs.push({ edited: isEdited ? row : undefined, reference: isReference ? column : undefined });
  }
  return pairs.reverse();
}

const BOTH = 1;
const EDITED = 2;
const REFERENCE = 3;

/** What it costs to take two parts for the same. */
function costOf(one: Profile, other: Profile, ratio: number): number {
  let shared = 0;
  for (const name of one.names) if (other.names.has(name)) shared++;
  const others = one.names.size + other.names.size - 2 * shared;
  const stretch = Math.abs(Math.log((one.length + 4) / ((other.length + 4) * ratio)));
  const isSame = one.number !== undefined && one.number === other.number;
  return (
    Math.min(MOST_LENGTH, stretch * stretch * LENGTH) +
    Math.min(MOST_OTHERS, others * OTHER_NAME) -
    (isSame ? SAME_NUMBER : 0) -
    Math.min(3, shared) * SAME_NAME
  );
}
