import { countUntil, type List } from './list';

/**
 * The text layer: places in a text, its lines, and edits to it. It knows nothing of records.
 *
 * Every offset in Précis is a UTF-16 offset into the text as it was read; spans are half-open. Lines and
 * characters exist only where a person or the protocol is spoken to.
 */

/** A half-open stretch `[from, to)` of a text, in UTF-16 offsets. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** The span from `from` up to, and without, `to`. */
export function span(from: number, to: number): Span {
  return { from, to };
}

/** A span so much further on. */
export function shifted({ from, to }: Span, by: number): Span {
  return { from: from + by, to: to + by };
}

/** The text a span covers. */
export function slice(text: string, { from, to }: Span): string {
  return text.slice(from, to);
}

/**
 * The text a span covers as a string of its own. A slice keeps the whole text it was cut from in memory; what outlives
 * the text is cut with this.
 */
export function copied(text: string, { from, to }: Span): string {
  // The engine cuts a slice out of the joined string, which is no longer than this.
  return ` ${text.slice(from, to)}`.slice(1);
}

/** A text without those of some characters that it ends with. Linear, which a pattern that begins anywhere is not. */
export function withoutEnd(text: string, characters: string): string {
  let end = text.length;
  while (end > 0 && characters.includes(text.charAt(end - 1))) end--;
  return text.slice(0, end);
}

/** Whether `inner` lies wholly within `outer`. An empty span at either end counts as within. */
export function contains(outer: Span, inner: Span): boolean {
  return outer.from <= inner.from && inner.to <= outer.to;
}

/** Whether an offset touches a span, its end included, as a cursor behind the last character does. */
export function touches({ from, to }: Span, offset: number): boolean {
  return from <= offset && offset <= to;
}

/** Whether two spans share at least one character. */
export function overlaps(left: Span, right: Span): boolean {
  return left.from < right.to && right.from < left.to;
}

/** The characters of some spans as spans that stand in order and do not overlap. */
export function merged(spans: readonly Span[]): readonly Span[] {
  const result: Span[] = [];
  let isApart = true;
  let end = -1;
  for (const { from, to } of spans) {
    isApart &&= from >= end;
    end = to;
  }
  if (isApart) return spans;
  for (const span of [...spans].sort((a, b) => a.from - b.from)) {
    const last = result.at(-1);
    if (last && span.from <= last.to)
      result[result.length - 1] = { from: last.from, to: Math.max(last.to, span.to) };
    else result.push(span);
  }
  return result;
}

/** Those of some spans in order that begin within a span. Logarithmic, but for what is found. */
export function spansWithin(spans: List<Span>, { from, to }: Span): readonly Span[] {
  const within: Span[] = [];
  for (let at = countUntil(spans, (span) => span.from >= from); at < spans.length; at++) {
    const span = spans.at(at);
    if (!span || span.from >= to) break;
    within.push(span);
  }
  return within;
}

/** `inside` without the blanks (space, TAB, no-break space, line ends) at its two ends. */
export function trimSpan(text: string, inside: Span): Span {
  let { from, to } = inside;
  while (from < to && isBlank(text.charCodeAt(from))) from++;
  while (to > from && isBlank(text.charCodeAt(to - 1))) to--;
  return { from, to };
}

/** Whether a UTF-16 code is a space, TAB, line end, byte order mark, no-break or ideographic space. */
export function isBlank(code: number): boolean {
  return (code >= 9 && code <= 13) || code === 32 || code === 0xa0 || code === 0x3000 || code === 0xfeff;
}

/**
 * The item of a sorted, non-overlapping list that touches an offset, or `undefined`. When two items meet at
 * the offset, the one that begins there wins. Logarithmic.
 */
export function spanAt<T extends { readonly span: Span }>(items: List<T>, offset: number): T | undefined {
  const index = lastBegunAt(items, offset);
  const found = index < 0 ? undefined : items.at(index);
  return found !== undefined && touches(found.span, offset) ? found : undefined;
}

/**
 * The index of the last item of a sorted list that begins at or before an offset, or -1. Logarithmic. It is asked for each
 * block of a record, and does not share `countUntil`: what is called with lists of all kinds is slower.
 */
export function lastBegunAt(items: List<{ readonly span: Span }>, offset: number): number {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const item = items.at(middle);
    if (item !== undefined && item.span.from <= offset) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
