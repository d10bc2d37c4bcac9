import { derive } from '../text/derive';
import { DIGITS, digitsLike } from '../text/digits';
import { lastBegunAt } from '../text/span';
import { inOrder } from './number-order';
import type { Block, Heading, Paragraph, RecordDocument } from './record';

/** A heading and what stands under it, up to the next heading. What stands above the first has no heading. */
export interface Section {
  readonly heading: Heading | undefined;
  /** Without the heading. */
  readonly blocks: readonly Block[];
  readonly paragraphs: readonly Paragraph[];
}

/** The sections of a record in order. The first has no heading when text stands above the first heading. */
export const sectionsOf = derive((record: RecordDocument): readonly Section[] => {
  const sections: Section[] = [];
  let heading: Heading | undefined;
  let blocks: Block[] = [];
  const close = (): void => {
    if (heading || blocks.some(({ kind }) => kind !== 'blank')) sections.push(sectionOf(heading, blocks));
    if (blocks.length > 0) blocks = [];
  };
  for (const block of record.blocks) {
    if (block.kind === 'heading') {
      close();
      heading = block;
    } else if (block.kind !== 'masthead' && block.kind !== 'agenda') blocks.push(block);
  }
  close();
  return sections;
});

function sectionOf(heading: Heading | undefined, blocks: readonly Block[]): Section {
  if (blocks.length === 0) return { heading, blocks: NOTHING, paragraphs: NOTHING };
  return { heading, blocks, paragraphs: blocks.filter((block) => block.kind === 'paragraph') };
}

const NOTHING: readonly never[] = [];

/** A number as a record writes it: `3.12`. */
export function numberText(value: readonly number[]): string {
  return value.join('.');
}

/** A number as it stands at the head of its line, with what ends it there: `3.12`, and `12.` where a dot does. */
export function numberAtHead(record: RecordDocument, value: readonly number[]): string {
  return numberShown(record, value) + record.conventions.profile.numberEnd;
}

/** A number in the order of its parts in which the record writes it. */
export function numberShown({ conventions }: RecordDocument, value: readonly number[]): string {
  return numberText(inOrder(conventions, value));
}

/** Of how many parts the number of a paragraph of a record is: 3.12 of two, 12 of one. */
export function depthOf({ conventions }: RecordDocument): number {
  return conventions.profile.numbering === 'continuous' ? 1 : 2;
}

/** The number of a paragraph; without a section where paragraphs are counted through the whole record. */
export function paragraphNumber(section: number | undefined, paragraph: number): readonly number[] {
  return section === undefined ? [paragraph] : [section, paragraph];
}

/** A number that is written in some way, with other values: its digits are of the same script, and a dot behind it stays. */
export function rewrittenNumber(
  { conventions }: RecordDocument,
  written: string,
  meant: readonly number[],
): string {
  const value = inOrder(conventions, meant);
  let count = 0;
  const text = written.replace(NUMBERS, (part) => {
    const number = value[count++];
    return number === undefined ? part : digitsLike(part, String(number));
  });
  return count === value.length ? text : digitsLike(written, numberText(value));
}

/** The numbers of a number mark, with the letters that stand for digits: `3.l2`. */
const NUMBERS = new RegExp(`[${DIGITS}OolI]+`, 'g');

/** The paragraphs or headings that carry a number; more than one only where it stands twice by mistake. */
export function blocksNumbered({ blocks }: RecordDocument, number: string): (Heading | Paragraph)[] {
  return blocks.filter(
    (block): block is Heading | Paragraph =>
      (block.kind === 'heading' || block.kind === 'paragraph') && numberText(block.number.value) === number,
  );
}

/** The number of the paragraph or heading that an offset belongs to, as it is written: `5.9`, `2`; nothing above the first. */
export function numberAt(record: RecordDocument, offset: number): string | undefined {
  const { blocks } = record;
  for (let at = lastBegunAt(blocks, offset); at >= 0; at--) {
    const block = blocks[at];
    if (block?.kind === 'signature' || block?.kind === 'footer' || block?.kind === 'rule') return undefined;
    if (block?.kind === 'heading' || block?.kind === 'paragraph')
      return block.number.value.length > 0 ? numberShown(record, block.number.value) : undefined;
    // Only bullets, notes and text without number belong to the paragraph above them.
    if (block?.kind === 'agenda' || block?.kind === 'masthead') return undefined;
  }
  return undefined;
}
