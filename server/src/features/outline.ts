import { mastheadOf } from '../syntax/masthead';
import type { AgendaRow, AgendaTable, Block, Paragraph, RecordDocument } from '../syntax/record';
import { numberShown, numberText, type Section, sectionsOf } from '../syntax/sections';
import { type Span, slice, trimSpan } from '../text/span';

/**
 * The features layer: what an editor shows of a record, as offsets and plain data. It knows records, the workspace
 * and rules; it does not know the protocol, and says nothing in words of its own. Features do not know one another.
 */

/** An entry of the outline. What its name says is the record's own text. */
export interface OutlineItem {
  readonly kind: 'masthead' | 'agenda' | 'row' | 'heading' | 'paragraph' | 'note' | 'signature';
  /** Its number and its title or first words; empty for a table that lost its header. */
  readonly name: string;
  /** The documents of a heading or of a row. */
  readonly detail: string | undefined;
  readonly span: Span;
  /** What is selected when one goes there; lies within `span`. */
  readonly selection: Span;
  readonly children: readonly OutlineItem[];
}

/** The outline: masthead, agenda table with its rows, headings with their paragraphs, signature. */
export function outlineOf(record: RecordDocument): OutlineItem[] {
  const items: OutlineItem[] = [];
  const masthead = mastheadItem(record);
  if (masthead) items.push(masthead);
  for (const block of record.blocks) if (block.kind === 'agenda') items.push(agendaItem(record, block));
  for (const section of sectionsOf(record)) items.push(...sectionItems(record, section));
  return items.sort((a, b) => a.span.from - b.span.from);
}

function mastheadItem(record: RecordDocument): OutlineItem | undefined {
  const blocks = record.blocks.filter(({ kind }) => kind === 'masthead');
  const [first] = blocks;
  const last = blocks.at(-1);
  if (!first || !last) return undefined;
  const span = trimSpan(record.text, { from: first.span.from, to: last.span.to });
  const { symbol, title } = mastheadOf(record);
  const selection = title ?? symbol?.span ?? firstLine(record.text, span);
  return item('masthead', words(record.text, selection), symbol?.text, span, selection);
}

function agendaItem(record: RecordDocument, table: AgendaTable): OutlineItem {
  const span = trimSpan(record.text, table.span);
  const selection = table.header ?? firstLine(record.text, span);
  const name = table.header ? words(record.text, table.header) : '';
  const rows = table.rows.map((row) => rowItem(record, row));
  return { ...item('agenda', name, undefined, span, selection), children: rows };
}

function rowItem({ text }: RecordDocument, row: AgendaRow): OutlineItem {
  const span = trimSpan(text, row.span);
  const parts = [row.number?.span, row.title].filter((part) => part !== undefined);
  const name = parts.map((part) => words(text, part)).join(' ');
  const selection = row.title ?? row.number?.span ?? span;
  return item('row', name, row.documents && words(text, row.documents), span, selection);
}

function* sectionItems(record: RecordDocument, { heading, blocks }: Section): Generator<OutlineItem> {
  const { text } = record;
  const children = [...blockItems(record, blocks)];
  const signatures = children.filter(({ kind }) => kind === 'signature');
  const others = children.filter(({ kind }) => kind !== 'signature');
  if (!heading) {
    yield* children;
    return;
  }
  const title = words(text, heading.title);
  const name = `${numberText(heading.number.value)} ${title}`.trim();
  const end = Math.max(heading.span.to, ...others.map(({ span }) => span.to));
  const span = trimSpan(text, { from: heading.number.span.from, to: end });
  const selection = trimSpan(text, { from: heading.number.span.from, to: heading.title.to });
  const detail = heading.documents && words(text, heading.documents);
  yield { ...item('heading', name, detail, span, selection), children: others };
  yield* signatures;
}

/** A paragraph reaches down over the bullets and the text without number that belong to it. */
function* blockItems(record: RecordDocument, blocks: readonly Block[]): Generator<OutlineItem> {
  for (const [at, block] of blocks.entries()) {
    switch (block.kind) {
      case 'paragraph':
        yield paragraphItem(record, block, endOfParagraph(block, blocks, at));
        break;
      case 'note':
        yield lineItem(record, 'note', block.body);
        break;
      case 'signature':
        yield lineItem(record, 'signature', trimSpan(record.text, block.span));
        break;
      case 'agenda':
      case 'artefact':
      case 'blank':
      case 'bullet':
      case 'comment':
      case 'footer':
      case 'heading':
      case 'masthead':
      case 'prose':
      case 'rule':
        break;
    }
  }
}

function endOfParagraph(paragraph: Paragraph, blocks: readonly Block[], at: number): number {
  let end = paragraph.span.to;
  for (let next = at + 1; next < blocks.length; next++) {
    const block = blocks[next];
    if (block?.kind === 'bullet' || block?.kind === 'prose') end = block.span.to;
    else if (block?.kind !== 'blank') break;
  }
  return end;
}

function paragraphItem(record: RecordDocument, { number, body }: Paragraph, end: number): OutlineItem {
  const name = `${numberShown(record, number.value)} ${words(record.text, body)}`.trim();
  const span = trimSpan(record.text, { from: number.span.from, to: end });
  return item('paragraph', name, undefined, span, number.span);
}

function lineItem({ text }: RecordDocument, kind: 'note' | 'signature', span: Span): OutlineItem {
  return item(kind, words(text, span), undefined, span, firstLine(text, span));
}

function item(
  kind: OutlineItem['kind'],
  name: string,
  detail: string | undefined,
  span: Span,
  selection: Span,
): OutlineItem {
  return { kind, name, detail, span, selection, children: [] };
}

/** The longest name, counted so that a Chinese character takes the room of two letters. */
const WIDTH = 72;

/** A line end within a text that puts no blanks between its words. */
const BROKEN = /(?<=[\u3400-\u9fff])[\r\n]+(?=[\u3400-\u9fff])/g;

/** The first words of a stretch on one line, for a list that has little room. */
function words(text: string, inside: Span): string {
  const line = slice(text, inside).slice(0, 400).replace(BROKEN, '').replace(/\s+/gu, ' ').trim();
  let width = 0;
  let at = 0;
  for (const character of line) {
    width += character > '\u2e7f' ? 2 : 1;
    if (width > WIDTH) return `${line.slice(0, at).trimEnd()}…`;
    at += character.length;
  }
  return line;
}

function firstLine(text: string, inside: Span): Span {
  const end = slice(text, inside).search(/[\n\r]/);
  return end < 0 ? inside : trimSpan(text, { from: inside.from, to: inside.from + end });
}
