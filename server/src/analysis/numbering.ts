import type { Block, Heading, Paragraph, Prose, RecordDocument } from '../syntax/record';
import { numberAtHead, numberText, paragraphNumber, type Section, sectionsOf } from '../syntax/sections';
import { derive } from '../text/derive';
import type { Edit } from '../text/edits';
import { type Reading, readSequence } from './sequence';
import { meetingsIn } from './through';
import { unnumberedIn } from './unnumbered';

/**
 * What the numbers of a record say of one another: which heading and which paragraph has which place, and where the
 * count breaks. The rules about numbers share it, so that one slip is one finding.
 */

/** Paragraphs that count from 1 together: those under a heading, or those whose heading was lost. */
export interface Stretch {
  readonly section: Section;
  /** Absent for what stands above the first heading, and where the heading was lost. */
  readonly heading: NumberedHeading | undefined;
  /** Whether a heading was lost above it: `3.1` and what follows, between heading 2 and heading 4. */
  readonly lost: boolean;
  /** What the numbers of its paragraphs should begin with; absent where they are counted through the whole record. */
  readonly major: number | undefined;
  readonly entries: readonly Entry[];
}

export interface NumberedHeading {
  readonly block: Heading;
  readonly number: number;
  readonly reading: Reading;
}

export type Entry = NumberedEntry | UnnumberedEntry;

/** `3.12⇥Text.` */
export interface NumberedEntry {
  readonly kind: 'numbered';
  readonly block: Paragraph;
  readonly major: number | undefined;
  readonly minor: number;
  readonly reading: Reading;
}

/** Text that looks as if it had lost its number. */
export interface UnnumberedEntry {
  readonly kind: 'unnumbered';
  readonly block: Prose;
  readonly reading: Reading;
}

/** The stretches of a record in order; one, where its paragraphs are counted through. */
export const numberingOf = derive((record: RecordDocument): readonly Stretch[] => {
  if (record.conventions.profile.numbering === 'continuous') return continuous(record);
  const drafts = draftsOf(record);
  const headings = readHeadings(drafts);
  const isExtract = drafts[0]?.number !== 1;
  return drafts.map((draft, index): Stretch => {
    const heading = headings[index];
    const major = majorOf(draft, heading?.reading);
    return {
      section: draft.section,
      heading,
      lost: draft.lost,
      major,
      entries: readEntries(draft, major, index === 0 && isExtract),
    };
  });
});

/**
 * The sections of a record as its items: one whose last paragraphs belong under a heading that was lost ends before
 * them, and they are a section without heading.
 */
export const itemsOf = derive((record: RecordDocument): readonly Section[] => {
  const lost = new Map<Section, Block>();
  for (const { section, lost: isLost, entries } of numberingOf(record)) {
    const first = isLost ? entries[0] : undefined;
    if (first) lost.set(section, first.block);
  }
  if (lost.size === 0) return sectionsOf(record);
  return sectionsOf(record).flatMap((section) => {
    const first = lost.get(section);
    if (!first) return [section];
    const at = section.blocks.indexOf(first);
    const { heading, blocks } = section;
    return [cut(heading, blocks.slice(0, at)), cut(undefined, blocks.slice(at))];
  });
});

function cut(heading: Heading | undefined, blocks: readonly Block[]): Section {
  return { heading, blocks, paragraphs: blocks.filter((block) => block.kind === 'paragraph') };
}

/** The edits by which the paragraphs from one on count up from a number; what has no number is passed over. */
export function renumber(
  record: RecordDocument,
  entries: readonly Entry[],
  major: number | undefined,
  from: number,
): Edit[] {
  return entries
    .filter((entry) => entry.kind === 'numbered')
    .map(({ block }, index) => ({ block, value: paragraphNumber(major, from + index) }))
    .filter(({ block, value }) => numberText(block.number.value) !== numberText(value))
    .map(({ block, value }) => ({ span: block.number.span, text: numberAtHead(record, value) }));
}

/** The paragraphs of a record that are counted through: one stretch for each meeting. */
function continuous(record: RecordDocument): Stretch[] {
  return meetingsIn(record).flatMap(({ section, blocks, startsAnywhere }) => {
    const draft = { section, heading: undefined, number: undefined, lost: false, blocks };
    const entries = readEntries(draft, undefined, startsAnywhere);
    return entries.length > 0
      ? [{ section, heading: undefined, lost: false, major: undefined, entries }]
      : [];
  });
}

/** A stretch before its numbers are read. */
interface Draft {
  readonly section: Section;
  readonly heading: Heading | undefined;
  /** The number of the heading, or of the one that was lost. */
  readonly number: number | undefined;
  readonly lost: boolean;
  readonly blocks: readonly (Paragraph | Prose)[];
}

function draftsOf(record: RecordDocument): Draft[] {
  const sections = sectionsOf(record);
  if (isOfPieces(sections)) return [];
  const drafts: Draft[] = [];
  sections.forEach((section, index) => {
    const { heading } = section;
    const number = heading?.number.value[0];
    const blocks = section.blocks.length === 0 ? NONE : countedIn(record, section);
    if (!heading && blocks.length === 0) return;
    const draft = { section, heading, number, lost: false, blocks };
    const mayLose = number !== undefined && blocks.length > 0;
    const lostFrom = mayLose ? findLost(blocks, number, sections[index - 1], sections[index + 1]) : -1;
    if (!mayLose || lostFrom < 0) {
      drafts.push(draft);
      return;
    }
    drafts.push({ ...draft, blocks: blocks.slice(0, lostFrom) });
    const below = blocks.slice(lostFrom);
    drafts.push({ section, heading: undefined, number: number + 1, lost: true, blocks: below });
  });
  return drafts;
}

