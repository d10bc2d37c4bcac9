import { itemsOf } from '../../text/long-list';
import { appendedFrom } from './asides';
import type { Mark } from './number-mark';
import { contentOf, isBlankLine, type Source, type SourceLine } from './source';

/**
 * Which lines begin with a number of a record whose paragraphs are counted through: `1.⇥`, `2.⇥`, `3.⇥` … A number with
 * a TAB behind it is one, unless it counts a list: 1, 2, 3 behind a colon, or below a line without number, between paragraphs that go on. One with blanks behind it is one where it goes
 * on from those before, or stands twice, or those below go on from it.
 */
export function continuouslyNumbered(source: Source, first: number): (Mark | undefined)[] {
  const lines = itemsOf(source.lines);
  const below = numbersBelow(lines);
  const end = appendedFrom(source);
  const cutOut = firstOfExtract(lines, first, end);
  /** The last number; whether the line above that is not blank announces a list, and whether it has no number; the last item. */
  let last = 0;
  let announced = false;
  let parted = false;
  let item = 0;
  return lines.map((line, at) => {
    const { mark } = line;
    if (at < first || at >= end || isBlankLine(source, line)) return undefined;
    const value = mark?.value[0];
    const mayBegin = (announced && last > 0) || (parted && last > 1 && comesAgain(lines, at, last + 1));
    const mayBeItem = mark !== undefined && value === item + 1 && (item > 0 || mayBegin);
    const isItem = mayBeItem && (value !== last + 1 || comesAgain(lines, at, value));
    const isNumber =
      mark !== undefined &&
      !isItem &&
      isBorneOut(source, line, mark, last === 0 && at === cutOut ? (mark.value[0] ?? 0) : last, below[at]);
    announced = endsInColon(source, line);
    parted = !mark;
    item = isItem ? item + 1 : 0;
    // A new paragraph may be 0 until it is counted.
    if (isNumber && mark.value.length === 1 && value) last = value;
    return isNumber ? mark : undefined;
  });
}

/**
 * The line at which an extract begins whose numbers have blanks behind them: 50, 51, 52 where no line of the text has a 1.
 * -1 for none.
 */
function firstOfExtract(lines: readonly SourceLine[], first: number, end: number): number {
  const numbered: { readonly at: number; readonly value: number }[] = [];
  for (let at = first; at < Math.min(end, lines.length); at++) {
    const { mark } = lines[at] ?? {};
    const [value, ...deeper] = mark?.value ?? [];
    if (value === 1) return -1;
    if (value !== undefined && deeper.length === 0 && numbered.length < LEAST) numbered.push({ at, value });
  }
  const [one] = numbered;
  const isRow = one && numbered.every(({ value }, index) => value === one.value + index);
  return isRow && numbered.length === LEAST ? one.at : -1;
}

/** So many numbers that follow one another are no chance. */
const LEAST = 3;

/** How far below a number of a list may stand again as that of the next paragraph. */
const LONGEST_LIST = 60;

/** Whether a number stands again not far below: then that is the paragraph, and this an item of a list. */
function comesAgain(lines: readonly SourceLine[], at: number, value: number): boolean {
  const end = Math.min(lines.length, at + LONGEST_LIST);
  for (let next = at + 1; next < end; next++) {
    const number = lines[next]?.mark?.value;
    if (number?.length === 1 && number[0] === value) return true;
  }
  return false;
}

/** How many numbers may be missing where blanks stand behind the next one. */
const MOST_MISSING = 5;

function isBorneOut(
  { text, conventions }: Source,
  { head, to }: SourceLine,
  mark: Mark,
  last: number,
  below: number | undefined,
): boolean {
  if (mark.separatedBy === 'tab') return true;
  const textFrom = head + mark.length + mark.gap;
  const [value = 0] = mark.value;
  if (mark.value.length > 1 || textFrom >= to) return false;
  const { numberEnd } = conventions.profile;
  const isEnded = text.charAt(head + mark.length - 1) === numberEnd;
  // “20%”, “1,000”, “3)” and “2-4” are no numbers of paragraphs.
  if (mark.separatedBy === 'nothing' && !(isEnded && /[\p{L}“«"]/u.test(text.charAt(textFrom)))) return false;
  if (value === last + 1 || (value === last && last > 0))
    return isEnded || numberEnd === '' || below === value + 1;
  return isEnded && value > last && value <= last + 1 + MOST_MISSING && below === value + 1;
}

function endsInColon(source: Source, line: SourceLine): boolean {
  const content = contentOf(source, line);
  return source.conventions.wording.signature.colons.some((colon) => content.endsWith(colon));
}

/** For each line, the number that the next line with a number begins with. */
function numbersBelow(lines: readonly SourceLine[]): (number | undefined)[] {
  const below: (number | undefined)[] = new Array(lines.length);
  let number: number | undefined;
  for (let at = lines.length - 1; at >= 0; at--) {
    below[at] = number;
    const value = lines[at]?.mark?.value;
    if (value?.length === 1) number = value[0];
  }
  return below;
}
