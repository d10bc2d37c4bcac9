import { areNested, holdsMark, markKinds, marksIn } from '../analysis/brackets';
import { type StraightFault, straightFaultsIn, straightQuotes } from '../analysis/straight-quotes';
import { type MarkedStretch, unbalancedIn } from '../analysis/unbalanced';
import { blocksWhere, byBlock } from '../syntax/by-block';
import { addressesIn } from '../syntax/quiet';
import type { RecordDocument } from '../syntax/record';
import { referencesByBlock, textOf } from '../syntax/references';
import { merged, type Span, spansWithin } from '../text/span';
import { factsRule } from './rule';

/**
 * Brackets and quotation marks come in pairs within a paragraph, a heading or a cell. Enumerators (`f)项`, RECORDS.md
 * §1c, T-3) need no opening bracket; symbols and citations are the business of other rules; a quotation over several
 * paragraphs opens in each and closes in the last.
 */
export const unbalancedBracket = factsRule({
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
  facts: (record) => [marksByBlock(record), notNested(record), straightQuotes(record)],
  *check(record) {
    const straight = straightFaultsIn(record).slice(0, MOST);
    const paired = new Set<number>();
    const { wording } = record.conventions;
    const hidden = hiddenOnce(record);
    for (const unit of unitsOf(record))
      for (const found of unbalancedIn(marksOf(record, unit, hidden), wording, MOST)) {
        const { mark } = found;
        const { character, kind, opens } = mark.is;
        if (found.fault === 'mixed') {
          const { closing } = found;
          const [open, close] = usualPair(record, kind);
          const odd = character === open ? closing : mark;
          const other = odd === mark ? closing : mark;
          const expected = odd === mark ? open : close;
          yield {
            message: 'mixed',
            args: { opening: character, closing: closing.is.character },
            span: at(odd.at),
            related: [{ span: at(other.at), message: 'other' }],
            fixes: () => [
              { title: 'correct', args: { expected }, edits: [{ span: at(odd.at), text: expected }] },
            ],
          };
        } else if (found.fault === 'reversed') {
          const [open, close] = usualPair(record, kind);
          const expected = opens ? close : open;
          yield {
            message: 'reversed',
            args: { mark: character, expected },
            span: at(mark.at),
            fixes: () => [
              { title: 'correct', args: { expected }, edits: [{ span: at(mark.at), text: expected }] },
            ],
          };
        } else {
          const isQuote = wording.typography.quotes.some((pair) => pair.includes(character));
          const half = isQuote ? straightHalf(straight, paired, unit, found) : undefined;
          if (half) {
            paired.add(half.at);
            const [open, close] = usualPair(record, kind);
            const expected = opens ? close : open;
            yield {
              message: 'reversed',
              args: { mark: '"', expected },
              span: at(half.at),
              related: [{ span: at(mark.at), message: 'other' }],
              fixes: () => [
                { title: 'correct', args: { expected }, edits: [{ span: at(half.at), text: expected }] },
              ],
            };
          } else
            yield {
              message: found.fault,
              args: { mark: character },
              span: { from: mark.at, to: mark.at + found.length },
            };
        }
      }
    for (const { at: place, fault } of straight)
      if (!paired.has(place)) yield { message: fault, args: { mark: '"' }, span: at(place) };
  },
});

/** So many faults of one paragraph are told: where there are more its marks are no brackets, and those are enough to see it. */
const MOST = 100;

function at(offset: number): Span {
  return { from: offset, to: offset + 1 };
}

/** The other half of a quotation mark where it is there, as the mark that looks alike on either side: `“the report"`. */
function straightHalf(
  straight: readonly StraightFault[],
  paired: ReadonlySet<number>,
  unit: Unit,
  { mark, fault }: { readonly mark: { readonly at: number }; readonly fault: 'unclosed' | 'unopened' },
): StraightFault | undefined {
  const [from, to] =
    fault === 'unclosed' ? [mark.at, unit.at(-1)?.span.to ?? 0] : [unit[0]?.span.from ?? 0, mark.at];
  return straight.find(
    (half) => half.fault !== fault && from <= half.at && half.at < to && !paired.has(half.at),
  );
}

/** The marks of a kind in the width that the language prefers. */
function usualPair({ conventions }: RecordDocument, kind: string): readonly [string, string] {
  const { pairs } = conventions.wording.typography;
  return pairs.find(([open]) => open.normalize('NFKC') === kind) ?? [kind, kind];
}

