import { byBlock } from '../syntax/by-block';
import type { Block, RecordDocument } from '../syntax/record';
import type { Span } from '../text/span';

/** Lines that lost the end of the line between them: `…表示同意。1.2⇥会议…` */

/** A number and a TAB behind the end of a sentence, or behind the bracket that ends a heading. */
const INSIDE =
  /(?<=[。.！？!?）)”"؟])(?<gap>[ \u00a0]{0,3})(?<number>(?<section>[0-9]{1,3})\.(?<paragraph>[0-9]{1,3}))\t/g;

/** The number of the next paragraph where it stands within a heading or a paragraph, and the blanks before it. */
export interface MergedNumber {
  readonly span: Span;
  readonly gap: Span;
  readonly value: readonly [section: number, paragraph: number];
}

/** The next paragraph that begins in the middle of a block; nothing where none does. */
export function mergedNumberIn(
  { text, conventions }: RecordDocument,
  block: Block,
): MergedNumber | undefined {
  if (conventions.numbersTurned || (block.kind !== 'heading' && block.kind !== 'paragraph')) return undefined;
  const { number, span } = block;
  const from = number.separator.to;
  const [section, paragraph = 0] = number.value;
  const words = text.slice(from, span.to);
  if (!words.includes('\t')) return undefined;
  for (const { index, groups = {} } of words.matchAll(INSIDE)) {
    const { gap = '', number: written = '' } = groups;
    if (Number(groups['section']) !== section || Number(groups['paragraph']) !== paragraph + 1) continue;
    const at = from + index + gap.length;
    return {
      span: { from: at, to: at + written.length },
      gap: { from: at - gap.length, to: at },
      value: [section, paragraph + 1],
    };
  }
  return undefined;
}

/** The number of the paragraph that begins in the middle of each block, as a text; an empty one where none does. */
export const mergedNumbers = byBlock(
  (record, block): string => mergedNumberIn(record, block)?.value.join('.') ?? '',
);
