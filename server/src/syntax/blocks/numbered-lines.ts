import type { Mark } from './number-mark';
import type { Source } from './source';

/**
 * Which lines begin with a number of the record. A number with a TAB behind it is one. A number with blanks or
 * nothing behind it is one only when the lines around bear it out: text may begin with “1.5 million” or “2023年”.
 * Lines before `first` have none: there stands the agenda table.
 */
export function numberedLines({ lines, text }: Source, first: number): (Mark | undefined)[] {
  const following = majorsBelow(lines.map(({ mark }) => mark));
  let section = 0;
  let paragraph = 0;
  return lines.map(({ mark, to }, at) => {
    if (!mark || at < first) return undefined;
    const [major = 0, minor] = mark.value;
    if (mark.separatedBy !== 'tab' && !isBorneOut(mark, text, to, section, paragraph, following[at]))
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

/** For each line, the section of the first `N.M` below it. */
function majorsBelow(marks: readonly (Mark | undefined)[]): (number | undefined)[] {
  const below: (number | undefined)[] = new Array(marks.length);
  let major: number | undefined;
  for (let at = marks.length - 1; at >= 0; at--) {
    below[at] = major;
    const value = marks[at]?.value;
    if (value && value.length === 2) major = value[0];
  }
  return below;
}
