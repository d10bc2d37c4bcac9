import { asciiDigits } from '../../profile/template';
import type { NumberMark } from '../record';

/** What may be a number at the head of a line. */
export interface Mark extends NumberMark {
  /** How sure the separator makes it: a TAB is proof, blanks and nothing need help from the lines around. */
  readonly separatedBy: 'tab' | 'blank' | 'nothing';
  /** Where the text behind the number begins. */
  readonly textFrom: number;
}

/** A digit, or a letter that is met in its place. */
const PART = /[0-9０-９OolI]{1,4}/y;
const DIGITS = /[0-9０-９]{1,4}/y;
const DIGIT = /[0-9０-９]/;
const DOT = /[.．]/;
const SEPARATOR = /[ \t\u00a0\u3000]{0,40}/y;

/** At most `1.2.3.4`: deeper numbers do not occur, and a bound keeps the pattern honest. */
const MOST_PARTS = 4;

/**
 * Reads what may be a number at `from`: `3`, `3.12`, `3.12.`, `３．１２`, `3.l2`. The value is what was meant.
 * `to` is the end of the line.
 */
export function readMark(text: string, from: number, to: number): Mark | undefined {
  const mark = readParts(text, from, to, PART);
  if (!mark || mark.separatedBy === 'tab' || /^[0-9０-９.．]+$/.test(text.slice(from, mark.span.to)))
    return mark;
  // Letters are read as digits only where a TAB proves a number: “2Other business” begins with 2.
  return readParts(text, from, to, DIGITS);
}

function readParts(text: string, from: number, to: number, partPattern: RegExp): Mark | undefined {
  const parts: string[] = [];
  let at = from;
  for (;;) {
    partPattern.lastIndex = at;
    const part = partPattern.exec(text)?.[0];
    if (!part) break;
    parts.push(part);
    at += part.length;
    if (parts.length === MOST_PARTS || !DOT.test(text.charAt(at))) break;
    at++;
  }
  if (parts.length === 0 || !parts.some((part) => DIGIT.test(part))) return undefined;
  // A dot behind the last number belongs to the mark, as a fault of it: `1.` and `1.1.`
  if (parts.length === MOST_PARTS && DOT.test(text.charAt(at))) at++;
  const numberTo = at;
  SEPARATOR.lastIndex = at;
  const blanks = SEPARATOR.exec(text)?.[0] ?? '';
  const textFrom = Math.min(to, at + blanks.length);
  const separatedBy = blanks.includes('\t') ? 'tab' : blanks === '' ? 'nothing' : 'blank';
  return {
    span: { from, to: numberTo },
    value: parts.map(partValue),
    separator: { from: numberTo, to: textFrom },
    separatedBy,
    textFrom,
  };
}

function partValue(part: string): number {
  const digits = asciiDigits(part).replace(/[Oo]/g, '0').replace(/[lI]/g, '1');
  return Number(digits);
}

/** The mark as part of the tree: what the tree keeps of it. */
export function numberMark({ span, value, separator }: Mark): NumberMark {
  return { span, value, separator };
}
