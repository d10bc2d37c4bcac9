import { type MarkedStretch, markKinds, marksIn, unbalancedIn } from '../analysis/brackets';
import { hide } from '../analysis/own-words';
import type { Block, RecordDocument } from '../syntax/record';
import { addressesOf, referencesOf, textOf } from '../syntax/references';
import type { Span } from '../text/span';
import { recordRule } from './rule';

/**
 * Brackets and quotation marks come in pairs within a paragraph, a heading or a cell. Enumerators (`f)项`, RECORDS.md
 * §1c, T-3) need no opening bracket; symbols and citations are the business of other rules; a quotation over several
 * paragraphs opens in each and closes in the last.
 */
export const unbalancedBracket = recordRule({
  id: 'unbalanced-bracket',
  severity: 'warning',
  summary: 'Brackets and quotation marks come in pairs.',
  messages: {
    unclosed: 'The mark {mark} is not closed.',
    unopened: 'The mark {mark} closes nothing.',
    reversed: 'The mark {mark} stands where {expected} is expected.',
    mixed: 'The marks of this pair differ in width: {opening} and {closing}.',
    other: 'The other mark is here.',
    correct: 'Write {expected}',
  },
  *check(record) {
    const { wording } = record.conventions;
    for (const unit of unitsOf(record))
      for (const found of unbalancedIn(unit, wording)) {
        const { mark } = found;
        if (found.fault === 'mixed') {
          const { closing } = found;
          const [open, close] = usualPair(record, mark.kind);
          const odd = mark.character === open ? closing : mark;
          const other = odd === mark ? closing : mark;
          const expected = odd === mark ? open : close;
          yield {
            message: 'mixed',
            args: { opening: mark.character, closing: closing.character },
            span: at(odd.at),
            related: [{ span: at(other.at), message: 'other' }],
            fixes: () => [
              { title: 'correct', args: { expected }, edits: [{ span: at(odd.at), text: expected }] },
            ],
          };
        } else if (found.fault === 'reversed') {
          const [open, close] = usualPair(record, mark.kind);
          const expected = mark.opens ? close : open;
          yield {
            message: 'reversed',
            args: { mark: mark.character, expected },
            span: at(mark.at),
            fixes: () => [
              { title: 'correct', args: { expected }, edits: [{ span: at(mark.at), text: expected }] },
            ],
          };
        } else {
          yield { message: found.fault, args: { mark: mark.character }, span: at(mark.at) };
        }
      }
  },
});

function at(offset: number): Span {
  return { from: offset, to: offset + 1 };
}

/** The marks of a kind in the width that the language prefers. */
function usualPair({ conventions }: RecordDocument, kind: string): readonly [string, string] {
  const { pairs } = conventions.wording.typography;
  return pairs.find(([open]) => open.normalize('NFKC') === kind) ?? [kind, kind];
}

/** The stretches that must be in balance together: a block, and lines without number that go on with it. */
function unitsOf(record: RecordDocument): MarkedStretch[][] {
  const kinds = markKinds(record.conventions.wording);
  const words = hide(record.text, { from: 0, to: record.text.length }, hiddenIn(record));
  const stretches = record.blocks.flatMap((block) => textOf(block).map((span) => ({ block, span })));
  const units: MarkedStretch[][] = [];
  for (const [index, { block, span }] of stretches.entries()) {
    const next = stretches[index + 1]?.span;
    const marked = {
      marks: marksIn(words.slice(span.from, span.to), span.from, kinds),
      reopens: next && record.text.charAt(next.from),
    };
    const unit = units.at(-1);
    if (unit && goesOn(block)) unit.push(marked);
    else units.push([marked]);
  }
  return units;
}

function goesOn({ kind }: Block): boolean {
  return kind === 'prose';
}

/** What other rules look after, or nobody: symbols, faulty citations, addresses, artefacts. */
function hiddenIn(record: RecordDocument): Span[] {
  const references = referencesOf(record).flatMap((reference) => {
    if (reference.kind === 'document') return [reference.span];
    return reference.kind === 'citation' && reference.version?.fault ? [reference.version.span] : [];
  });
  return [...references, ...addressesOf(record), ...record.artefacts];
}
