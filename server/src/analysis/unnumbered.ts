import { isAppendixTitle } from '../syntax/blocks/asides';
import { endsSentence } from '../syntax/blocks/heading';
import type { Block, Paragraph, Prose, RecordDocument } from '../syntax/record';
import type { Section } from '../syntax/sections';
import { slice } from '../text/span';
import { decidedBy } from './decision-forms';

/** A paragraph of a record begins with a letter; `a)`, `ii.` and `一、` begin an item of a list, `Note:` a remark. */
const BEGINNING = /^[\p{L}《]/u;
const ITEM = /^(?:\p{L}{1,4}[)）.．、]|\p{L}{1,12}[:：])/u;

/** Whether a text begins like an item of a list, or in any way that a paragraph does not. */
export function beginsItem(content: string): boolean {
  return !BEGINNING.test(content) || ITEM.test(content);
}

/**
 * The text of a section that has no number and looks as if it should: whole sentences that belong to no list, no
 * quotation, no note and no annex (RECORDS.md §1.5; §1c, T-11 to T-14).
 */
export function unnumberedIn(record: RecordDocument, section: Section): Prose[] {
  if (section.blocks.every(({ kind }) => kind !== 'prose')) return [];
  const found: Prose[] = [];
  /** Whether what stands above announces text of another kind: a list, a quotation. */
  let announced = false;
  for (const block of section.blocks) {
    if (block.kind === 'signature' || block.kind === 'rule' || block.kind === 'footer') break;
    if (block.kind === 'bullet') announced = true;
    if (block.kind !== 'paragraph' && block.kind !== 'prose') continue;
    if (block.kind === 'prose' && isAppendixTitle(record.conventions.wording, slice(record.text, block.body)))
      break;
    const { isSentence, announces } = signsOf(record, block);
    if (block.kind === 'paragraph') announced = false;
    else if (!announced && isSentence) found.push(block);
    announced ||= announces;
  }
  return found;
}

/** Text without number, but for decisions where the body gives none of them a number: “It was so agreed.” */
export function withoutDecisions(
  record: RecordDocument,
  blocks: readonly Block[],
  unnumbered: readonly Prose[],
): readonly Prose[] {
  if (unnumbered.length < FEWEST) return unnumbered;
  const others = unnumbered.filter((block) => !isDecision(record, block));
  if (unnumbered.length - others.length < FEWEST) return unnumbered;
  return blocks.some((block) => block.kind === 'paragraph' && isDecision(record, block))
    ? unnumbered
    : others;
}

/** One decision without number may have lost it; two may not have. */
const FEWEST = 2;

/** Whether a text begins by saying what the meeting decided. */
export function isDecision({ text, conventions }: RecordDocument, { body }: Paragraph | Prose): boolean {
  return decidedBy(slice(text, body).trim(), conventions) !== undefined;
}

/** Whether a text is a whole sentence by itself, and whether it announces text of another kind: a list, a quotation. */
export function signsOf(
  { text, conventions }: RecordDocument,
  { body }: Paragraph | Prose,
): { readonly isSentence: boolean; readonly announces: boolean } {
  const { signature, typography } = conventions.wording;
  const content = slice(text, body).trimEnd();
  return {
    isSentence: !beginsItem(content) && endsSentence(conventions, content),
    announces:
      signature.colons.some((colon) => content.endsWith(colon)) ||
      typography.quotes.some(([open, close]) => content.lastIndexOf(open) > content.lastIndexOf(close)),
  };
}
