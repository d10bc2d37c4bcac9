import type { Conventions } from '../../profile/conventions';
import { digitValue } from '../../text/digits';
import { withoutMarks } from '../../text/direction';
import { type Span, trimSpan } from '../../text/span';
import type { Heading, NumberMark } from '../record';
import type { Source, SourceLine } from './source';

/** The brackets that stand around the documents of a heading. */
const CLOSING: Readonly<Record<string, string>> = { '）': '（', ')': '(' };

/** The heading whose text is `[from, to)`, perhaps over several lines. */
export function buildHeading(source: Source, span: Span, number: NumberMark, text: Span): Heading {
  const documents = documentsBracket(source.text, source.conventions, text);
  return {
    kind: 'heading',
    span,
    number,
    title: trimSpan(source.text, { from: text.from, to: documents?.from ?? text.to }),
    documents,
  };
}

/** The last bracket of a title when it names documents, with the blanks before it. */
export function documentsBracket(text: string, conventions: Conventions, title: Span): Span | undefined {
  let end = title.to;
  for (const mark of conventions.wording.headings.continued) {
    if (text.startsWith(mark, end - mark.length))
      end = trimSpan(text, { from: title.from, to: end - mark.length }).to;
  }
  const open = CLOSING[text.charAt(end - 1)];
  if (!open) return undefined;
  let from = bracketStart(text, title.from, end, open);
  const isLabelled =
    from !== undefined &&
    (beginsLabelled(text, conventions, from + 1) || endsLabelled(text.slice(from + 1, end - 1), conventions));
  // A bracket that was not closed inside the symbol leaves the inner one as the match: `(Document C24/8(Rev.1)`.
  if (from !== undefined && !isLabelled && !conventions.documents.next(text, from, end)) {
    from = text.lastIndexOf(open, from - 1);
    if (from < title.from) return undefined;
    if (
      text.slice(from, end).split(open).length - 1 <=
      text.slice(from, end).split(text.charAt(end - 1)).length - 1
    )
      return undefined;
  }
  if (from === undefined || !(isLabelled || conventions.documents.next(text, from, end))) return undefined;
  const before = trimSpan(text, { from: title.from, to: from });
  return { from: Math.max(before.to, title.from), to: end };
}

const LONGEST_LABEL = 60;

/**
 * Whether a label and a number stand at a place, “(Document 150)”, as conferences number theirs, or a symbol that no profile
 * knows, “(Document VC-2/DT/3)”.
 */
function beginsLabelled(text: string, { wording }: Conventions, at: number): boolean {
  const written = withoutMarks(text.slice(at, at + LONGEST_LABEL));
  const { before } = wording.documents.labels;
  return before.some((label) => {
    if (!written.startsWith(label)) return false;
    return digitValue(written.charCodeAt(label.length)) >= 0 || SYMBOL.test(written.slice(label.length));
  });
}

/** What looks like the symbol of a document of whatever body, at the beginning of a text. */
const SYMBOL = /^[A-Z][A-Za-z0-9.-]{0,15}[/-][A-Za-z0-9./-]{0,15}[0-9]/;

/**
 * Whether what a bracket holds ends with a label and begins with a symbol that no profile knows, `（VC-2/DT/3号文件）`, or with
 * the number alone that documents of conferences have, `（98和98(Add.1)号文件）`.
 */
function endsLabelled(content: string, conventions: Conventions): boolean {
  if (content.length > LONGEST_LABEL) return false;
  const { after } = conventions.wording.documents.labels;
  if (!after.some((label) => content.endsWith(label))) return false;
  if (SYMBOL.test(content)) return true;
  const number = /^[0-9]{1,4}(?![0-9])/.exec(content)?.[0].length;
  if (number === undefined) return false;
  const { separators, ranges } = conventions.documentList;
  const goesOn = [separators, ranges].some((words) => words.at(content, number, content.length));
  return goesOn || content.charAt(number) === '(' || after.some((label) => content.startsWith(label, number));
}

function bracketStart(text: string, from: number, to: number, open: string): number | undefined {
  const close = text.charAt(to - 1);
  let depth = 0;
  for (let at = to - 1; at >= from; at--) {
    const character = text.charAt(at);
    if (character === close) depth++;
    else if (character === open && --depth === 0) return at;
  }
  return undefined;
}

/** The longest line that is taken for the rest of a title on no better evidence than that it is no sentence. */
const LONGEST_REST = 120;

/**
 * Whether a line without number is the rest of the heading above it: it closes its bracket, or names its documents,
 * or is short and no sentence.
 */
export function continuesHeading(source: Source, title: Span, line: SourceLine): boolean {
  const { text, conventions } = source;
  const above = text.slice(title.from, title.to);
  if (hasOpenBracket(above)) return true;
  if (documentsBracket(text, conventions, title)) return false;
  const content = text.slice(line.head, line.tail);
  if (endsSentence(conventions, content) || endsSentence(conventions, above)) return false;
  if (documentsBracket(text, conventions, { from: line.head, to: line.tail })) return true;
  return content.length <= LONGEST_REST && !hasSentenceInside(conventions, content);
}

/** Whether more brackets are opened than closed. */
export function hasOpenBracket(text: string): boolean {
  const count = (characters: string): number =>
    [...text].filter((character) => characters.includes(character)).length;
  return count('（(') > count('）)');
}

/** The mark of a footnote behind the stop: `.*`, `。¹`, `.[2]`; the digit of one that an extraction brought down, `abstentions.1`. */
const FOOTNOTE_MARK = /(?:\*{1,3}|[†‡]|[¹²³⁴-⁹]{1,2}|\[[0-9]{1,2}\]|(?<=\p{Ll}{5}\.|[。”»])[0-9]{1,2})$/u;

/** Whether a text ends like a sentence: `。`, `.`, also before a closing quotation mark or bracket, or the mark of a footnote. */
export function endsSentence({ wording }: Conventions, text: string): boolean {
  const ends = wording.typography.sentenceEnds;
  const end = text.charAt(text.length - 1);
  if (STOP.test(end)) return ends.includes(end);
  const last = withoutMarks(text.slice(-LONGEST_ENDING))
    .trimEnd()
    .replace(FOOTNOTE_MARK, '')
    .replace(/(?:[ \u00a0\u202f]?[”’"»)）\]]){0,3}$/u, '')
    .trimEnd()
    .at(-1);
  return last !== undefined && ends.includes(last);
}

/** What is itself the end of a text, and no mark behind it. */
const STOP = /[.。!！?？…]/;

/** How much of the end of a text is looked at: closing marks, and blanks that an editor left. */
const LONGEST_ENDING = 12;

function hasSentenceInside({ wording }: Conventions, text: string): boolean {
  const ends = wording.typography.sentenceEnds;
  return [...text.slice(0, -1)].some((character) => character !== '.' && ends.includes(character));
}
