import type { Span } from '../../src/text/span';
import type { Context } from './context';
import { isUnseen, shown } from './visible';
import { widthOfText } from './width';

/** A line of a text as a terminal shows it, and a second line that marks the fault in it. */
export interface Excerpt {
  readonly line: string;
  /** Blanks and `^`; empty where a mark would not stand under the fault. */
  readonly marker: string;
}

/** Right-to-left letters. A terminal may turn their order around, or not: nobody knows where a mark would stand. */
const RIGHT_TO_LEFT = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;

/** A character with the marks that are drawn on it. */
interface Cell {
  /** Offset in the text. */
  readonly from: number;
  readonly text: string;
  readonly width: number;
  readonly inFault: boolean;
}

/**
 * The line that a fault stands in, cut to `columns` cells around it. A fault that goes over several lines is shown as
 * far as its first line goes.
 */
export function excerpt({ text, fault, cutBefore, cutAfter }: Context, columns: number): Excerpt {
  const cells = cellsOf(text, fault);
  const at = indexOr(
    cells.findIndex((cell) => cell.inFault || cell.from >= fault.from),
    cells.length,
  );
  const end = indexOr(
    cells.findIndex((cell, index) => index >= at && !cell.inFault),
    cells.length,
  );
  const shownCells = windowAround(cells, at, end, columns - 2);
  const before = cutBefore || shownCells.from > 0 ? '…' : '';
  const after = cutAfter || shownCells.to < cells.length ? '…' : '';
  const part = (start: number, stop: number): string =>
    cells
      .slice(Math.max(start, shownCells.from), Math.min(stop, shownCells.to))
      .map((cell) => cell.text)
      .join('');
  const whole = part(0, cells.length);
  if (RIGHT_TO_LEFT.test(whole)) return { line: `“${part(at, end)}”`, marker: '' };
  return {
    line: before + whole + after,
    marker:
      ' '.repeat(widthOfText(before + part(0, at))) + '^'.repeat(Math.max(1, widthOfText(part(at, end)))),
  };
}

function cellsOf(text: string, fault: Span): Cell[] {
  const cells: Cell[] = [];
  let at = 0;
  while (at < text.length) {
    const character = String.fromCodePoint(text.codePointAt(at) ?? 0);
    const next = at + character.length;
    const inFault = at < fault.to && next > fault.from;
    const last = cells.at(-1);
    const drawn = drawnAs(character, inFault);
    if (drawn !== '' && widthOfText(drawn) === 0 && last)
      cells[cells.length - 1] = { ...last, text: last.text + drawn, inFault: last.inFault || inFault };
    else if (drawn !== '') cells.push({ from: at, text: drawn, width: widthOfText(drawn), inFault });
    at = next;
  }
  return cells;
}

/**
 * A character as it is shown. A TAB takes two cells, and is seen where it is part of the fault; so is a blank that
 * is not the ordinary one.
 */
function drawnAs(character: string, inFault: boolean): string {
  if (character === '\t') return inFault ? '⇥ ' : '  ';
  if (isUnseen(character)) return shown(character);
  if (inFault && character !== ' ' && /^[\p{Zs}\u2011\u200c\u200d]$/u.test(character))
    return shown(character);
  return character;
}

function indexOr(index: number, otherwise: number): number {
  return index < 0 ? otherwise : index;
}

/** The cells from `at` to `end` and as many around them as there is room for, twice as many before as behind. */
function windowAround(cells: readonly Cell[], at: number, end: number, room: number): Span {
  let from = at;
  let to = at;
  let used = 0;
  const take = (index: number, limit: number): boolean => {
    const width = cells[index]?.width ?? Number.POSITIVE_INFINITY;
    if (used + width > limit) return false;
    used += width;
    return true;
  };
  while (to < end && take(to, room)) to++;
  const half = used + Math.floor(((room - used) * 2) / 3);
  while (take(from - 1, half)) from--;
  while (take(to, room)) to++;
  while (take(from - 1, room)) from--;
  return { from, to };
}
