import { endsSentence } from '../syntax/blocks/heading';
import type { Block, Prose, RecordDocument } from '../syntax/record';
import { depthOf } from '../syntax/sections';
import { derive } from '../text/derive';
import { type Span, slice, withoutEnd } from '../text/span';
import type { Numbered } from './new-numbers';
import { beginsItem } from './unnumbered';

/**
 * What moves as one: a numbered line with what belongs to it. Bullets, lists and text without number belong to the
 * paragraph above them (RECORDS.md §1.5), a directive or a bookmark on a line of its own to the one below. Sub-headings
 * and the lines that tell of a suspension stay where they are.
 */
export interface Unit {
  readonly block: Numbered;
  /** Without the line end at its end. */
  readonly span: Span;
}

/** A heading with all that stands under it. */
export interface SectionUnit extends Unit {
  readonly units: readonly Unit[];
}

/** The headings and paragraphs of a record, in order. `2.4.1` belongs to `2.4`. */
export const unitsOf = derive((record: RecordDocument): readonly Unit[] => {
  const units: { block: Numbered; span: Span }[] = [];
  let isOpen = false;
  /** Where the comments and artefacts begin that stand directly above. */
  let lead: number | undefined;
  for (const [index, block] of record.blocks.entries()) {
    const last = units.at(-1);
    const belongs = isOpen && last && belongsAbove(record, index);
    if (belongs) last.span = { from: last.span.from, to: endOf(record, block) };
    else if (block.kind === 'heading' || block.kind === 'paragraph') {
      units.push({ block, span: { from: lead ?? block.span.from, to: endOf(record, block) } });
      isOpen = true;
    } else if (block.kind !== 'blank' && block.kind !== 'comment' && block.kind !== 'artefact')
      isOpen = false;
    lead = block.kind === 'comment' || block.kind === 'artefact' ? (lead ?? block.span.from) : undefined;
  }
  return units;
});

/** The sections of a record that have a heading, in order. */
export const sectionUnitsOf = derive((record: RecordDocument): readonly SectionUnit[] => {
  const sections: { block: Numbered; span: Span; units: Unit[] }[] = [];
  for (const unit of unitsOf(record)) {
    const section = sections.at(-1);
    if (unit.block.kind === 'heading') sections.push({ ...unit, units: [unit] });
    else if (section) {
      section.units.push(unit);
      section.span = { from: section.span.from, to: unit.span.to };
    }
  }
  return sections;
});

function belongsAbove(record: RecordDocument, index: number): boolean {
  const block = record.blocks[index];
  if (block?.kind === 'paragraph') return block.number.value.length > depthOf(record);
  return block?.kind === 'bullet' || (block?.kind === 'prose' && !isSubheading(record, block, index));
}

/** A line that is no sentence and no item, directly above a paragraph and behind another. */
function isSubheading({ text, blocks, conventions }: RecordDocument, { body }: Prose, at: number): boolean {
  const content = slice(text, body).trimEnd();
  if (beginsItem(content) || !/[\p{L}\p{N})）]$/u.test(content) || endsSentence(conventions, content))
    return false;
  const above = nearest(blocks, at, -1);
  const below = nearest(blocks, at, 1);
  const isBehind = above?.kind === 'paragraph' || above?.kind === 'heading' || above?.kind === 'note';
  if (!isBehind || below?.kind !== 'paragraph') return false;
  const { colons } = conventions.wording.signature;
  return !colons.some((colon) => slice(text, above.span).trimEnd().endsWith(colon));
}

function nearest(blocks: readonly Block[], at: number, step: 1 | -1): Block | undefined {
  for (let index = at + step; index >= 0 && index < blocks.length; index += step)
    if (blocks[index]?.kind !== 'blank') return blocks[index];
  return undefined;
}

function endOf({ text }: RecordDocument, { span }: Block): number {
  return span.from + withoutEnd(slice(text, span), '\r\n').length;
}
