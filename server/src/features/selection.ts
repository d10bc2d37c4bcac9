import { sentencesIn } from '../analysis/sentences';
import type { Wording } from '../profile/wording';
import type { AgendaTable, Block, RecordDocument } from '../syntax/record';
import { sectionsOf } from '../syntax/sections';
import { contains, lastBegunAt, type Span, touches, trimSpan } from '../text/span';

/**
 * What a selection grows to from an offset, the smallest first, each within the next: sentence, text, paragraph,
 * section, record; in a heading its title; in the agenda table cell, row and table. The whole record is always the last.
 */
export function selectionsAt(record: RecordDocument, offset: number): Span[] {
  const { text, blocks } = record;
  const at = blockIndexAt(record, offset);
  const block = blocks[at];
  const around = [
    ...(block ? within(record, block, offset) : []),
    ...(block ? [trimSpan(text, block.span)] : []),
    ...(block ? [trimSpan(text, groupOf(blocks, at, block))] : []),
    ...sectionAt(record, offset),
    { from: 0, to: text.length },
  ];
  return nested(around.filter((span) => span.from < span.to && touches(span, offset)));
}

/** The block an offset belongs to: behind the last character of a line that is the line, and not the one below it. */
function blockIndexAt({ text, blocks }: RecordDocument, offset: number): number {
  const at = lastBegunAt(blocks, offset);
  const block = blocks[at];
  const isBehindText = offset === text.length && block?.span.from === offset;
  return isBehindText ? at - 1 : at;
}

/** The spans of one block that hold an offset, without the block itself. */
function within(record: RecordDocument, block: Block, offset: number): Span[] {
  const { text, conventions } = record;
  switch (block.kind) {
    case 'heading':
      return [block.title, { from: block.title.from, to: trimSpan(text, block.span).to }];
    case 'agenda':
      return cellsAt(block, offset).map((span) => trimSpan(text, span));
    case 'paragraph':
    case 'bullet':
    case 'prose':
    case 'note': {
      const body = trimSpan(text, block.body);
      return [...sentencesAt(text, body, conventions.wording, offset), body];
    }
    case 'signature':
      return [block.titles, block.names].filter((span) => span !== undefined);
    case 'masthead':
    case 'rule':
    case 'footer':
    case 'artefact':
    case 'comment':
    case 'blank':
      return [];
  }
}

function cellsAt({ rows }: AgendaTable, offset: number): Span[] {
  const row = rows[lastBegunAt(rows, offset)];
  if (!row) return [];
  const cells = [row.number?.span, row.title, row.documents];
  return [...cells.filter((cell) => cell !== undefined && touches(cell, offset)), row.span].filter(
    (span) => span !== undefined,
  );
}

/** The sentence at an offset. A mark that closes a quotation behind the full stop belongs to what it closes. */
function sentencesAt(text: string, body: Span, wording: Wording, offset: number): Span[] {
  const { pairs, quotes } = wording.typography;
  const closing = new Set([...pairs, ...quotes].map(([, close]) => close));
  const starts = sentencesIn(text, body, wording).map(({ from }, index) => {
    let start = from;
    while (index > 0 && start < body.to && closing.has(text.charAt(start))) start++;
    return start;
  });
  const next = starts.findIndex((start) => start > offset);
  const to = next < 0 ? body.to : starts[next];
  const from = starts[(next < 0 ? starts.length : next) - 1];
  return from === undefined || to === undefined ? [] : [trimSpan(text, { from, to })];
}

/** A paragraph with its bullets; the lines of a masthead, comment, signature or footer that stand together. */
function groupOf(blocks: readonly Block[], at: number, { kind, span }: Block): Span {
  const isText = kind === 'paragraph' || kind === 'bullet';
  if (!isText && !LINES.has(kind)) return span;
  const further = isText ? 'bullet' : kind;
  let [first, last] = [at, at];
  while (blocks[first]?.kind === further && blocks[first - 1]?.kind === further) first--;
  if (kind === 'bullet' && blocks[first - 1]?.kind === 'paragraph') first--;
  while (blocks[last + 1]?.kind === further) last++;
  return { from: blocks[first]?.span.from ?? span.from, to: blocks[last]?.span.to ?? span.to };
}

/** What is a block a line, and means something together. */
const LINES: ReadonlySet<Block['kind']> = new Set(['masthead', 'comment', 'signature', 'footer']);

/** The section an offset lies in, without the signature and what else stands under the last one. */
function sectionAt(record: RecordDocument, offset: number): Span[] {
  for (const { heading, blocks } of sectionsOf(record)) {
    const end = blocks.findLast(
      ({ kind }) => kind === 'paragraph' || kind === 'bullet' || kind === 'note' || kind === 'prose',
    );
    const from = (heading ?? blocks[0])?.span.from;
    const to = (end ?? heading)?.span.to;
    if (from === undefined || to === undefined || offset < from || offset > to) continue;
    return [trimSpan(record.text, { from, to })];
  }
  return [];
}

/** Those of some spans that hold the one before them and more. */
function nested(spans: readonly Span[]): Span[] {
  const result: Span[] = [];
  for (const span of spans) {
    const last = result.at(-1);
    if (!last || (contains(span, last) && !contains(last, span))) result.push(span);
  }
  return result;
}
