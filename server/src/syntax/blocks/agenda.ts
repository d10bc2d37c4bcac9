import { asciiDigits } from '../../text/digits';
import type { Span } from '../../text/span';
import type { AgendaRow, AgendaTable, NumberMark } from '../record';
import { type Cell, cellsOf, isDocuments, rowNumber, rowSpan, startsCell, wordsOf } from './agenda-cells';
import { contentOf, isBlankLine, type Source, type SourceLine } from './source';

/**
 * The table of subjects and documents. Two ways of writing it are read: one cell a line, each line beginning with a
 * TAB, as an extraction gives it; and one row a line with a TAB between the cells, as a hand writes it.
 */

/** The table that begins at line `index`, and the line after it; `undefined` when none begins there. */
export function readAgenda(source: Source, index: number): { table: AgendaTable; next: number } | undefined {
  const header = readHeader(source, index);
  const first = source.lines.at(index);
  if (!first) return undefined;
  const bare = header ? undefined : readBareRows(source, index);
  if (!header && !bare && !beginsBareCells(source, index)) return undefined;
  const bodyFrom = header?.next ?? index;
  const inCells = startsCell(source, firstFilled(source, bodyFrom));
  const inRows = header?.oneLine && !inCells;
  const inLines = header && !header.oneLine && !inCells ? readCellLines(source, bodyFrom) : undefined;
  const body = bare ?? (inRows ? readRows(source, bodyFrom) : (inLines ?? readCells(source, bodyFrom)));
  const next = Math.max(body.next, header?.next ?? index);
  const last = source.lines.at(next - 1) ?? first;
  return {
    table: {
      kind: 'agenda',
      span: { from: first.from, to: last.next },
      header: header?.span,
      rows: body.rows,
    },
    next,
  };
}

function readHeader(
  source: Source,
  index: number,
): { span: Span; next: number; oneLine: boolean } | undefined {
  const { subject, documents } = source.conventions.wording.agenda;
  const line = source.lines.at(index);
  if (!line) return undefined;
  const content = contentOf(source, line);
  if (!subject.some((words) => content.includes(words))) return undefined;
  const cells = cellsOf(source, line);
  const [first, second] = cells.map((cell) => wordsOf(source, cell));
  if (!first || !subject.includes(first)) return undefined;
  if (second !== undefined) {
    if (!documents.includes(second)) return undefined;
    return { span: rowSpan(cells), next: index + 1, oneLine: true };
  }
  for (let at = index + 1; at < index + CELLS_LOOKED_AT; at++) {
    const following = source.lines.at(at);
    if (!following) return undefined;
    if (isBlankLine(source, following)) continue;
    const [below] = cellsOf(source, following);
    if (!below || !documents.includes(wordsOf(source, below))) return undefined;
    return { span: rowSpan([cells[0], below]), next: at + 1, oneLine: false };
  }
  return undefined;
}

/** How many lines are looked at to tell whether a table begins that lost its header. */
export const CELLS_LOOKED_AT = 6;

/** How far down a table of subjects is looked for when no numbered line comes before. */
export const OPENING_LINES = 80;

/**
 * A table that lost its header, one row a line: two rows or more lost their titles, too, and below, the number of the
 * first row or a lower one comes again.
 */
function readBareRows(source: Source, index: number): ReturnType<typeof readRows> | undefined {
  let bare = 0;
  let previous: number | undefined;
  for (let at = index; at < index + CELLS_LOOKED_AT; at++) {
    const line = source.lines.at(at);
    if (!line || isBlankLine(source, line)) continue;
    if (!line.mark || line.mark.separatedBy === 'blank') break;
    const [first, title] = cellsOf(source, line);
    const number = first && rowNumber(source.text, first, title)?.value[0];
    if (number === undefined || number !== (previous ?? number - 1) + 1) break;
    if (!title) bare++;
    previous = number;
  }
  if (bare < 2) return undefined;
  const body = readRows(source, index);
  const first = body.rows[0]?.number?.value[0];
  if (first === undefined || body.next > OPENING_LINES) return undefined;
  for (let at = body.next; at < body.next + CELLS_LOOKED_AT; at++) {
    const mark = source.lines.at(at)?.mark;
    if (mark) return mark.value.length === 1 && (mark.value[0] ?? 0) <= first ? body : undefined;
  }
  return undefined;
}

/** Whether lines that begin with a TAB, one of them a bare number, stand here: a table that lost its header. */
function beginsBareCells(source: Source, index: number): boolean {
  const line = source.lines.at(index);
  if (!line || !startsCell(source, line)) return false;
  const near: SourceLine[] = [];
  for (let at = index; at < Math.min(source.lines.length, index + CELLS_LOOKED_AT); at++) {
    const candidate = source.lines.at(at);
    if (candidate && startsCell(source, candidate)) near.push(candidate);
  }
  const isNumber = (line: SourceLine): boolean =>
    /^[0-9]{1,3}$/.test(
      cellsOf(source, line)
        .map((cell) => asciiDigits(wordsOf(source, cell)))
        .join(' '),
    );
  return near.length >= 2 && near.some(isNumber);
}

function firstFilled(source: Source, from: number): SourceLine | undefined {
  for (let at = from; at < source.lines.length; at++) {
    const line = source.lines.at(at);
    if (line && !isBlankLine(source, line)) return line;
  }
  return undefined;
}

