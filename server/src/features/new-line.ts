import {
  type Count,
  countAbove,
  countOf,
  goesOn,
  numbersOf,
  recount,
  recountEdits,
} from '../analysis/recount';
import { readMark } from '../syntax/blocks/number-mark';
import type { Heading, Paragraph, RecordDocument } from '../syntax/record';
import { numberAtHead } from '../syntax/sections';
import type { Edit } from '../text/edits';
import { lineSpanAt } from '../text/lines';
import { isBlank, lastBegunAt, type Span } from '../text/span';

/** Whether something may name one of the numbers, so that they are not changed without being looked at. */
export type IsNamed = (record: RecordDocument, numbers: ReadonlySet<string>) => boolean;

/**
 * The edits that give a line its number when it was just begun: `offset` stands behind the new line end, perhaps behind
 * blanks that an editor put there. Behind a paragraph the next begins; in the middle of one it is cut in two; a numbered
 * line without text loses its number, and the line end goes with it. The numbers below follow when nothing names them.
 * What was broken is told from the text as it was before: `read` reads that.
 */
export function newLineEdits(
  text: string,
  offset: number,
  read: (text: string) => RecordDocument,
  isNamed: IsNamed,
): Edit[] {
  const line = lineSpanAt(text, offset);
  if (line.from === 0 || text.slice(line.from, offset).trim() !== '') return [];
  const lineEnd = { from: startOfLineEnd(text, line.from), to: line.from };
  const record = read(text.slice(0, lineEnd.from) + text.slice(offset));
  const at = lineEnd.from;
  const block = record.blocks[lastBegunAt(record.blocks, at)];
  if (block?.kind !== 'heading' && block?.kind !== 'paragraph') return [];
  const count = countOf(record, block);
  if (!count || at < block.number.separator.to) return [];

  const added = offset - lineEnd.from;
  if (isEmpty(block)) {
    const gone = { span: { from: block.number.span.from, to: offset }, text: '' };
    const above = countAbove(record, block);
    const now = above && goesOn(block, count, above) ? above : count;
    return [gone, ...following(record, at, count, now, isNamed, added)];
  }
  if (!mayBegin(record, block, at)) return [];
  const rest = blanksFrom(text, offset);
  if (readMark(text, rest.to, lineSpanAt(text, rest.to).to)?.separatedBy === 'tab') return [];
  const next = { section: count.section, paragraph: count.paragraph + 1 };
  const begun = {
    span: { from: line.from, to: rest.to },
    text: `${numberAtHead(record, numbersOf(next))}\t`,
  };
  const left = blanksBefore(text, lineEnd.from);
  const cut = left.from < left.to ? [{ span: left, text: '' }] : [];
  return [...cut, begun, ...following(record, at, count, next, isNamed, added)];
}

function startOfLineEnd(text: string, lineStart: number): number {
  return text.slice(lineStart - 2, lineStart) === '\r\n' ? lineStart - 2 : lineStart - 1;
}

function isEmpty(block: Heading | Paragraph): boolean {
  const { from, to } = block.kind === 'heading' ? block.title : block.body;
  return from >= to && !(block.kind === 'heading' && block.documents);
}

/** Whether a paragraph may begin at a place: not inside a heading, not behind a colon, which announces a list. */
function mayBegin(
  { text, blocks, conventions }: RecordDocument,
  block: Heading | Paragraph,
  at: number,
): boolean {
  if (block.kind === 'heading') return at >= (block.documents ?? block.title).to;
  const before = text.slice(block.body.from, at).trimEnd();
  if (conventions.wording.signature.colons.some((colon) => before.endsWith(colon))) return false;
  // The list below belongs to this paragraph: what is written between is no new one.
  return at < block.body.to || blocks[blocks.indexOf(block) + 1]?.kind !== 'bullet';
}

/** The edits of the numbers below, in places of the text that holds the new line end; none when one of them is named. */
function following(
  record: RecordDocument,
  at: number,
  before: Count,
  now: Count,
  isNamed: IsNamed,
  added: number,
): Edit[] {
  const recounted = recount(record, at, before, now);
  if (recounted.length === 0 || isNamed(record, new Set(recounted.map(({ from }) => from)))) return [];
  return recountEdits(record, recounted).map(({ span, text }) => ({
    span: { from: span.from + added, to: span.to + added },
    text,
  }));
}

function blanksFrom(text: string, from: number): Span {
  const end = lineSpanAt(text, from).to;
  let to = from;
  while (to < end && isBlank(text.charCodeAt(to))) to++;
  return { from, to };
}

function blanksBefore(text: string, to: number): Span {
  const start = lineSpanAt(text, to).from;
  let from = to;
  while (from > start && text.charCodeAt(from - 1) !== 9 && isBlank(text.charCodeAt(from - 1))) from--;
  return { from, to };
}
