import type { Block, Heading, Paragraph, RecordDocument } from '../syntax/record';
import { depthOf, numberText, paragraphNumber, sectionsOf } from '../syntax/sections';
import { lastBegunAt } from '../text/span';
import { type Entry, type NumberedEntry, numberingOf, type Stretch } from './numbering';

/**
 * The numbers that the headings and paragraphs of a record get when they are counted anew. What is in order stays as it
 * is: a record that begins at another number than 1 goes on doing so (RECORDS.md §1c, T-30), and text without number
 * keeps the place that was left for it.
 */

/** What carries a number. */
export type Numbered = Heading | Paragraph;

/** What is counted anew; what stands outside keeps its number. */
export type Scope =
  | { readonly kind: 'record' }
  /** The paragraphs of the section in which the offset stands. */
  | { readonly kind: 'section'; readonly offset: number }
  /** The number that an offset belongs to, which may be told what it is to be, and all below it, up to another. */
  | {
      readonly kind: 'from';
      readonly offset: number;
      readonly to?: number;
      readonly value?: readonly number[];
    };

/** How to count. */
export interface Counting {
  readonly scope: Scope;
  /** Whether paragraphs whose heading seems to be missing go with the section above: else nothing is counted. */
  readonly merged: boolean;
}

/** Why the numbers cannot be told. */
export interface Uncounted {
  readonly reason: 'uncounted' | 'place' | 'lost' | 'start' | 'taken';
  readonly args: Readonly<Record<string, string>>;
}

/** The number of every heading and paragraph, whether it is another than before or not; or why there is none. */
export function newNumbersOf(
  record: RecordDocument,
  { scope, merged }: Counting,
): ReadonlyMap<Numbered, readonly number[]> | Uncounted {
  const stretches = numberingOf(record);
  if (stretches.length === 0) return uncounted('uncounted', {});
  const isWithin = withinOf(record, stretches, scope);
  if (!isWithin) return uncounted('place', {});
  const lost = stretches.findIndex((stretch) => stretch.lost && stretch.entries.some(isCounted));
  const missing = stretches[lost];
  if (missing && !merged) {
    const above = String(stretches[lost - 1]?.heading?.number ?? '');
    return uncounted('lost', { missing: String(missing.major), found: firstOf(missing.entries), above });
  }
  const numbers = count(merged ? joined(stretches) : stretches, scope, isWithin);
  if ('reason' in numbers) return numbers;
  followParents(record, numbers);
  return takenIn(numbers) ?? numbers;

  function isCounted({ block }: Entry): boolean {
    return isWithin?.(block) === true;
  }
}

/** Whether two of the numbers would be one, which they were not before. */
function takenIn(numbers: ReadonlyMap<Numbered, readonly number[]>): Uncounted | undefined {
  const holders = new Map<string, boolean>();
  for (const [{ number }, value] of numbers) {
    const text = numberText(value);
    const isNew = text !== numberText(number.value);
    const isOtherNew = holders.get(text);
    if (isOtherNew !== undefined && (isNew || isOtherNew)) return uncounted('taken', { number: text });
    holders.set(text, isNew);
  }
  return undefined;
}

function uncounted(reason: Uncounted['reason'], args: Uncounted['args']): Uncounted {
  return { reason, args };
}

function firstOf(entries: readonly Entry[]): string {
  const first = entries.find((entry) => entry.kind === 'numbered');
  return first ? numberText(first.block.number.value) : '';
}

/** Which blocks are counted anew; nothing when no number belongs to the place. */
function withinOf(
  record: RecordDocument,
  stretches: readonly Stretch[],
  scope: Scope,
): ((block: Block) => boolean) | undefined {
  if (scope.kind === 'record') return () => true;
  if (scope.kind === 'from' && scope.to !== undefined) {
    const { offset, to } = scope;
    return ({ span }) => span.from >= offset && span.from < to;
  }
  const anchor = numberedAt(record, scope.offset);
  if (!anchor) return undefined;
  if (scope.kind === 'from') return ({ span }) => span.from >= anchor.span.from;
  const stretch = stretches.find(
    ({ heading, entries }) => heading?.block === anchor || entries.some(({ block }) => block === anchor),
  );
  // Where one stretch is the whole record, the section is what stands under one heading.
  const section =
    stretch?.major === undefined
      ? sectionsOf(record).find(({ heading, blocks }) => heading === anchor || blocks.includes(anchor))
      : undefined;
  const blocks = new Set<Block>(section?.blocks ?? stretch?.entries.map(({ block }) => block));
  return (stretch ?? section) && ((block) => blocks.has(block));
}

/** The heading or paragraph that an offset belongs to. */
export function numberedAt({ blocks }: RecordDocument, offset: number): Numbered | undefined {
  for (let at = lastBegunAt(blocks, offset); at >= 0; at--) {
    const block = blocks[at];
    if (block?.kind === 'heading' || block?.kind === 'paragraph') return block;
    if (block?.kind === 'signature' || block?.kind === 'footer') return undefined;
  }
  return undefined;
}

