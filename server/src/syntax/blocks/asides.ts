import type { Wording } from '../../profile/wording';
import { asciiDigits } from '../../text/digits';
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
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at];
    if (line && countsParagraph(source, line)) last = line.mark?.value;
    else if (line && last && beginsAppended(source, line) && !goesOn(source, at, last)) return at;
  }
  return lines.length;
}

/** Whether what is appended begins with a line: the title of an annex, or the offices that sign, below which nothing counts. */
export function beginsAppended(source: Source, line: SourceLine): boolean {
  if (line.mark || line.tail - line.head > LONGEST_SIGNATURE) return false;
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
  return paragraphs.parts.some(
    (part) => lower.startsWith(part.toLowerCase()) && REST.test(asciiDigits(content.slice(part.length))),
  );
}

function countsParagraph({ conventions }: Source, { mark }: SourceLine): boolean {
  const depth = conventions.profile.numbering === 'continuous' ? 1 : 2;
  return mark?.separatedBy === 'tab' && mark.value.length === depth;
}

/** Whether the numbers below a line go on from the last one above it: then it stands within the record. */
function goesOn(source: Source, at: number, last: readonly number[]): boolean {
  const below = source.lines.slice(at + 1).find((line) => countsParagraph(source, line))?.mark?.value;
  const [major = 0, minor] = last;
  const next =
    minor === undefined
      ? [[major + 1]]
      : [
          [major, minor + 1],
          [major + 1, 1],
        ];
  return below !== undefined && next.some((value) => value.join() === below.join());
}

/** The most lines that a quotation is followed over. */
const LONGEST_QUOTATION = 60;

/** Whether a line stands in a quotation that began above it and ends below, with no paragraph between. */
export function isQuoted(source: Source, at: number): boolean {
  const { lines } = source;
  let from = at - 1;
  while (from > 0 && at - from < LONGEST_QUOTATION && !isNumbered(lines[from])) from--;
  let open: string | undefined;
  for (let above = Math.max(0, from); above < at; above++) open = quotationBehind(source, above, open);
  if (open === undefined) return false;
  for (let below = at; below < at + LONGEST_QUOTATION; below++) {
    if (below >= lines.length || isNumbered(lines[below])) return false;
    if (quotationBehind(source, below, open) === undefined) return true;
  }
  return false;
}

/** Whether a line has a number of two parts, or of more. */
function isNumbered(line: SourceLine | undefined): boolean {
  return (line?.mark?.value.length ?? 0) > 1;
}

/** What closes the quotation that is open behind a line, when one was open before it. */
function quotationBehind(source: Source, at: number, open: string | undefined): string | undefined {
  const line = source.lines[at];
  return line ? quotationAfter(source, line, open) : open;
}

/** What closes the quotation that is open at the end of a line; `open` closes that which was open before it. */
export function quotationAfter(source: Source, line: SourceLine, open?: string): string | undefined {
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