const NONE: readonly never[] = [];

/** What of a section has a number, or should have one. */
function countedIn(record: RecordDocument, section: Section): (Paragraph | Prose)[] {
  const unnumbered = new Set<Block>(unnumberedIn(record, section));
  return section.blocks.filter(
    (block): block is Paragraph | Prose =>
      (block.kind === 'paragraph' && block.number.value.length === 2) || unnumbered.has(block),
  );
}

/**
 * Whether a text has no heading, but paragraphs of several sections that do not begin with 1, as a corrigendum has them:
 * then none follows from another.
 */
function isOfPieces([section, ...others]: readonly Section[]): boolean {
  if (!section || section.heading || others.length > 0) return false;
  const majors = new Map<number | undefined, number | undefined>();
  for (const { number } of section.paragraphs)
    if (!majors.has(number.value[0])) majors.set(number.value[0], number.value[1]);
  return majors.size > 1 && [...majors.values()].slice(1).every((minor) => minor !== 1);
}

/**
 * Where the paragraphs of the next heading begin although that heading is not there: at the end of a section they
 * carry the next number and begin at 1, and the heading below them is the one after the next.
 */
function findLost(
  blocks: readonly (Paragraph | Prose)[],
  number: number,
  above: Section | undefined,
  below: Section | undefined,
): number {
  let from = blocks.length;
  while (from > 0 && majorIn(blocks[from - 1]) === number + 1) from--;
  const first = blocks[from];
  if (first?.kind !== 'paragraph' || first.number.value[1] !== 1) return -1;
  const hasOwn = blocks.slice(0, from).some((block) => majorIn(block) === number);
  if (!below?.heading) return hasOwn ? from : -1;
  // Without paragraphs of its own the heading may be the one that is wrong, unless it follows the one above.
  const isInPlace = hasOwn || above?.heading?.number.value[0] === number - 1;
  return isInPlace && below.heading.number.value[0] === number + 2 ? from : -1;
}

function majorIn(block: Paragraph | Prose | undefined): number | undefined {
  return block?.kind === 'paragraph' ? block.number.value[0] : undefined;
}

/** The first number that all paragraphs of a draft begin with, if they agree. */
function agreedMajor({ blocks }: Draft): number | undefined {
  let agreed: number | undefined;
  for (const block of blocks) {
    const major = majorIn(block);
    if (major === undefined || major === agreed) continue;
    if (agreed !== undefined) return undefined;
    agreed = major;
  }
  return agreed;
}

/** The heading of each draft; nothing where it has none. */
function readHeadings(drafts: readonly Draft[]): (NumberedHeading | undefined)[] {
  const counted = drafts.filter(({ number }) => number !== undefined);
  const [first, second] = counted;
  const agreed = first && agreedMajor(first);
  // A first heading may have any number, unless its paragraphs and the heading below it contradict it together.
  const start =
    agreed !== undefined && second?.number === agreed + 1 && first?.number !== agreed
      ? agreed
      : (first?.number ?? 1);
  const readings = readSequence(
    counted.map(({ number }) => number),
    start,
  );
  let next = 0;
  return drafts.map(({ heading, number }) => {
    const reading = number === undefined ? undefined : readings[next++];
    return heading && number !== undefined && reading ? { block: heading, number, reading } : undefined;
  });
}

/** The heading's number, or the one it should have when all its paragraphs have that already. */
function majorOf(draft: Draft, reading: Reading | undefined): number {
  const agreed = agreedMajor(draft);
  if (reading && agreed === reading.expected) return agreed;
  return draft.number ?? majorIn(draft.blocks.find(({ kind }) => kind === 'paragraph')) ?? 0;
}

function readEntries(draft: Draft, major: number | undefined, startsAnywhere: boolean): readonly Entry[] {
  if (draft.blocks.length === 0) return NONE;
  // Paragraphs of another section take places and do not count, unless all are: then they count by themselves.
  const counting = major === undefined ? undefined : (agreedMajor(draft) ?? major);
  const minors = draft.blocks.map((block) => {
    const { section, minor } = partsOf(block, major !== undefined);
    return section === counting ? minor : undefined;
  });
  const first = minors.find((minor) => minor !== undefined);
  const readings = readSequence(minors, startsAnywhere && first !== undefined ? first : 1);
  const entries: Entry[] = [];
  draft.blocks.forEach((block, index) => {
    const reading = readings[index];
    if (!reading) return;
    if (block.kind === 'prose') {
      entries.push({ kind: 'unnumbered', block, reading });
      return;
    }
    const { section: own, minor = 0 } = partsOf(block, major !== undefined);
    entries.push({ kind: 'numbered', block, major: own, minor, reading });
  });
  return entries;
}

/** The section and the place in it that the number of a paragraph says; the place alone where there are no sections. */
function partsOf(
  block: Paragraph | Prose,
  hasSections: boolean,
): { readonly section: number | undefined; readonly minor: number | undefined } {
  const value = block.kind === 'paragraph' ? block.number.value : NONE;
  return hasSections ? { section: value[0], minor: value[1] } : { section: undefined, minor: value[0] };
}
