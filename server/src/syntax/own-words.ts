import { derive } from '../text/derive';
import type { Span } from '../text/span';
import { addressesIn, loudParts, quotationsIn } from './quiet';
import type { RecordDocument } from './record';
import { textOf } from './references';

/**
 * Where a record speaks, for what looks at its words one by one. Three readings of the same text: all of it, all but
 * the addresses, and only what the record says in its own words.
 */

/** The stretches of text of a record in order, those of its masthead included. */
export const stretchesOf = derive((record: RecordDocument): readonly Span[] =>
  record.blocks.flatMap((block) => (block.kind === 'masthead' ? [block.span] : textOf(block))),
);

/** What stands outside web addresses. */
export const outsideAddresses = derive((record: RecordDocument): readonly Span[] =>
  stretchesOf(record).flatMap((stretch) => loudParts(stretch, addressesIn(record.text, stretch))),
);

/** What stands outside web addresses and quotations, below the masthead: the words the record answers for. */
export const ownWordsOf = derive((record: RecordDocument): readonly Span[] => {
  const { text, conventions } = record;
  return record.blocks.flatMap(textOf).flatMap((stretch) => {
    const quoted = quotationsIn(text, stretch, conventions.wording);
    return loudParts(stretch, [...addressesIn(text, stretch), ...quoted]);
  });
});
