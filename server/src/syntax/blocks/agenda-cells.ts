import { asciiDigits } from '../../text/digits';
import { withoutMarks } from '../../text/direction';
import { countUntil } from '../../text/list';
import { type Span, trimSpan } from '../../text/span';
import type { NumberMark } from '../record';
import type { Source, SourceLine } from './source';

/** The cells of the table of subjects: what stands between TABs, without what an extraction left before it. */

/** A cell: where its text stands, in UTF-16 offsets. */
export type Cell = Span;

/** What parts the cells of a line: a TAB, a vertical bar or a spaced slash. */
const SEPARATOR = /\t|\s[/|](?:\s|$)/g;

/** The cells of a line, without the blanks and artefacts before them. */
export function cellsOf(source: Source, { head, tail }: SourceLine): Cell[] {
  const { text } = source;
  const cells: Cell[] = [];
  const push = (from: number, to: number): void => {
    const cell = behindArtefacts(source, trimSpan(text, { from, to }));
    if (cell.from < cell.to) cells.push(cell);
  };
  const content = text.slice(0, tail);
  let from = head;
  SEPARATOR.lastIndex = head;
  for (let found = SEPARATOR.exec(content); found; found = SEPARATOR.exec(content)) {
    push(from, found.index);
    from = SEPARATOR.lastIndex;
  }
  push(from, tail);
  return cells;
}

/** What a cell says behind the artefacts at its beginning (RECORDS.md §1.2). */
function behindArtefacts({ text, artefacts }: Source, cell: Cell): Cell {
  let said = cell;
  for (let at = countUntil(artefacts, ({ from }) => from >= cell.from); ; at++) {
    const artefact = artefacts.at(at);
    if (artefact?.from !== said.from || artefact.to > said.to) return said;
    said = trimSpan(text, { from: artefact.to, to: said.to });
  }
}

/** What a cell says, without marks of direction and blanks around it. */
export function wordsOf({ text }: Source, cell: Cell): string {
  return withoutMarks(text.slice(cell.from, cell.to)).trim();
}

export function startsCell(source: Source, line: SourceLine | undefined): boolean {
  return line !== undefined && source.text.charCodeAt(line.head) === 9 && line.head < line.tail;
}

/** The number of a row, which a cell of nothing but digits is. `following` is the cell behind it. */
export function rowNumber(text: string, cell: Cell, following: Cell | undefined): NumberMark | undefined {
  const written = asciiDigits(withoutMarks(text.slice(cell.from, cell.to)));
  if (!/^[0-9]{1,3}$/.test(written)) return undefined;
  const span = { from: cell.from, to: cell.to };
  return { span, value: [Number(written)], separator: { from: cell.to, to: following?.from ?? cell.to } };
}

export function isDocuments(source: Source, text: string): boolean {
  if (source.conventions.wording.agenda.none.includes(withoutMarks(text))) return true;
  return source.conventions.documents.at(text, 0, text.length) !== undefined;
}

export function rowSpan(cells: readonly (Span | undefined)[]): Span {
  let from = Number.POSITIVE_INFINITY;
  let to = 0;
  for (const cell of cells) {
    if (!cell) continue;
    from = Math.min(from, cell.from);
    to = Math.max(to, cell.to);
  }
  return { from, to };
}
