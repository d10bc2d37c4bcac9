import { endsSentence } from '../syntax/blocks/heading';
import { byBlock } from '../syntax/by-block';
import type { NumberMark, RecordDocument } from '../syntax/record';
import { derive } from '../text/derive';
import { slice } from '../text/span';

/** How paragraphs are counted: through the record, `12.`, or under each heading, `3.12`. */
export type NumberingScheme = 'through' | 'under';

/** Of how many paragraphs it takes to see how a record counts them. */
const LEAST = 3;

/**
 * How a record counts its paragraphs, where that is not as its profile does: then it is a record of another body, and
 * nothing can be said of its numbers. `undefined` for a record that counts as its profile does, and where there is too
 * little of it to tell.
 */
export function otherSchemeOf(record: RecordDocument): NumberingScheme | undefined {
  const scheme = schemeOf(looksByBlock(record));
  const own: NumberingScheme = record.conventions.profile.numbering === 'continuous' ? 'through' : 'under';
  return scheme === own ? undefined : scheme;
}

/** The first number by which a record is seen to count so. */
export function firstOf(record: RecordDocument, scheme: NumberingScheme): NumberMark | undefined {
  const block = record.blocks[looksByBlock(record).indexOf(scheme)];
  return block?.kind === 'heading' || block?.kind === 'paragraph' ? block.number : undefined;
}

/**
 * What the number of each block speaks for. A whole sentence behind `12.` is a paragraph, also where the profile would
 * have a heading there; a number of two parts is that of a paragraph under a heading.
 */
const looksByBlock = byBlock((record, block): NumberingScheme | 'heading' | '' => {
  if (block.kind !== 'heading' && block.kind !== 'paragraph') return '';
  const { span, value } = block.number;
  if (value.length === 2) return 'under';
  if (value.length !== 1) return '';
  if (!/[.．]/.test(record.text.charAt(span.to - 1))) return 'heading';
  const text = slice(record.text, block.kind === 'heading' ? block.title : block.body);
  return endsSentence(record.conventions, text) ? 'through' : 'heading';
});

const schemeOf = derive(
  (looks: readonly (NumberingScheme | 'heading' | '')[]): NumberingScheme | undefined => {
    const counts = { through: 0, under: 0, heading: 0, '': 0 };
    for (const look of looks) counts[look]++;
    const { through, under, heading } = counts;
    if (under >= LEAST && through === 0) return 'under';
    return through >= LEAST && under === 0 && through > heading ? 'through' : undefined;
  },
);
