import { itemsOf } from '../../text/long-list';
import { appendedFrom, beginsAppended, quotationAfter, quotedLines } from './asides';
import { continuouslyNumbered } from './continuous-lines';
import type { Mark } from './number-mark';
import { isBlankLine, type NewerSource, type Source, type SourceLine } from './source';
import { isContinuous } from './titles';

/**
 * Which lines begin with a number of the record. A number with a TAB behind it is one. A number with blanks or
 * nothing behind it is one only when the lines around bear it out: text may begin with “1.5 million” or “2023年”.
 * Lines before `first` have none: there stands the agenda table. Nor have those that are quoted or appended.
 */
export function numberedLines(source: Source, first: number): (Mark | undefined)[] {
  if (isContinuous(source)) return continuouslyNumbered(source, first);
  const lines = itemsOf(source.lines);
  if (!lines.some(({ mark }) => mark)) return [];
  const marks = lines.map(({ mark }) => mark);
  const following = numbersBelow(marks);
  const rows = rowsAbove(marks);
  const items = new Set(listItems(source, following));
  const quoted = quotedLines(source);
  const end = appendedFrom(source);
  let section = 0;
  let paragraph = 0;
  /** Whether a line since the last number was of a list or a table. */
  let isListed = false;
  return lines.map((line, at) => {
    const { mark } = line;
    if (!mark || at < first || at >= end || items.has(at) || quoted.has(at)) return undefined;
    const major = mark.value[0] ?? 0;
    const minor = mark.value[1];
    if (
      mark.separatedBy !== 'tab' &&
      (rows[at] === 1 || !isBorneOut(source, mark, line, section, paragraph, following[at]?.[0]))
    )
      return undefined;
    if (minor === undefined && hasLostDot(mark, section, paragraph, following[at])) {
      paragraph++;
      return { ...mark, value: [section, paragraph] };
    }
    if (minor === undefined) {
      isListed = isListed || major !== section + 1;
      if (isListed && isWithin(following[at], section, paragraph)) return undefined;
      if (isListed && paragraph > 0) {
        const below = listBelow(marks, at, section, paragraph);
        for (let within = at + 1; within < below; within++) if (marks[within]) items.add(within);
        if (below > at) return undefined;
      }
      section = major;
      paragraph = 0;
    } else {
      paragraph = minor;
    }
    isListed = false;
    return mark;
  });
}

/**
 * Whether the numbered lines of a newer source are those of the older one: in place of each line that changed stands
 * one that has the same number or none, and announces a list or not, as it did.
 */
export function areSameNumbers({ source, older, first, last, byLines }: NewerSource): boolean {
  if (byLines !== 0) return false;
  for (let at = first; at < source.lines.length - last; at++) {
    const [line, before] = [source.lines.at(at), older.lines.at(at)];
    if (!line || !before || !isSameMark(line.mark, before.mark)) return false;
    if (isBlankLine(source, line) !== isBlankLine(older, before)) return false;
    if (announces(source, line) !== announces(older, before)) return false;
    if (beginsAppended(source, line) !== beginsAppended(older, before)) return false;
    if (!quotesAlike(source, line, older, before)) return false;
  }
  return true;
}

/** Whether a line leaves the quotations that it stands in open and closed as another does. */
function quotesAlike(source: Source, line: SourceLine, older: Source, before: SourceLine): boolean {
  const { quotes } = source.conventions.wording.typography;
  return [undefined, ...quotes.map(([, close]) => close)].every(
    (open) => quotationAfter(source, line, open) === quotationAfter(older, before, open),
  );
}

/** Whether two marks say the same, whatever stands around them. */
function isSameMark(one: Mark | undefined, other: Mark | undefined): boolean {
  if (!one || !other) return one === other;
  return (
    one.separatedBy === 'tab' &&
    other.separatedBy === 'tab' &&
    one.length === other.length &&
    one.marks === other.marks &&
    one.gap === other.gap &&
    one.value.join() === other.value.join()
  );
}

/**
 * The lines of numbered lists inside a paragraph: 1, 2, 3 … behind a colon, where no paragraph 1.1, 2.1, 3.1 makes
 * headings of them.
 */
function listItems(
  source: Source,
  following: readonly (readonly number[] | undefined)[],
): ReadonlySet<number> {
  const items = new Set<number>();
  const { colons } = source.conventions.wording.signature;
  if (!colons.some((colon) => source.text.includes(colon))) return items;
  /** The line above that is not blank, and which item of a list it is; 0 for none. */
  let above: SourceLine | undefined;
  let item = 0;
  let isNumbered = false;
  for (let at = 0; at < source.lines.length; at++) {
    const line = source.lines.at(at);
    const value = line?.mark?.value;
    const major = value?.[0];
    const minor = value?.[1];
    if (!line || (major === undefined && isBlankLine(source, line))) continue;
    if (
      isNumbered &&
      above &&
      major !== undefined &&
      minor === undefined &&
      !isHeading(major, following[at])
    ) {
      const announcing = above;
      const next = item > 0 ? item + 1 : announces(source, announcing) ? 1 : 0;
      item = major === next ? next : 0;
    } else {
      item = 0;
    }
    if (item > 0) items.add(at);
    else isNumbered ||= minor !== undefined;
    above = line;
  }
  return items;
}

