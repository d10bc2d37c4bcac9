import { digitValue } from '../../text/digits';
import { isDirectionMark } from '../../text/direction';
import type { NumberMark } from '../record';

/** What may be a number at the head of a line. */
export interface Mark {
  /** How many characters it has, how many marks of direction stand behind it, and how many blanks behind those. */
  readonly length: number;
  readonly marks: number;
  readonly gap: number;
  /** The numbers it stands for. */
  readonly value: readonly number[];
  /** How sure the separator makes it: a TAB is proof, blanks and nothing need help from the lines around. */
  readonly separatedBy: 'tab' | 'blank' | 'nothing';
}

/** The most digits of a part of a number, and the most blanks behind a number. */
const MOST_DIGITS = 4;
const MOST_BLANKS = 40;

/** At most `1.2.3.4`: deeper numbers do not occur, and a bound keeps the pattern honest. */
const MOST_PARTS = 4;

/**
 * Reads what may be a number at `from`: `3`, `3.12`, `3.12.`, `３．１２`, `3.l2`. The value is what was meant.
 * `to` is the end of the line.
 */
export function readMark(text: string, from: number, to: number): Mark | undefined {
  // Letters are read as digits only where a TAB proves a number: “2Other business” begins with 2.
  const mark = readParts(text, from, to, digitOrLetter);
  if (!mark || mark.separatedBy === 'tab') return mark;
  return readSlip(text, from, to) ?? (mark.hasLetter ? readParts(text, from, to, digitAt) : mark);
}

/** Two numbers with something else than a dot between them, and a TAB behind: `1,2`, `4。3`, `1. 2`. */
const SLIP = /([0-9]{1,3})(?:[,，。、·:：;]|[ \u00a0]?\.[ \u00a0.]|[ \u00a0]\.)([0-9]{1,3})([ \u00a0]?\t)/y;

/** A number of which the dot is another mark. A TAB is no proof here: `12,5` may stand in a table. */
function readSlip(text: string, from: number, to: number): Mark | undefined {
  SLIP.lastIndex = from;
  const [found, first, second, gap = ''] = SLIP.exec(text) ?? [];
  if (found === undefined || from + found.length > to) return undefined;
  const value = [Number(first), Number(second)];
  return { length: found.length - gap.length, marks: 0, gap: gap.length, value, separatedBy: 'blank' };
}

/** What a character is worth as a digit; -1 for none. */
type Digit = (text: string, at: number) => number;

function readParts(
  text: string,
  from: number,
  to: number,
  digit: Digit,
): (Mark & { readonly hasLetter: boolean }) | undefined {
  if (digit(text, from) < 0) return undefined;
  const value: number[] = [];
  let at = from;
  let digits = 0;
  let letters = 0;
  for (;;) {
    let part = 0;
    const end = at + MOST_DIGITS;
    const begin = at;
    for (; at < end; at++) {
      const worth = digit(text, at);
      if (worth < 0) break;
      part = part * 10 + worth;
      if (digitAt(text, at) < 0) letters++;
      else digits++;
    }
    if (at === begin) break;
    value.push(part);
    if (value.length === MOST_PARTS) break;
    const dot = dotAt(text, at);
    if (dot < 0) break;
    at = dot + 1;
  }
  if (digits === 0) return undefined;
  // A dot behind the last number belongs to the mark, as a fault of it: `1.` and `1.1.`
  if (value.length === MOST_PARTS && isDot(text, at)) at++;
  const numberTo = at;
  while (isDirectionMark(text.charCodeAt(at))) at++;
  const gapFrom = at;
  let hasTab = false;
  for (; at < gapFrom + MOST_BLANKS && isSeparator(text.charCodeAt(at)); at++)
    hasTab ||= text.charCodeAt(at) === TAB;
  return {
    length: numberTo - from,
    marks: gapFrom - numberTo,
    gap: Math.min(to, at) - gapFrom,
    // An array that grew has room for more, and records have many numbers.
    value: value.slice(),
    separatedBy: hasTab ? 'tab' : at === gapFrom ? 'nothing' : 'blank',
    hasLetter: letters > 0,
  };
}

const TAB = 9;

function digitAt(text: string, at: number): number {
  return digitValue(text.charCodeAt(at));
}

/** Letters are met in the place of digits: `O` for 0, `l` for 1. */
function digitOrLetter(text: string, at: number): number {
  const digit = digitAt(text, at);
  if (digit >= 0) return digit;
  const letter = text.charAt(at);
  if (letter === 'O' || letter === 'o') return 0;
  return letter === 'l' || letter === 'I' ? 1 : -1;
}

/** Where the dot stands that parts two numbers, with marks of direction on either side; -1 where there is none. */
function dotAt(text: string, from: number): number {
  let at = from;
  while (isDirectionMark(text.charCodeAt(at))) at++;
  if (!isDot(text, at)) return -1;
  let behind = at;
  while (isDirectionMark(text.charCodeAt(behind + 1))) behind++;
  return digitAt(text, behind + 1) >= 0 ? behind : at;
}

function isDot(text: string, at: number): boolean {
  const character = text.charAt(at);
  return character === '.' || character === '．';
}

function isSeparator(code: number): boolean {
  return code === TAB || code === 32 || code === 0xa0 || code === 0x3000;
}

/** The mark as part of the tree, of a line whose text begins at `head`. */
export function numberMark({ length, marks, gap, value }: Mark, head: number): NumberMark {
  const to = head + length;
  return { span: { from: head, to }, value, separator: { from: to + marks, to: to + marks + gap } };
}
