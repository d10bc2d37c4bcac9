import { documentsOf } from '../analysis/block-documents';
import { sessionYear } from '../analysis/gatherings';
import { meantBy } from '../analysis/sessions';
import { sessionOf } from '../syntax/masthead';
import type { Heading, Paragraph, RecordDocument } from '../syntax/record';
import { numberShown } from '../syntax/sections';
import { lineSpanAt } from '../text/lines';
import type { Span } from '../text/span';

/** A snippet that may be meant where something is being written. */
export interface OfferedSnippet {
  readonly name: string;
  readonly description: string;
  /** With stops, `${1:…}`; LF ends its lines. */
  readonly body: string;
  /** What was written of its name, to be replaced. */
  readonly span: Span;
}

/**
 * The snippets of the record's own language that fit at an offset, with the numbers, the session and the document that
 * belong there: on an empty line those that are lines; behind a number, and within a text once their name was begun,
 * those that are words.
 */
export function snippetsAt(record: RecordDocument, offset: number): OfferedSnippet[] {
  const { text, language, conventions } = record;
  const line = lineSpanAt(text, offset);
  const before = text.slice(line.from, offset);
  const name = nameBefore(before);
  const lead = before.slice(0, before.length - name.length);
  if (text.slice(offset, line.to).trim() !== '' || LETTER.test(lead)) return [];
  const span = { from: offset - name.length, to: offset };
  const place = placeAt(record, span.from);
  const isEmpty = lead.trim() === '';
  const number = place.paragraph && /^\s{0,8}[0-9.]{1,12}\t\s{0,8}$/.exec(lead)?.[0];
  const isBegun = isSentence(record, lead.slice(lead.lastIndexOf('\t') + 1));
  return (conventions.source.snippets[language] ?? []).flatMap(({ name: known, description, body }) => {
    const [first = ''] = body;
    const isLines = body.length > 1 || NUMBERED.test(first);
    const goesOn = number !== undefined && PARAGRAPH.test(first) && first.replace(PARAGRAPH, '') !== '$0';
    if (!known.startsWith(name) || (isLines && !stands(known, place))) return [];
    if (isEmpty ? !isLines : isLines ? !goesOn : name === '') return [];
    if (!isLines && !isBegun && isSentence(record, withoutStops(first))) return [];
    const filled = filledIn(body, record, place, isEmpty ? 0 : 1);
    // The number stands there already.
    const lines = isEmpty || !isLines ? filled : filled.map((each, at) => (at > 0 ? each : behindTab(each)));
    return [{ name: known, description, body: lines.join('\n'), span }];
  });
}

/** Whether a text is empty or ends with a sentence. */
function isSentence({ conventions }: RecordDocument, text: string): boolean {
  const last = text.trimEnd().slice(-1);
  return last === '' || conventions.wording.typography.sentenceEnds.includes(last);
}

/** The beginning of a name that a text ends in: letters and hyphens, a letter first, as many as a name may have. */
function nameBefore(text: string): string {
  let from = text.length;
  while (from > 0 && text.length - from < 31 && /[A-Za-z-]/.test(text.charAt(from - 1))) from--;
  return text.slice(from).replace(/^-+/, '');
}

/** What stands above the headings, by the names that are the same in every language; and what only below one. */
const ABOVE: readonly string[] = ['masthead', 'masthead-meeting', 'agenda', 'agenda-row'];
const ANYWHERE: readonly string[] = ['heading', 'heading-two', 'heading-continued'];

function stands(name: string, { heading }: Place): boolean {
  return ANYWHERE.includes(name) || ABOVE.includes(name) === (heading === undefined);
}

/** What a snippet writes when every stop is left as it is; the day on which it is written is left open. */
export function withoutStops(body: string): string {
  const stops = new Map<string, string>();
  const keep = (_: string, stop: string, content: string): string => {
    if (!stops.has(stop)) stops.set(stop, content.replaceAll('\\,', ','));
    return stops.get(stop) ?? '';
  };
  return body
    .replace(/\$CURRENT_[A-Z_]+|\$\{CURRENT_[A-Z_]+[^}]*\}/g, '…')
    .replace(/\$\{([0-9]{1,2})\|((?:\\,|[^,|])*)[^|]*\|\}/g, keep)
    .replace(/\$\{([0-9]{1,2}):([^${}]*)\}/g, keep)
    .replace(/\$([0-9]{1,2})/g, (_, stop: string) => stops.get(stop) ?? '');
}

/** What ends in a letter of a script with blanks between its words: a word goes on. */
const LETTER = /(?!\p{Script=Han})\p{L}$/u;

const NUMBERED = /^\$\{1:1\}/;
const PARAGRAPH = /^\$\{1:1\}\.\$\{[0-9]:1\}\t/;

/** Where something is to be put in: the heading, the paragraph and the row of the table above. */
interface Place {
  readonly heading: Heading | undefined;
  readonly paragraph: Paragraph | undefined;
  readonly row: number;
}

function placeAt(record: RecordDocument, offset: number): Place {
  let heading: Heading | undefined;
  let paragraph: Paragraph | undefined;
  let row = 0;
  for (const block of record.blocks) {
    if (block.span.from > offset) break;
    if (block.kind === 'heading') {
      heading = block;
      paragraph = undefined;
    } else if (block.kind === 'paragraph') paragraph = block;
    else if (block.kind === 'agenda')
      for (const { span, number } of block.rows) if (span.from < offset) row = number?.value[0] ?? row + 1;
  }
  return { heading, paragraph, row };
}

/** The lines of a snippet with what belongs there; `written` is how many of its numbers stand there already. */
function filledIn(
  body: readonly string[],
  record: RecordDocument,
  { heading, paragraph, row }: Place,
  written: number,
): string[] {
  const session = sessionOf(record);
  const [reference] = documentsOf(record, heading).filter(({ own }) => own);
  const document = reference && meantBy(record, reference).canonical;
  const major = heading?.number.value[0] ?? 1;
  const next = (paragraph?.number.value[1] ?? 0) + 1 - written;
  const above = heading?.number.value[0] ?? 0;
  return body.map((line) => {
    const isHeading = /^\$\{1:1\}\t[^\t]*$/.test(line);
    const isRow = /^\$\{1:1\}\t[^\t]*\t/.test(line);
    const numbered = line
      .replace(
        /^\$\{1:1\}\.\$\{[0-9]:([0-9])\}\t/,
        (_, at: string) => `${numberShown(record, [major, next + Number(at) - 1])}\t`,
      )
      .replace(/^\$\{1:1\}\t/, () => `${isRow ? (body.length > ROW_LINES ? 1 : row + 1) : above + 1}\t`);
    const named =
      document === undefined || isHeading || isRow
        ? numbered
        : numbered.replace(
            /\$\{([0-9]):[^${}]{0,4}\$CURRENT_YEAR_SHORT\/1\}/,
            (_, stop) => `\${${stop}:${document}}`,
          );
    return session === undefined
      ? named
      : named
          .replaceAll('$CURRENT_YEAR_SHORT', session)
          .replace(/\$CURRENT_YEAR(?!_)/, String(sessionYear(record.conventions.source, session)));
  });
}

/** A row by itself is one line, and where writing goes on; a whole table begins at 1. */
const ROW_LINES = 2;

function behindTab(line: string): string {
  return line.slice(line.indexOf('\t') + 1);
}
