import type { LinesBeside } from '../../server/src/lsp/versions-protocol';

/** Where two texts stand beside one another, by the lines at which their parts begin. Nothing here knows an editor. */

/** A place in a text: its line, and how much of that has gone by, from 0 up to 1. */
export type Place = number;

/** How many lines two texts have. */
export interface Lengths {
  readonly here: number;
  readonly there: number;
}

/**
 * The place in the other text that corresponds to one here: the same part, as far into it. Between two parts that both
 * have, what one of them has alone counts as one.
 */
export function placeBeside({ lines }: LinesBeside, { here, there }: Lengths, place: Place): Place {
  let [from, fromOther] = [0, 0];
  for (const [to, toOther] of [...lines, [here, there] as const]) {
    if (to > place) return fromOther + ((place - from) / (to - from)) * (toOther - fromOther);
    [from, fromOther] = [to, toOther];
  }
  return fromOther;
}

/** The line in the other text at which the part begins that a line belongs to; nothing where the other has no such part. */
export function lineBeside({ lines, alone }: LinesBeside, line: number): number | undefined {
  const paired = lines.findLast(([here]) => here <= line);
  const lonely = alone.findLast((here) => here <= line);
  return paired && (lonely === undefined || lonely < paired[0]) ? paired[1] : undefined;
}

/** How long each line of a text is, and how many characters go into a row of what is drawn of it. */
export interface Drawn {
  readonly lengthOf: (line: number) => number;
  readonly lines: number;
  readonly width: number;
}

/** The place that is so many rows below another, where long lines are drawn as several. */
export function placeBelow(drawn: Drawn, place: Place, rows: number): Place {
  const { lengthOf, lines, width } = drawn;
  let line = Math.min(Math.floor(place), lines - 1);
  let row = Math.floor((place - line) * rowsOf(lengthOf(line), width)) + rows;
  while (line < lines - 1 && row >= rowsOf(lengthOf(line), width)) row -= rowsOf(lengthOf(line++), width);
  return line + Math.min(row / rowsOf(lengthOf(line), width), 0.999);
}

/** The rows from one place to another below it. */
export function rowsBetween({ lengthOf, width }: Drawn, from: Place, to: Place): number {
  const rowAt = (place: Place): number => (place % 1) * rowsOf(lengthOf(Math.floor(place)), width);
  let rows = rowAt(to) - rowAt(from);
  for (let line = Math.floor(from); line < Math.floor(to); line++) rows += rowsOf(lengthOf(line), width);
  return rows;
}

/** How many characters a row must hold for two places to be so many rows apart; nothing where no width fits. */
export function widthBetween(drawn: Drawn, from: Place, to: Place, rows: number): number | undefined {
  let low = LEAST_WIDTH;
  let high = MOST_WIDTH;
  if (rowsBetween({ ...drawn, width: high }, from, to) > rows + 1) return undefined;
  while (low < high) {
    const width = (low + high) >>> 1;
    if (rowsBetween({ ...drawn, width }, from, to) <= rows + 0.5) high = width;
    else low = width + 1;
  }
  return low;
}

const LEAST_WIDTH = 8;
const MOST_WIDTH = 1000;

function rowsOf(length: number, width: number): number {
  return Math.max(1, Math.ceil(length / width));
}
