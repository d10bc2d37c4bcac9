import { byBlock } from '../syntax/by-block';
import type { RecordDocument } from '../syntax/record';
import { textOf } from '../syntax/references';
import { isDirectionMark } from '../text/direction';
import type { Span } from '../text/span';

/**
 * Quotation marks that look alike on either side, `"`. What stands beside one tells whether it opens or closes; where that
 * does not tell, nothing is said of the paragraph.
 */

const MARK = '"';

/** What a mark does: it opens, also at the beginning of a stretch, where a quotation may go on; it closes; it cannot be told. */
type Way = 'o' | 'b' | 'c' | 'd' | '?';

/** The marks of each block in order, by what they do. */
export const straightQuotes = byBlock((record, block): string => {
  let ways = '';
  for (const span of textOf(block)) for (const { way } of marksIn(record, span)) ways += way;
  return block.kind === 'prose' ? `+${ways}` : ways;
});

/** A mark without its other half. */
export interface StraightFault {
  readonly at: number;
  readonly fault: 'unclosed' | 'unopened';
}

/** The marks that lack the other half, in order. A quotation that closes in a later paragraph is one over several. */
export function straightFaultsIn(record: RecordDocument): readonly StraightFault[] {
  const ways = straightQuotes(record);
  if (ways.every((way) => BALANCED.test(way))) return [];
  const faults: (StraightFault | undefined)[] = [];
  for (let index = 0; index < ways.length; ) {
    let end = index + 1;
    while (ways[end]?.startsWith('+')) end++;
    if (!ways.slice(index, end).every((way) => BALANCED.test(way)))
      faults.push(...faultsOf(record, index, end, ways.slice(index, end).join('').includes('?')));
    index = end;
  }
  return faults.filter((fault, place): fault is StraightFault => {
    if (!fault) return false;
    const other = faults[place + (fault.fault === 'unclosed' ? 1 : -1)];
    return other === undefined ? !isBeside(faults, place) : other.fault === fault.fault;
  });
}

/** Each quotation opens and closes. */
const BALANCED = /^\+?(?:[ob][cd])*$/;

/** Whether a paragraph of which nothing can be told stands on the side where the other half would be. */
function isBeside(faults: readonly (StraightFault | undefined)[], place: number): boolean {
  const side = faults[place]?.fault === 'unclosed' ? place + 1 : place - 1;
  return side >= 0 && side < faults.length;
}

/** The faults of a paragraph with what goes on with it; `undefined` where they cannot be told. */
function faultsOf(
  record: RecordDocument,
  from: number,
  to: number,
  isUnclear: boolean,
): readonly (StraightFault | undefined)[] {
  if (isUnclear) return [undefined];
  const faults: StraightFault[] = [];
  let open: number | undefined;
  for (let index = from; index < to; index++) {
    const block = record.lists.blocks.at(index);
    for (const span of block ? textOf(block) : [])
      for (const { at, way } of marksIn(record, span)) {
        if (way === 'o' || way === 'b') {
          if (open !== undefined && way === 'o') faults.push({ at: open, fault: 'unclosed' });
          open = at;
        } else if (open !== undefined) open = undefined;
        // `19"` is a measure.
        else if (way === 'c') faults.push({ at, fault: 'unopened' });
      }
  }
  if (open !== undefined) faults.push({ at: open, fault: 'unclosed' });
  return faults;
}

const OPENS = /[\s([{/«“'’\p{Pd}]/u;
const CLOSES = /[\s.,;:!?…)\]}/»”'’،؛؟\p{Pd}]/u;

function* marksIn(
  { text, conventions }: RecordDocument,
  { from, to }: Span,
): Generator<{ readonly at: number; readonly way: Way }> {
  for (let at = text.indexOf(MARK, from); at >= 0 && at < to; at = text.indexOf(MARK, at + 1)) {
    let left = at - 1;
    while (left >= from && isDirectionMark(text.charCodeAt(left))) left--;
    let right = at + 1;
    while (right < to && isDirectionMark(text.charCodeAt(right))) right++;
    const before = left >= from ? text.charAt(left) : ' ';
    const behind = right < to ? text.charAt(right) : ' ';
    const isPrefixed =
      conventions.wording.prefixes.includes(before) && (left === from || OPENS.test(text.charAt(left - 1)));
    const opens = (OPENS.test(before) || isPrefixed) && !/\s/.test(behind);
    const closes = CLOSES.test(behind) && !/\s/.test(before) && !isPrefixed;
    if (opens === closes) yield { at, way: '?' };
    else if (opens) yield { at, way: left < from ? 'b' : 'o' };
    else yield { at, way: /[0-9]/.test(before) ? 'd' : 'c' };
  }
}
