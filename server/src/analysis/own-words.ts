import { addressesIn, loudParts, quotationsIn } from '../syntax/quiet';
import type { Block, RecordDocument } from '../syntax/record';
import { textOf } from '../syntax/references';
import { derive } from '../text/derive';
import type { Span } from '../text/span';

/**
 * Where a record speaks, for what looks at its words one by one. Three readings of the same text: all of it, all but
 * the addresses, and only what the record says in its own words.
 */

/** The stretches of text of a record in order, those of its masthead included. */
export const stretchesOf = derive((record: RecordDocument): readonly Span[] =>
  record.blocks.flatMap((block) => (block.kind === 'masthead' ? [block.span] : textOf(block))),
);

/** What stands outside web addresses, in the masthead too. */
export const outsideAddresses = derive((record: RecordDocument): readonly Span[] =>
  stretchesOf(record).flatMap((stretch) => loudParts(stretch, addressesIn(record.text, stretch))),
);

/** What stands in place of a character that is not the record's own: no letter, no digit, no mark, no blank. */
const HIDDEN = '\ufffc';

/** A stretch of text in which what is not the record's own is hidden, character by character. */
export interface OwnWords {
  readonly block: Block;
  readonly span: Span;
  /** As long as the span, so that places in it are places in the record. */
  readonly words: string;
}

/** The text below the masthead with its addresses and quotations hidden: the words the record answers for. */
export const ownWordsOf = derive((record: RecordDocument): readonly OwnWords[] => {
  const { text, conventions } = record;
  return record.blocks.flatMap((block) =>
    textOf(block).map((span) => {
      const quiet = [...addressesIn(text, span), ...quotationsIn(text, span, conventions.wording)];
      return { block, span, words: hide(text, span, quiet) };
    }),
  );
});

/** The text of a span with the characters of `hidden` covered, so that places stay what they are. */
export function hide(text: string, within: Span, hidden: readonly Span[]): string {
  if (hidden.length === 0) return text.slice(within.from, within.to);
  const parts: string[] = [];
  let at = within.from;
  for (const { from, to } of loudParts(within, hidden)) {
    parts.push(HIDDEN.repeat(from - at), text.slice(from, to));
    at = to;
  }
  parts.push(HIDDEN.repeat(within.to - at));
  return parts.join('');
}
