import { documentsIn } from '../syntax/documents';
import { footerOf, mastheadOf, mastheadSpans } from '../syntax/masthead';
import type { RecordDocument } from '../syntax/record';
import { withoutMarks } from '../text/direction';
import { lineSpanAt } from '../text/lines';

/**
 * Whether a text says beyond doubt which document it is, so that it is one whatever its file is called: in its footer, or in its
 * masthead. Many a text names documents at its top, as notes do. In a masthead the symbol stands by itself, it is the only one,
 * and two more things are there that belong to it: a word for documents, the letter of the language, the title, the original
 * language, a date.
 */
export function saysWhatItIs(text: string, read: (text: string) => RecordDocument): boolean {
  return statesDocument(read(endsOf(text)));
}

/** How much of a text is looked at: a masthead stands within so many characters of its beginning, a footer of its end. */
const OPENING = 4000;
const CLOSING = 1000;

/** The first and the last lines of a text, so that one that may be anything takes no longer when it is long. */
function endsOf(text: string): string {
  if (text.length <= OPENING + CLOSING) return text;
  const closing = text.length - CLOSING;
  return `${text.slice(0, lineSpanAt(text, OPENING).from)}${text.slice(lineSpanAt(text, closing).to)}`;
}

function statesDocument(record: RecordDocument): boolean {
  if (footerOf(record)) return true;
  const { symbol, language, title, original, meeting } = mastheadOf(record);
  const label = symbol && wordsBeside(record, symbol.span.from, symbol.span.to);
  if (!symbol || label === undefined || namesAnother(record)) return false;
  const evidence = [label !== '', language, title, original, meeting];
  return evidence.filter((piece) => piece !== undefined && piece !== false).length >= 2;
}

/** The word for documents before a symbol, `Document ` in “Document C24/8-E”; nothing when other words stand in its cell of the line. */
function wordsBeside({ text, conventions }: RecordDocument, from: number, to: number): string | undefined {
  const line = lineSpanAt(text, from);
  const before = withoutMarks(text.slice(line.from, from)).split('\t').at(-1)?.trim() ?? '';
  const [after = ''] = withoutMarks(text.slice(to, line.to)).split('\t');
  const { document, revision } = conventions.wording.masthead;
  const isKnown = before === '' || document.includes(before) || isRevision(before, document, revision);
  return isKnown && /^(?:-[A-Z])?\s*$/.test(after) ? before : undefined;
}

/** Whether words are those of “Revision 1 to Document”, in one line with the symbol. */
function isRevision(words: string, labels: readonly string[], template: string | undefined): boolean {
  const [before = '', after = ''] = template?.split('{revision}') ?? [];
  if (before === '' || !words.startsWith(before)) return false;
  const rest = words.slice(before.length).replace(/^\d{1,2}/, '');
  return rest.startsWith(after) && labels.includes(rest.slice(after.length).trim());
}

/** Whether a masthead names several documents: then it is a list, or speaks of them. */
function namesAnother(record: RecordDocument): boolean {
  const { text, conventions } = record;
  const named = mastheadSpans(record).flatMap((span) => documentsIn(text, span, conventions));
  return new Set(named.filter(({ own }) => own).map(({ key }) => key)).size > 1;
}
