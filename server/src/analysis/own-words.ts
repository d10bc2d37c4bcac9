import { addressesIn, loudParts, quietIn } from '../syntax/quiet';
import type { Block, RecordDocument } from '../syntax/record';
import { textOf } from '../syntax/references';
import type { Span } from '../text/span';

/**
 * Where a record speaks, for what looks at its words one by one. Three readings of the same text: all of it, all but
 * the addresses, and only what the record says in its own words.
 */

/** The stretches of text of a block, those of the masthead included. */
export function stretchesOf(block: Block): readonly Span[] {
  return block.kind === 'masthead' ? [block.span] : textOf(block);
}

/** What of a block stands outside web addresses, in the masthead too. */
export function outsideAddresses({ text }: RecordDocument, block: Block): readonly Span[] {
  return stretchesOf(block).flatMap((stretch) => loudParts(stretch, addressesIn(text, stretch)));
}

/** What stands in place of a character that is not the record's own: no letter, no digit, no mark, no blank. */
const HIDDEN = '\ufffc';

/** A stretch of text in which what is not the record's own is hidden, character by character. */
export interface OwnWords {
  readonly block: Block;
  readonly span: Span;
  /** As long as the span, so that places in it are places in the record. */
  readonly words: string;
}

/** The text of a block below the masthead with its addresses and quotations hidden: the words the record answers for. */
export function ownWordsOf({ text, conventions }: RecordDocument, block: Block): OwnWords[] {
  return textOf(block).map((span) => {
    return { block, span, words: hide(text, span, quietIn(text, span, conventions.wording)) };
  });
}

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