/** The stretches that must be in balance together: a block, and lines without number that go on with it. */
type Unit = { readonly span: Span; readonly index: number; readonly reopens: string | undefined }[];

/** The units in which something may be out of balance, in order. */
function* unitsOf(record: RecordDocument): Generator<Unit> {
  const { text } = record;
  const { blocks } = record.lists;
  let index = 0;
  for (const place of notNested(record)) {
    if (place < index) continue;
    let from = place;
    while (from > 0 && (blocks.at(from)?.kind === 'prose' || stretchesAt(record, from).length === 0)) from--;
    for (index = from + 1; index < blocks.length; index++)
      if (blocks.at(index)?.kind !== 'prose' && stretchesAt(record, index).length > 0) break;
    let next = index;
    while (next < blocks.length && stretchesAt(record, next).length === 0) next++;
    const below = stretchesAt(record, next)[0];
    const stretches: { span: Span; index: number }[] = [];
    for (let at = from; at < index; at++)
      for (const span of stretchesAt(record, at)) stretches.push({ span, index: at });
    let unit: Unit | undefined;
    for (const [order, { span, index: at }] of stretches.entries()) {
      const following = stretches[order + 1]?.span ?? below;
      const reopening = { span, index: at, reopens: following && text.charAt(following.from) };
      if (unit && blocks.at(at)?.kind === 'prose') unit.push(reopening);
      else {
        if (unit) yield unit;
        unit = [reopening];
      }
    }
    if (unit) yield unit;
  }
}

function stretchesAt({ lists }: RecordDocument, index: number): readonly Span[] {
  const block = lists.blocks.at(index);
  return block ? textOf(block) : [];
}

/** What is hidden in a block, looked for once: a table has as many stretches as cells. */
function hiddenOnce(record: RecordDocument): (index: number) => readonly Span[] {
  const known = new Map<number, readonly Span[]>();
  return (index) => {
    const hidden = known.get(index) ?? hiddenIn(record, index);
    known.set(index, hidden);
    return hidden;
  };
}

function marksOf(
  record: RecordDocument,
  unit: Unit,
  hidden: (index: number) => readonly Span[],
): MarkedStretch[] {
  const kinds = markKinds(record.conventions.wording);
  return unit.map(({ span, index, reopens }) => ({
    marks: marksIn(record.text, span, hidden(index), kinds),
    reopens,
  }));
}

/** The marks of each block, by which it is in balance or not, and what its stretches begin with. */
const marksByBlock = byBlock((record, block, index): string => {
  const kinds = markKinds(record.conventions.wording);
  const hidden = hiddenIn(record, index);
  const stretches = textOf(block).map((span) => {
    const marks = marksIn(record.text, span, hidden, kinds);
    const told = marks.map(({ is }) => [is.character, is.enumerates, is.attached].join());
    return [record.text.charAt(span.from), ...told].join(' ');
  });
  return [block.kind === 'prose', ...stretches].join('\n');
});

/** The blocks whose marks are not all in order by themselves. */
const notNested = blocksWhere((record, block, index) => {
  const kinds = markKinds(record.conventions.wording);
  let hidden: readonly Span[] | undefined;
  return textOf(block).some((span) => {
    if (!holdsMark(record.text, span, kinds)) return false;
    hidden ??= hiddenIn(record, index);
    const marks = marksIn(record.text, span, hidden, kinds, MOST_NESTED);
    return marks.length === MOST_NESTED || !areNested(marks);
  });
});

/** So many marks of a stretch are read to see whether they are in order: where there are more, all are looked into. */
const MOST_NESTED = 1000;

/** What other rules look after in a block, or nobody: symbols, faulty citations, addresses, artefacts. */
function hiddenIn(record: RecordDocument, index: number): readonly Span[] {
  const block = record.lists.blocks.at(index);
  if (!block) return [];
  const hidden: Span[] = [];
  for (const reference of referencesByBlock(record).at(index) ?? []) {
    if (reference.kind === 'document') hidden.push(reference.span);
    else if (reference.kind === 'citation' && reference.version?.fault) hidden.push(reference.version.span);
  }
  for (const span of textOf(block))
    for (const address of addressesIn(record.text, span)) hidden.push(address);
  const { artefacts } = record.lists;
  if (artefacts.length > 0) for (const artefact of spansWithin(artefacts, block.span)) hidden.push(artefact);
  return merged(hidden);
}
