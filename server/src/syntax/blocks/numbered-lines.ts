import type { Mark } from './number-mark';
import { contentOf, isBlankLine, type Source } from './source';

/**
 * Which lines begin with a number of the record. A number with a TAB behind it is one. A number with blanks or
 * nothing behind it is one only when the lines around bear it out: text may begin with “1.5 million” or “2023年”.
 * Lines before `first` have none: there stands the agenda table.
 */
export function numberedLines(source: Source, first: number): (Mark | undefined)[] {
  const { lines, text } = source;
  const following = numbersBelow(lines.map(({ mark }) => mark));
  const items = listItems(source, following);
  let section = 0;
  let paragraph = 0;
  return lines.map(({ mark, to }, at) => {
    if (!mark || at < first || items.has(at)) return undefined;
    const [major = 0, minor] = mark.value;
    if (mark.separatedBy !== 'tab' && !isBorneOut(mark, text, to, section, paragraph, following[at]?.[0]))
      return undefined;
    if (minor === undefined) {
      section = major;
      paragraph = 0;
    } else {
      paragraph = minor;
    }
    return mark;
  });
}

/**
 * The lines of numbered lists inside a paragraph: 1, 2, 3 … behind a colon, where no paragraph 1.1, 2.1, 3.1 makes
 * headings of them.
 */
function listItems(
  source: Source,
  following: readonly (readonly number[] | undefined)[],
): ReadonlySet<number> {
  const { colons } = source.conventions.wording.signature;
  const items = new Set<number>();
  /** The item that would go on the list here: 1 behind a colon, nothing where no list is. */
  let next = 0;
  let isNumbered = false;
  for (const [at, line] of source.lines.entries()) {
    if (isBlankLine(source, line)) continue;
    const [major, minor] = line.mark?.value ?? [];
    const [below, first] = following[at] ?? [];
    const isHeading = below === major && first === 1;
    if (isNumbered && major !== undefined && minor === undefined && major === next && !isHeading) {
      items.add(at);
      next++;
      continue;
    }
    isNumbered ||= minor !== undefined;
    next = colons.some((colon) => contentOf(source, line).endsWith(colon)) ? 1 : 0;
  }
  return items;
}

function isBorneOut(
  mark: Mark,
  text: string,
  lineEnd: number,
  section: number,
  paragraph: number,
  following: number | undefined,
): boolean {
  if (mark.textFrom >= lineEnd) return false;
  // “20%”, “1,000”, “3)” and “2-4” are no number marks, nor is a date.
  if (mark.separatedBy === 'nothing' && !/[\p{L}“《‘"]/u.test(text.charAt(mark.textFrom))) return false;
  const [major = 0, minor] = mark.value;
  if (minor === undefined) return major === section + 1 && following === major;
  // The next number, or the last one once more, as when a paragraph was inserted.
  return mark.value.length === 2 && major === section && (minor === paragraph + 1 || minor === paragraph);
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
