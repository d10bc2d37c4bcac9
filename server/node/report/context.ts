import type { Span } from '../../src/text/span';
import { type Lines, lineAround } from './position';

/** What there is around a fault: as much of its first line as is ever shown. */
export interface Context {
  readonly text: string;
  /** The fault in that text; one that goes over several lines ends behind it. */
  readonly fault: Span;
  /** Whether the line begins before it, and ends after it. */
  readonly cutBefore: boolean;
  readonly cutAfter: boolean;
}

/** Half of what is looked at around a fault, more than is ever shown: a line may be a megabyte long. */
const REACH = 200;

/** The context of a fault in a text. */
export function contextIn(lines: Lines, fault: Span): Context {
  return contextOf(lines.text, lineAround(lines, fault.from), fault);
}

/** The context of a fault in a line, which is given without its end. */
export function contextOf(text: string, line: Span, fault: Span): Context {
  let from = Math.max(line.from, fault.from - REACH);
  let to = Math.min(line.to, fault.from + REACH);
  if (to < line.to && isLowSurrogate(text, to)) to--;
  const cutBefore = from > line.from;
  // What begins within a pair begins behind it; a byte order mark at the head of the file is no part of the line.
  if (from < fault.from && (isLowSurrogate(text, from) || (from === 0 && text.startsWith('\ufeff')))) from++;
  return {
    text: text.slice(from, Math.max(from, to)),
    fault: { from: fault.from - from, to: fault.to - from },
    cutBefore,
    cutAfter: to < line.to,
  };
}

function isLowSurrogate(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code >= 0xdc00 && code <= 0xdfff;
}