/** Whether the paragraphs of a section go on below a line: then it is no heading but of a table, or of a text that is quoted. */
function isWithin(below: readonly number[] | undefined, section: number, paragraph: number): boolean {
  return paragraph > 0 && below?.[0] === section && below[1] === paragraph + 1;
}

/** Whether a number is that of the next paragraph without its dot: `12` between 1.1 and 1.3. */
function hasLostDot(
  { value, separatedBy }: Mark,
  section: number,
  paragraph: number,
  below: readonly number[] | undefined,
): boolean {
  return (
    separatedBy === 'tab' &&
    value[0] !== section + 1 &&
    String(value[0]) === `${section}${paragraph + 1}` &&
    below?.[0] === section &&
    below[1] === paragraph + 2
  );
}

/** The most lines that a list of two levels is followed over. */
const LONGEST_LIST = 60;

/**
 * Where the paragraphs of a section go on below a list that has parts of parts, as a resolution has that is read out: 1, 2,
 * 2.1, 2.2, and then the next paragraph. 0 where a number stands between that is of no such list.
 */
function listBelow(
  marks: readonly (Mark | undefined)[],
  from: number,
  section: number,
  paragraph: number,
): number {
  let item = marks[from]?.value[0];
  let part = 0;
  if (item !== 1) return 0;
  for (let at = from + 1; at < Math.min(marks.length, from + LONGEST_LIST); at++) {
    const value = marks[at]?.value;
    if (!value) continue;
    const [major, minor] = value;
    if (major === section && minor === paragraph + 1 && value.length === 2) return at;
    if (minor === undefined && (major === item + 1 || major === 1)) [item, part] = [major, 0];
    else if (major === item && minor === part + 1 && value.length === 2) part++;
    else return 0;
  }
  return 0;
}

/** Whether a number heads the paragraphs below it, which begin with 1. */
function isHeading(major: number, following: readonly number[] | undefined): boolean {
  return following?.[0] === major && following[1] === 1;
}

/** Whether a line ends in a colon, as one does above a list. */
function announces({ text, conventions }: Source, { head, tail }: SourceLine): boolean {
  const { colons } = conventions.wording.signature;
  return colons.some((colon) => tail - colon.length >= head && text.endsWith(colon, tail));
}

function isBorneOut(
  { text, conventions }: Source,
  mark: Mark,
  { head, to: lineEnd }: SourceLine,
  section: number,
  paragraph: number,
  following: number | undefined,
): boolean {
  const textFrom = head + mark.length + mark.marks + mark.gap;
  if (textFrom >= lineEnd) return false;
  // “20%”, “1,000”, “3)” and “2-4” are no number marks, nor is a date.
  if (mark.separatedBy === 'nothing' && !/[\p{L}“《‘"]/u.test(text.charAt(textFrom))) return false;
  const [major = 0, minor] = mark.value;
  if (minor === undefined)
    return major === section + 1 && following === major && !conventions.dates.at(text, head, lineEnd);
  // The next number, or the last one once more, as when a paragraph was inserted.
  return mark.value.length === 2 && major === section && (minor === paragraph + 1 || minor === paragraph);
}

/**
 * Which lines begin with `N` though another one does, too, before the first `N.M` below: that is the heading, and these are
 * rows of a table above it. 1 for each of them.
 */
function rowsAbove(marks: readonly (Mark | undefined)[]): Uint8Array {
  const rows = new Uint8Array(marks.length);
  const headings = new Set<number>();
  for (let at = marks.length - 1; at >= 0; at--) {
    const value = marks[at]?.value;
    const major = value?.[0];
    if (!value || major === undefined) continue;
    if (value.length > 1) {
      if (headings.size > 0) headings.clear();
    } else if (headings.has(major)) rows[at] = 1;
    else headings.add(major);
  }
  return rows;
}

/** For each line, the first `N.M` below it. */
function numbersBelow(marks: readonly (Mark | undefined)[]): (readonly number[] | undefined)[] {
  const below: (readonly number[] | undefined)[] = new Array(marks.length);
  let number: readonly number[] | undefined;
  for (let at = marks.length - 1; at >= 0; at--) {
    below[at] = number;
    const value = marks[at]?.value;
    if (value && value.length === 2) number = value;
  }
  return below;
}
