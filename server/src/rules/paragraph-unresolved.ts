import { type Entry, type NumberedEntry, numberingOf } from '../analysis/numbering';
import { blocksWhere } from '../syntax/by-block';
import type { Heading, ParagraphReference, RecordDocument, Reference } from '../syntax/record';
import { referencesByBlock, referring } from '../syntax/references';
import { numberShown } from '../syntax/sections';
import { recordRule } from './rule';

/**
 * A paragraph that the record names as its own is there (RECORDS.md §6.2). Said only where the text says itself that it
 * means this record, “paragraph 2.7 above”, and where the numbers it would stand among are in order: most numbers of
 * paragraphs are those of other texts (T-1 to T-4), and one that is out of order is another rule’s to report.
 */
export const paragraphUnresolved = recordRule({
  id: 'paragraph-unresolved',
  severity: 'warning',
  summary: 'A paragraph that is named as one of this record is there.',
  messages: {
    section: 'There is no paragraph {number}: section {section} ends with {last}.',
    record: 'There is no paragraph {number}: the last section is {last}.',
    recordEnds: 'There is no paragraph {number}: the record ends with {last}.',
    last: 'This is the last one.',
  },
  *check(record) {
    const stated = statingHere(record).flatMap((index) => statedIn(record, index));
    const ends = stated.length > 0 ? endsOf(record) : undefined;
    if (!ends) return;
    const numbers = new Set(
      record.blocks.flatMap((block) => ('number' in block ? numberShown(record, block.number.value) : [])),
    );
    for (const { span: place, value } of stated) {
      const [major = 0, minor = 0] = value;
      const section = ends.sections.get(major);
      const number = numberShown(record, value);
      if (numbers.has(number)) continue;
      if (ends.through && major > ends.through.minor) {
        const { span, value: last } = ends.through.block.number;
        const args = { number, last: numberShown(record, last) };
        yield { message: 'recordEnds', args, span: place, related: [{ span, message: 'last' }] };
        continue;
      }
      if (section && minor > section.minor) {
        const { span, value: last } = section.block.number;
        const args = { number, section: major, last: numberShown(record, last) };
        yield { message: 'section', args, span: place, related: [{ span, message: 'last' }] };
      } else if (ends.last && major > ends.last.major) {
        const { span } = ends.last.block.number;
        const args = { number, last: ends.last.major };
        yield { message: 'record', args, span: place, related: [{ span, message: 'last' }] };
      }
    }
  },
});

const statingHere = blocksWhere(
  (record, _, index) => referencesByBlock(record).at(index)?.some(statesHere) ?? false,
  undefined,
  referring,
);

/** The references of a block to paragraphs of which it says itself that they are of this record. */
function statedIn(record: RecordDocument, index: number): readonly ParagraphReference[] {
  return referencesByBlock(record).at(index)?.filter(statesHere) ?? [];
}

function statesHere(reference: Reference): reference is ParagraphReference {
  return reference.kind === 'paragraph' && reference.stated && !reference.implied;
}

/** Where the numbers of a record end, as far as they are in order. */
interface Ends {
  /** The last paragraph of each section that counts up without a break. */
  readonly sections: ReadonlyMap<number, NumberedEntry>;
  /** The last section; absent where there may be others. */
  readonly last: { readonly block: Heading; readonly major: number } | undefined;
  /** The last paragraph of a record that counts them through. */
  readonly through: NumberedEntry | undefined;
}

function endsOf(record: RecordDocument): Ends | undefined {
  const stretches = numberingOf(record);
  const headings = stretches.flatMap(({ heading }) => heading ?? []);
  if (headings.some(({ reading }) => reading.broken) || stretches.some(({ lost }) => lost)) return undefined;
  const sections = new Map<number, NumberedEntry>();
  for (const { heading, entries } of stretches) {
    const end = heading && endOf(entries, heading.number);
    if (end) sections.set(heading.number, end);
  }
  const whole = stretches.find(({ major }) => major === undefined);
  const through = whole && endOf(whole.entries, undefined);
  const last = headings.at(-1);
  // An extract begins anywhere, and what the table lists may have been cut off.
  const isWhole = headings[0]?.number === 1 && last && listedLast(record) <= last.number;
  return { sections, last: isWhole ? { block: last.block, major: last.number } : undefined, through };
}

/** The last paragraph of a section, or of a record, if none of them is out of order or without its number. */
function endOf(entries: readonly Entry[], major: number | undefined): NumberedEntry | undefined {
  const isInOrder = entries.every(
    (entry) => entry.kind === 'numbered' && entry.major === major && !entry.reading.broken,
  );
  const last = entries.at(-1);
  return isInOrder && last?.kind === 'numbered' ? last : undefined;
}

/** The greatest number in the table of subjects. */
function listedLast({ blocks }: RecordDocument): number {
  const rows = blocks.flatMap((block) => (block.kind === 'agenda' ? block.rows : []));
  return rows.reduce((most, { number }) => Math.max(most, number?.value[0] ?? 0), 0);
}