/** The stretches with the paragraphs of a lost heading in the section above them. */
function joined(stretches: readonly Stretch[]): Stretch[] {
  const result: Stretch[] = [];
  for (const stretch of stretches) {
    const above = result.at(-1);
    if (stretch.lost && above)
      result[result.length - 1] = { ...above, entries: [...above.entries, ...stretch.entries] };
    else result.push(stretch);
  }
  return result;
}

function count(
  stretches: readonly Stretch[],
  scope: Scope,
  isWithin: (block: Block) => boolean,
): Map<Numbered, readonly number[]> | Uncounted {
  const numbers = new Map<Numbered, readonly number[]>();
  const headings = stretches.flatMap(({ heading }) => heading ?? []);
  const first = headings[0]?.reading.expected ?? 1;
  const start = startOf(
    headings.map(({ number }) => number),
    first,
  );
  if (start === undefined) return uncounted('start', { found: String(first) });
  const told = scope.kind === 'from' ? scope : undefined;
  /** The number that a person wants for the first that is counted, once. */
  let wanted = told?.value;
  const take = (depth: number): number | undefined => {
    const value = wanted?.length === depth ? wanted.at(-1) : undefined;
    if (value !== undefined) wanted = undefined;
    return value;
  };
  let section = start - 1;
  for (const [index, { heading, lost, major, entries }] of stretches.entries()) {
    const isCounted = heading !== undefined && isWithin(heading.block);
    section = isCounted
      ? (take(1) ?? section + 1)
      : (heading?.number ?? (lost ? (major ?? section) : section));
    if (heading) numbers.set(heading.block, [section]);
    const own = isCounted ? section : major;
    const isExtract = index === 0 && !(heading && section === 1) && !isBegun(entries);
    const from = isExtract ? startOfParagraphs(entries, major) : 1;
    if (from === undefined) return uncounted('start', { found: firstOf(entries) });
    const depth = paragraphNumber(major, 0).length;
    countParagraphs(numbers, { entries, from, own, major, isWithin, take: () => take(depth) });
  }
  return numbers;
}

interface Row {
  readonly entries: readonly Entry[];
  readonly from: number;
  /** What their numbers are to begin with, and what they begin with now. */
  readonly own: number | undefined;
  readonly major: number | undefined;
  readonly isWithin: (block: Block) => boolean;
  readonly take: () => number | undefined;
}

function countParagraphs(
  numbers: Map<Numbered, readonly number[]>,
  { entries, from, own, major, isWithin, take }: Row,
): void {
  let next = from;
  /** The number as it is written of the paragraph before, and how many places without number follow it. */
  let last: number | undefined = from - 1;
  let blank = 0;
  for (const entry of entries) {
    if (entry.kind === 'unnumbered') {
      blank++;
      continue;
    }
    const { block, minor } = entry;
    if (isWithin(block)) {
      const left = entry.major === major && last !== undefined ? minor - last - 1 : 0;
      const number = take() ?? next + Math.max(0, Math.min(left, blank));
      numbers.set(block, paragraphNumber(own, number));
      next = number + 1;
    } else {
      numbers.set(block, block.number.value);
      next = minor + 1;
    }
    last = entry.major === major ? minor : undefined;
    blank = 0;
  }
}

/** Whether the first of a row is known to be 1, whatever number it has. */
function isBegun(entries: readonly Entry[]): boolean {
  return entries.find((entry) => entry.kind === 'numbered')?.reading.expected === 1;
}

/** Where the paragraphs of an extract begin. */
function startOfParagraphs(entries: readonly Entry[], major: number | undefined): number | undefined {
  const numbered = entries.filter((entry): entry is NumberedEntry => entry.kind === 'numbered');
  const own = numbered.filter((entry) => entry.major === major);
  const minors = (own.length > 0 ? own : numbered).map(({ minor }) => minor);
  return startOf(minors, minors[0] ?? 1);
}

/**
 * Where a row of numbers begins: with its first, or with its least when the first was moved there from below. Nothing
 * when it may be either. A new one may be 0 until it is counted.
 */
function startOf(values: readonly number[], first: number): number | undefined {
  const least = values.filter((value) => value > 0).reduce((a, b) => Math.min(a, b), Infinity);
  if (least === Infinity) return 1;
  if (first > 0 && first <= least) return first;
  return first < least + values.length ? least : undefined;
}

/** `2.4.1` follows `2.4`. */
function followParents(record: RecordDocument, numbers: Map<Numbered, readonly number[]>): void {
  const depth = depthOf(record);
  let parent: { readonly number: string; readonly value: readonly number[] } | undefined;
  for (const block of record.blocks) {
    if (block.kind !== 'heading' && block.kind !== 'paragraph') continue;
    const { value } = block.number;
    if (value.length === 0) continue;
    if (value.length <= depth) {
      const own = numbers.get(block);
      parent = own && { number: numberText(value), value: own };
    } else {
      const isChild = parent?.number === numberText(value.slice(0, depth));
      numbers.set(block, parent && isChild ? [...parent.value, ...value.slice(depth)] : value);
    }
  }
}
