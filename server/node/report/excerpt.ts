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

/** A text as cells, each a character with the marks that are drawn on it. */
interface Cells {
  readonly count: number;
  /** Those of the fault are from `at` to, and without, `end`. */
  readonly at: number;
  readonly end: number;
  readonly widthOf: (cell: number) => number;
  readonly text: (from: number, to: number) => string;
}

/**
 * The line that a fault stands in, cut to `columns` cells around it. A fault that goes over several lines is shown as
 * far as its first line goes.
 */
export function excerpt({ text, fault, cutBefore, cutAfter }: Context, columns: number): Excerpt {
  const cells = isPlain(text, fault) ? plainCells(text, fault) : mixedCells(text, fault);
  const { count, at, end } = cells;
  const { from, to } = windowAround(cells, columns - 2);
  const before = cutBefore || from > 0 ? '…' : '';
  const after = cutAfter || to < count ? '…' : '';
  const faulty = cells.text(Math.max(at, from), Math.min(end, to));
  const whole = cells.text(from, to);
  if (RIGHT_TO_LEFT.test(whole)) return { line: `“${faulty}”`, marker: '' };
  const indent = widthOfText(before + cells.text(from, Math.min(at, to)));
  return {
    line: before + whole + after,
    marker: ' '.repeat(indent) + '^'.repeat(Math.max(1, widthOfText(faulty))),
  };
}

/** What most lines are made of: characters that are one cell each, or two, and TABs. */
const PLAIN =
  /^[\t\x20-\x7e\u2013\u2014\u2018\u2019\u201c\u201d\u2026\u3001-\u3011\u4e00-\u9fff\uff01-\uff5e]*$/;

/** Whether every character is drawn as it stands. A TAB of the fault is shown. */
function isPlain(text: string, fault: Span): boolean {
  return PLAIN.test(text) && !text.slice(fault.from, fault.to).includes('\t');
}

function plainCells(text: string, fault: Span): Cells {
  const at = Math.min(fault.from, text.length);
  return {
    count: text.length,
    at,
    end: Math.min(Math.max(at, fault.to), text.length),
    widthOf: (cell) => (text.charCodeAt(cell) >= 0x3000 || text.charCodeAt(cell) === 9 ? 2 : 1),
    text: (from, to) => text.slice(from, to).replaceAll('\t', '  '),
  };
}

function mixedCells(text: string, fault: Span): Cells {
  const starts: number[] = [];
  const texts: string[] = [];
  const widths: number[] = [];
  const faulty: boolean[] = [];
  for (let from = 0; from < text.length; ) {
    const character = String.fromCodePoint(text.codePointAt(from) ?? 0);
    const next = from + character.length;
    const inFault = from < fault.to && next > fault.from;
    const drawn = drawnAs(character, inFault);
    const width = widthOfText(drawn);
    const last = texts.length - 1;
    if (drawn !== '' && width === 0 && last >= 0) {
      texts[last] += drawn;
      faulty[last] ||= inFault;
    } else if (drawn !== '') {
      starts.push(from);
      texts.push(drawn);
      widths.push(width);
      faulty.push(inFault);
    }
    from = next;
  }
  const count = texts.length;
  const at = indexOr(
    starts.findIndex((from, cell) => faulty[cell] === true || from >= fault.from),
    count,
  );
  return {
    count,
    at,
    end: indexOr(
      faulty.findIndex((isFaulty, cell) => cell >= at && !isFaulty),
      count,
    ),
    widthOf: (cell) => widths[cell] ?? 0,
    text: (from, to) => texts.slice(from, to).join(''),
  };
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

/** The cells of the fault and as many around them as there is room for, twice as many before as behind. */
function windowAround({ count, at, end, widthOf }: Cells, room: number): Span {
  let from = at;
  let to = at;
  let used = 0;
  const take = (cell: number, limit: number): boolean => {
    if (cell < 0 || cell >= count || used + widthOf(cell) > limit) return false;
    used += widthOf(cell);
    return true;
  };
  while (to < end && take(to, room)) to++;
  const half = used + Math.floor(((room - used) * 2) / 3);
  while (take(from - 1, half)) from--;
  while (take(to, room)) to++;
  while (take(from - 1, room)) from--;
  return { from, to };
}
