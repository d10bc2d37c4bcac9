import type { Wording } from '../../profile/wording';
import { derive } from '../../text/derive';
import { asciiDigits } from '../../text/digits';
import { itemsOf } from '../../text/long-list';
import { isRule } from './lines';
import { signatureTitles } from './signature';
import { contentOf, type Source, type SourceLine } from './source';

/**
 * Lines whose numbers are none of the record's: those of a text that is quoted over several lines, such as a statement,
 * and those of what is appended below the record, such as an annex.
 */

/** The first line of what is appended to a record; the number of its lines where nothing is. */
export function appendedFrom(source: Source): number {
  const { lines } = source;
  let last: readonly number[] | undefined;
  let begins: number | undefined;
  for (const [at, line] of itemsOf(lines).entries()) {
    if (countsParagraph(source, line)) {
      const value = line.mark?.value ?? [];
      // Where the numbers go on below it, it stands within the record.
      if (begins !== undefined && !goesOn(last ?? [], value)) return begins;
      begins = undefined;
      last = value;
    } else if (last && begins === undefined && beginsAppended(source, line)) begins = at;
  }
  return begins ?? lines.length;
}

/**
 * Whether what is appended begins with a line: the title of an annex, the offices that sign, or the rule above footnotes, below
 * which nothing counts.
 */
export function beginsAppended(source: Source, line: SourceLine): boolean {
  if (line.mark || line.tail - line.head > LONGEST_SIGNATURE) return false;
  if (isRule(source, line)) return true;
  if (isAppendixTitle(source.conventions.wording, contentOf(source, line))) return true;
  const offices = signatureTitles(source.conventions, source.text, { from: line.head, to: line.tail });
  return offices !== undefined && offices.length > 1;
}

const LONGEST_SIGNATURE = 200;
const LONGEST_TITLE = 24;

/** What follows the word in `Annex`, `ANNEXES: 2`, `Annexe B` and `Appendix IV`: its ending, and a number or a letter. */
const REST = /^\p{L}{0,4}[:：]? ?(?:[0-9]{1,2}|[IVX]{1,4}|\p{Lu}|\p{Lo})?[.:：]?$/u;

/** Whether the text of a line is the title of an annex, by itself. */
export function isAppendixTitle({ paragraphs }: Wording, content: string): boolean {
  if (content === '' || content.length > LONGEST_TITLE) return false;
  const lower = content.toLowerCase();
  return lowered(paragraphs.parts).some(
    (part) => lower.startsWith(part) && REST.test(asciiDigits(content.slice(part.length))),
  );
}

const lowered = derive((words: readonly string[]) => words.map((word) => word.toLowerCase()));

function countsParagraph({ conventions }: Source, { mark }: SourceLine): boolean {
  const depth = conventions.profile.numbering === 'continuous' ? 1 : 2;
  return mark?.separatedBy === 'tab' && mark.value.length === depth;
}

/** Whether a number goes on from the one before: the next of its section, or the first of the next. */
function goesOn([major = 0, minor]: readonly number[], below: readonly number[]): boolean {
  const [next = 0, first] = below;
  if (minor === undefined) return next === major + 1;
  return (next === major && first === minor + 1) || (next === major + 1 && first === 1);
}

/** The most lines that a quotation is followed over. */
const LONGEST_QUOTATION = 60;

/** The lines with numbers that stand in a quotation which began above them and ends below, with no paragraph between. */
export function quotedLines(source: Source): ReadonlySet<number> {
  const { lines } = source;
  const quoted = new Set<number>();
  const { quotes } = source.conventions.wording.typography;
  if (!quotes.some(([opening]) => source.text.includes(opening))) return quoted;
  /** The line from which on it is not known whether a quotation begins. */
  let unread = 0;
  let last: readonly number[] | undefined;
  for (let at = 0; at < lines.length; at++) {
    const line = lines.at(at);
    if (!line?.mark) continue;
    const mayBeQuoted = !isNumbered(line) || isBefore(line, last);
    const open = mayBeQuoted ? quotationIn(source, unread, at) : undefined;
    const end = open === undefined ? 0 : endOfQuotation(source, at, open, last);
    unread = Math.max(at, end);
    if (open === undefined && isNumbered(line)) last = line.mark.value;
    for (; at < end; at++) quoted.add(at);
    if (end > 0) at--;
  }
  return quoted;
}

/** What closes the quotation that begins in some lines and is open behind them. */
function quotationIn(source: Source, from: number, to: number): string | undefined {
  let open: string | undefined;
  for (let at = from; at < to; at++) {
    const line = source.lines.at(at);
    if (line) open = quotationAfter(source, line, open);
  }
  return open;
}

/** The line behind that which closes a quotation; 0 where a paragraph comes before, or too many lines. */
function endOfQuotation(
  source: Source,
  from: number,
  open: string,
  last: readonly number[] | undefined,
): number {
  for (let at = from; at < from + LONGEST_QUOTATION; at++) {
    const line = source.lines.at(at);
    if (!line || (isNumbered(line) && !isBefore(line, last))) return 0;
    if (quotationAfter(source, line, open) === undefined) return at + 1;
  }
  return 0;
}

/** Whether the number of a line is less than the last of the record: no paragraph goes back, but a text that is quoted may. */
function isBefore({ mark }: SourceLine, last: readonly number[] | undefined): boolean {
  if (!mark || !last) return false;
  const { value } = mark;
  for (let depth = 0; depth < value.length; depth++) {
    const number = value[depth] ?? 0;
    const before = last[depth] ?? 0;
    if (number !== before) return number < before;
  }
  return false;
}

/** Whether a line has a number of two parts, or of more. */
function isNumbered({ mark }: SourceLine): boolean {
  return (mark?.value.length ?? 0) > 1;
}

/** What closes the quotation that is open at the end of a line; `open` closes that which was open before it. */
export function quotationAfter(source: Source, line: SourceLine, open?: string): string | undefined {
  if (line.head >= line.tail) return open;
  const content = contentOf(source, line);
  if (open !== undefined) {
    const end = content.lastIndexOf(open);
    return end >= 0 && end > content.lastIndexOf(openingOf(source, open)) ? undefined : open;
  }
  for (const [opening, closing] of source.conventions.wording.typography.quotes)
    if (content.lastIndexOf(opening) > content.lastIndexOf(closing)) return closing;
  return undefined;
}

function openingOf({ conventions }: Source, closing: string): string {
  const pair = conventions.wording.typography.quotes.find(([, close]) => close === closing);
  return pair?.[0] ?? closing;
}
