import { asciiDigits } from '../../text/digits';
import { withoutMarks } from '../../text/direction';
import type { Source, SourceLine } from './source';
import { contentOf } from './source';

/** What a single line says it is, whatever stands around it. */

/** `•⇥`, or a bullet and a blank; dashes only before a TAB, because a blank after them makes a dash of a sentence. */
const BULLET = /^(?:[•●○▪◦‣·][ \t\u00a0]|[-–—*]\t)/;
const RULE = /^[_＿]{5,}$|^[-—–]{8,}$/;
const RULE_BEGINS = /[-_＿—–]/;
const FOOTER_BEGINS = /[A-Zi•]/;
const PICTURE = /^image\d{1,4}\.(?:jpe?g|png|gif|emf|wmf|svg)$/i;
const FOOTER_ADDRESS = /^•\s?https?:\/\/[^\s•]{1,200}\s?•?$/;

/** `% …`: a percent sign and a blank, or nothing, at the head of a line. */
export function isComment(source: Source, line: SourceLine): boolean {
  return (
    source.text.charAt(line.head) === '%' &&
    (line.head + 1 >= line.tail || /\s/.test(source.text.charAt(line.head + 1)))
  );
}

/** Where the text of a list item begins, when the line is one. */
export function bulletText(source: Source, line: SourceLine): number | undefined {
  const found = BULLET.exec(source.text.slice(line.head, line.head + 2));
  return found ? line.head + found[0].length : undefined;
}

/** Whether a text begins as a list item does. */
export function beginsBullet(text: string): boolean {
  return BULLET.test(text);
}

/** Whether the line is the rule that ends a record. */
export function isRule(source: Source, line: SourceLine): boolean {
  return RULE_BEGINS.test(source.text.charAt(line.head)) && RULE.test(contentOf(source, line));
}

/** Whether the line is what a page prints at its foot. */
export function isFooter(source: Source, line: SourceLine): boolean {
  if (!FOOTER_BEGINS.test(source.text.charAt(line.head))) return false;
  const content = contentOf(source, line);
  return PICTURE.test(content) || FOOTER_ADDRESS.test(content) || /^[A-Z]:\\[^\n\r]{3,}$/.test(content);
}

/** Whether the line tells when a meeting was suspended or resumed, or that another took the chair. */
export function isNote(source: Source, line: SourceLine): boolean {
  const content = withoutMarks(contentOf(source, line));
  if (content.length > 200) return false;
  const { suspension, breaks } = source.conventions.wording;
  const lower = content.toLowerCase();
  const hasOne = (words: readonly string[]): boolean =>
    words.some((word) => lower.includes(word.toLowerCase()));
  return (hasOne(suspension) && /[0-9]/.test(asciiDigits(content))) || hasOne(breaks);
}

/** Whether the line ends in an address, which no sentence goes on behind. */
export function endsInAddress(text: string): boolean {
  const last = text
    .slice(-400)
    .split(/[\s。，；）]/)
    .at(-1);
  return /https?:\/\/./.test(last ?? '');
}
