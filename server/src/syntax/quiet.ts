import type { Wording } from '../profile/wording';
import { type Span, span } from '../text/span';

/**
 * What a record says in another's words: web addresses and quotations. References are not looked for in them
 * (RECORDS.md §1c, T-9), though they are text of the record in every other way.
 */

/** An address ends before a blank, a bracket or a mark of another script, and before the stop of a sentence. */
const ADDRESS =
  /https?:\/\/[^\s\u060c\u061b\u061c\u061f\u200e\u200f\u202a-\u202e\u2066-\u2069。，、；：！？（）“”«»《》「」<>"]{1,2000}/g;

/** The addresses and the quotations of a stretch of text. */
export function quietIn(text: string, within: Span, wording: Wording): readonly Span[] {
  const addresses = addressesIn(text, within);
  const quotations = quotationsIn(text, within, wording);
  return addresses.length === 0 ? quotations : [...addresses, ...quotations];
}

/** The web addresses of a stretch of text. `https://…pdf。` ends before the stop. */
export function addressesIn(text: string, within: Span): readonly Span[] {
  const stretch = text.slice(within.from, within.to);
  if (!stretch.includes('://')) return NONE;
  const found: Span[] = [];
  for (const match of stretch.matchAll(ADDRESS)) {
    const address = match[0].replace(/[.,;:!?)\]]{1,8}$/, '');
    found.push(span(within.from + match.index, within.from + match.index + address.length));
  }
  return found;
}

/** The quotations of a stretch of text, marks included. One that is not closed within it is none. */
export function quotationsIn(text: string, within: Span, wording: Wording): readonly Span[] {
  let found: Span[] | undefined;
  const stretch = text.slice(within.from, within.to);
  for (const [open, close] of wording.typography.quotes) {
    for (let from = stretch.indexOf(open); from >= 0; ) {
      const end = stretch.indexOf(close, from + open.length);
      if (end < 0) break;
      found ??= [];
      found.push(span(within.from + from, within.from + end + close.length));
      from = stretch.indexOf(open, end + close.length);
    }
  }
  return found ?? NONE;
}

const NONE: readonly Span[] = [];

/** The stretches of `within` that lie in none of `quiet`. */
export function loudParts(within: Span, quiet: readonly Span[]): readonly Span[] {
  if (quiet.length === 0) return within.from < within.to ? [within] : [];
  const parts: Span[] = [];
  let from = within.from;
  for (const { from: start, to } of [...quiet].sort((a, b) => a.from - b.from)) {
    if (start > from) parts.push(span(from, start));
    from = Math.max(from, to);
  }
  if (from < within.to) parts.push(span(from, within.to));
  return parts;
}
