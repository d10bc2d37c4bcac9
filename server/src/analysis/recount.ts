import type { Heading, Paragraph, RecordDocument } from '../syntax/record';
import { paragraphReferencesOf } from '../syntax/references';
import { depthOf, numberText } from '../syntax/sections';
import type { Edit } from '../text/edits';
import { lastBegunAt } from '../text/span';

/**
 * How far a record has counted: heading 3 is `{ section: 3, paragraph: 0 }`, paragraph 3.12 `{ section: 3, paragraph: 12 }`,
 * and paragraph 12 of a record that counts its paragraphs through `{ section: undefined, paragraph: 12 }`.
 */
export interface Count {
  readonly section: number | undefined;
  readonly paragraph: number;
}

/** A number that gives way to another one. */
export interface Recounted {
  readonly block: Heading | Paragraph;
  /** As it was, and as it is to be. */
  readonly from: string;
  readonly to: string;
}

/** Whether a block is counted: a heading `N`, a paragraph `N.M` or `N`. Deeper numbers are another text’s. */
export function countOf(record: RecordDocument, { number }: Heading | Paragraph): Count | undefined {
  const [section, paragraph] = number.value;
  const depth = depthOf(record);
  if (section === undefined || number.value.length > depth) return undefined;
  if (depth === 1) return { section: undefined, paragraph: section };
  return { section, paragraph: paragraph ?? 0 };
}

/**
 * What the numbers below a place become when the count stands at `now` there instead of at `before`. Only those that
 * go on from it without a break: behind a gap nobody knows what was meant, and a rule speaks of it.
 */
export function recount(record: RecordDocument, below: number, before: Count, now: Count): Recounted[] {
  const { blocks } = record;
  const found: Recounted[] = [];
  let old = before;
  let fresh = now;
  for (let at = lastBegunAt(blocks, below) + 1; at < blocks.length; at++) {
    const block = blocks[at];
    if (block?.kind !== 'heading' && block?.kind !== 'paragraph') continue;
    const count = countOf(record, block);
    if (!count) continue;
    if (!goesOn(block, count, old)) break;
    fresh =
      block.kind === 'heading'
        ? { section: following(fresh), paragraph: 0 }
        : { section: fresh.section, paragraph: fresh.paragraph + 1 };
    old = count;
    if (fresh.section === old.section && fresh.paragraph === old.paragraph) break;
    found.push({ block, from: numberText(block.number.value), to: countText(fresh) });
  }
  return found;
}

/** How far the record has counted above a block; nothing above the first number. */
export function countAbove(record: RecordDocument, block: Heading | Paragraph): Count | undefined {
  const above = record.blocks
    .slice(0, record.blocks.indexOf(block))
    .findLast(
      (other): other is Heading | Paragraph =>
        (other.kind === 'heading' || other.kind === 'paragraph') && other.number.value.length > 0,
    );
  return above && countOf(record, above);
}

/** Whether a block goes on from a count without a break. */
export function goesOn({ kind }: Heading | Paragraph, count: Count, before: Count): boolean {
  return kind === 'heading' ? count.section === following(before) : follows(count, before);
}

/** The section behind a count. */
export function following({ section = 0 }: Count): number {
  return section + 1;
}

function follows({ section, paragraph }: Count, before: Count): boolean {
  return section === before.section && paragraph === before.paragraph + 1;
}

/** A count as a record writes it: `3`, `3.12`. */
export function countText(count: Count): string {
  return numberText(numbersOf(count));
}

/** The numbers that a count stands for. */
export function numbersOf({ section, paragraph }: Count): readonly number[] {
  if (section === undefined) return [paragraph];
  return paragraph === 0 ? [section] : [section, paragraph];
}

/** Whether the record itself may name one of the numbers as its own: what is not said to be another document’s may be. */
export function namesAny(record: RecordDocument, numbers: ReadonlySet<string>): boolean {
  return paragraphReferencesOf(record).some(
    ({ value, document }) => !document && numbers.has(numberText(value)),
  );
}

/** The edits that write the new numbers. */
export function recountEdits(record: RecordDocument, recounted: readonly Recounted[]): Edit[] {
  const { numberEnd } = record.conventions.profile;
  return recounted.map(({ block, to }) => ({ span: block.number.span, text: to + numberEnd }));
}