/**
 * One row a line; a cell may go on in the next: documents where nothing else stands, a title where documents follow. The first heading ends the table: its number
 * begins anew, its first paragraph follows or, behind a blank line or out of order, it has no cell of documents.
 */
function readRows(source: Source, from: number): { rows: AgendaRow[]; next: number } {
  const rows: AgendaRow[] = [];
  let next = from;
  for (let at = from; at < source.lines.length; at++) {
    const line = source.lines.at(at);
    if (!line) break;
    if (isBlankLine(source, line)) continue;
    const [first, title, documents] = cellsOf(source, line);
    const number = first && rowNumber(source.text, first, title);
    const last = rows.at(-1);
    if (last && first && !title && !number && at === next && isDocuments(source, wordsOf(source, first))) {
      const cell = { from: last.documents?.from ?? first.from, to: line.tail };
      rows[rows.length - 1] = { ...last, span: { from: last.span.from, to: line.tail }, documents: cell };
      next = at + 1;
      continue;
    }
    if (last && first && title && !number && !last.documents && at === next && last.title) {
      if (documents || !isDocuments(source, wordsOf(source, title))) break;
      const wrapped = { from: last.title.from, to: first.to };
      const row = { from: last.span.from, to: line.tail };
      rows[rows.length - 1] = { ...last, span: row, title: wrapped, documents: title };
      next = at + 1;
      continue;
    }
    if (!number) break;
    const value = number.value[0] ?? 0;
    if (!documents && isFirstParagraph(firstFilled(source, at + 1), value)) break;
    const before = rows.at(-1)?.number?.value[0] ?? 0;
    const isApart = at > next && rows.length > 0;
    if (isApart && value === rows[0]?.number?.value[0]) break;
    if (!documents && (isApart || value <= before)) break;
    rows.push({ span: { from: line.head, to: line.tail }, number, title, documents });
    next = at + 1;
  }
  return { rows, next };
}

/** Whether a line is the first paragraph under a heading: its number is N.1. */
function isFirstParagraph(line: SourceLine | undefined, heading: number): boolean {
  const value = line?.mark?.value;
  return value?.length === 2 && value[0] === heading && value[1] === 1;
}

/**
 * One cell a line, and no TAB before it: 1, 2, 3 …, below each a title and perhaps its documents. Anything else in their
 * midst shows that this is no table; what ends it is the first line with a number and text.
 */
function readCellLines(source: Source, from: number): { rows: AgendaRow[]; next: number } | undefined {
  const rows: AgendaRow[] = [];
  let next = from;
  for (let at = from; at < source.lines.length; at++) {
    const line = source.lines.at(at);
    if (!line || isBlankLine(source, line)) continue;
    const cell = { from: line.head, to: line.tail };
    const number = rowNumber(source.text, cell, undefined);
    const last = rows.at(-1);
    if (number) {
      if (last && (!last.title || number.value[0] !== (last.number?.value[0] ?? 0) + 1)) return undefined;
      rows.push({ span: cell, number, title: undefined, documents: undefined });
    } else if (last && !last.title) {
      rows[rows.length - 1] = { ...last, span: { from: last.span.from, to: cell.to }, title: cell };
    } else if (last && isDocuments(source, wordsOf(source, cell))) {
      const documents = { from: last.documents?.from ?? cell.from, to: cell.to };
      rows[rows.length - 1] = { ...last, span: { from: last.span.from, to: cell.to }, documents };
    } else {
      return last && beginsText(line, rows[0]) ? { rows, next } : undefined;
    }
    next = at + 1;
  }
  return undefined;
}

/** Whether a line begins the minutes below a table: it has a number and a TAB, or the number of the first row. */
function beginsText({ mark }: SourceLine, first: AgendaRow | undefined): boolean {
  if (!mark) return false;
  return mark.separatedBy === 'tab' || (mark.value.length === 1 && mark.value[0] === first?.number?.value[0]);
}

/** One cell a line. A cell that is a bare number begins a row; a cell of document symbols is its documents. */
function readCells(source: Source, from: number): { rows: AgendaRow[]; next: number } {
  const rows: { number: NumberMark | undefined; title: Cell | undefined; documents: Cell | undefined }[] = [];
  let next = from;
  for (let at = from; at < source.lines.length; at++) {
    const line = source.lines.at(at);
    if (!line) break;
    if (isBlankLine(source, line)) continue;
    if (!startsCell(source, line)) break;
    next = at + 1;
    for (const cell of cellsOf(source, line)) {
      const text = source.text.slice(cell.from, cell.to);
      const row = rows.at(-1);
      const number = rowNumber(source.text, cell, undefined);
      if (number) {
        rows.push({ number, title: undefined, documents: undefined });
      } else if (row && isDocuments(source, text)) {
        row.documents = cell;
      } else if (row && !row.title) {
        row.title = cell;
      } else if (!row) {
        rows.push({ number: undefined, title: cell, documents: undefined });
      }
    }
  }
  return {
    rows: rows.map(({ number, title, documents }) => {
      return { span: rowSpan([number?.span, title, documents]), number, title, documents };
    }),
    next,
  };
}
