import { derive } from '../../text/derive';
import type { Heading } from '../record';
import { documentsBracket, endsSentence, hasOpenBracket } from './heading';
import { beginsBullet } from './lines';
import type { Mark } from './number-mark';
import { signatureTitles } from './signature';
import { contentOf, isBlankLine, type Source, type SourceLine } from './source';

/**
 * Headings without numbers, where paragraphs are counted through the whole record. Such a heading says by its first
 * words that it is one, “Agenda item 67”, or it is a short line that is no sentence, above a numbered paragraph.
 */

/** Whether paragraphs are counted through the whole record, under headings without numbers. */
export function isContinuous({ conventions }: Source): boolean {
  return conventions.profile.numbering === 'continuous';
}

/** Whether a line begins as a heading of the profile does. */
export function beginsTitle(source: Source, line: SourceLine): boolean {
  const { begins } = source.conventions.wording.headings;
  return (
    inCapitals(begins).some((words) => source.text.startsWith(words, line.head)) &&
    !endsLikeText(source, line)
  );
}

/** Words as they are, and in capitals, in which headings were once printed. */
const inCapitals = derive((words: readonly string[]) => [
  ...new Set(words.flatMap((word) => [word, word.toUpperCase()])),
]);

/** The longest line that is a heading though nothing but its place says so. */
const LONGEST = 160;

/** How many lines of headings may stand together above a paragraph. */
const MOST_TOGETHER = 12;

/**
 * Whether a line of a record that is counted through is a heading.
 *
 * @param marks For each line, the number it begins with.
 * @param isLast Whether no numbered line comes below.
 */
export function isTitle(
  source: Source,
  marks: readonly (Mark | undefined)[],
  line: SourceLine,
  at: number,
  isLast: boolean,
): boolean {
  if (beginsTitle(source, line)) return true;
  if (isLast || !mayBeTitle(source, line)) return false;
  const { lines } = source;
  for (let next = at + 1, filled = 0; next < lines.length && filled < MOST_TOGETHER; next++) {
    const below = lines.at(next);
    if (!below || marks[next]) return below !== undefined;
    if (isBlankLine(source, below)) continue;
    filled++;
    if (!beginsTitle(source, below) && !mayBeTitle(source, below) && !below.hasArtefact) return false;
  }
  return false;
}

/** Whether a line goes on with the heading directly above it: that has an open bracket, or this begins with a small letter. */
export function isRestOfTitle({ text }: Source, above: Heading, line: SourceLine): boolean {
  const title = text.slice(above.title.from, above.documents?.to ?? above.title.to);
  return hasOpenBracket(title) || /^\p{Ll}/u.test(text.slice(line.head, line.head + 2));
}

/** A letter of an item, or the sign of a comment or of another text. */
const BEGINNING = /^[\p{Lu}\p{Lo}«“"]/u;
const ITEM = /^\p{L}{1,4}[)）.．、]/u;

/** A part of an item of the agenda: `(a) Sustainable development (continued)`. */
const LETTER = /^[(（]\p{Ll}[)）][ \t\u00a0]{1,4}/u;

function mayBeTitle(source: Source, line: SourceLine): boolean {
  const content = contentOf(source, line);
  const letter = LETTER.exec(content)?.[0] ?? '';
  const title = content.slice(letter.length);
  if (lengthOfTitle(title) > LONGEST || !BEGINNING.test(title) || ITEM.test(title)) return false;
  if (title.includes('\t') || beginsBullet(title) || endsLikeText(source, line)) return false;
  if (letter && !endsAsHeading(source, line)) return false;
  const { head, tail } = line;
  return !signatureTitles(source.conventions, source.text, { from: head, to: tail });
}

/** Whether a line ends in what only headings have there, so that it is no item of a list: documents, “(continued)”. */
function endsAsHeading({ text, conventions }: Source, { head, tail }: SourceLine): boolean {
  return (
    conventions.wording.headings.continued.some((mark) => text.endsWith(mark, tail)) ||
    documentsBracket(text, conventions, { from: head, to: tail }) !== undefined
  );
}

/** How long a heading is without the documents in brackets at its end, which may be many. */
function lengthOfTitle(content: string): number {
  const at = /[)）]$/.test(content) ? content.search(/[(（]/) : -1;
  return at < 0 || content.length > LONGEST_WITH_DOCUMENTS ? content.length : at;
}

const LONGEST_WITH_DOCUMENTS = 600;

/** Whether a line ends like a sentence, or announces what stands below it. */
function endsLikeText(source: Source, line: SourceLine): boolean {
  const content = contentOf(source, line);
  return endsSentence(source.conventions, content) || /[:;,：；，]$/.test(content);
}
