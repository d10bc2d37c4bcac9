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
