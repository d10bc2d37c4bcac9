import { print } from '../profile/compile';
import type { Conventions } from '../profile/conventions';
import { documentsIn } from '../syntax/documents';
import type { DocumentReference, RecordDocument } from '../syntax/record';
import { linesOf } from '../text/lines';
import { slice } from '../text/span';
import { announcementOf } from './agenda-rows';
import { documentsOf } from './block-documents';
import { meantBy } from './sessions';

/** An item of an agenda: its title on one line, and its documents as they should be written. */
export interface AgendaItem {
  readonly title: string;
  readonly documents: readonly string[];
}

/** The agenda that a document of the archive gives: the rows of its table, else its headings; none where it has neither. */
export function agendaOf(record: RecordDocument): readonly AgendaItem[] {
  const rows = (announcementOf(record)?.items ?? []).flatMap(({ row, references }) =>
    row.title ? [item(record, slice(record.text, row.title), references)] : [],
  );
  if (rows.length > 0) return rows;
  return record.blocks.flatMap((block) =>
    block.kind === 'heading'
      ? [
          item(
            record,
            slice(record.text, block.title),
            documentsOf(record, block).filter(
              ({ span }) => block.documents !== undefined && span.from >= block.documents.from,
            ),
          ),
        ]
      : [],
  );
}

/** The agenda that a text gives: as above, else an item a line. Of a line without title nothing comes. */
export function agendaInText(record: RecordDocument, session: string): readonly AgendaItem[] {
  const found = agendaOf(record);
  if (found.length > 0) return found;
  return linesOf(record.text).flatMap(
    ({ from, to }) => agendaItem(record.text.slice(from, to), record.conventions, session) ?? [],
  );
}

/**
 * An item as a hand types it on one line: perhaps a number, the title, and the documents behind it, bracketed or not:
 * `3. Gender equality C24/6, C24/33`. A symbol without session is one of `session`. Nothing for a line without title.
 */
export function agendaItem(line: string, conventions: Conventions, session: string): AgendaItem | undefined {
  const references = documentsIn(line, { from: 0, to: line.length }, conventions);
  let end = line.length;
  let first = references.length;
  while (first > 0) {
    const span = references[first - 1]?.span;
    if (!span || span.to > end || !isGlue(line.slice(span.to, end), conventions)) break;
    end = span.from;
    first--;
  }
  const title = oneLine(withoutGlue(line.slice(0, end), conventions, first < references.length));
  if (title === '') return undefined;
  const documents = references.slice(first).map(({ own, fields, canonical }) => {
    const form = conventions.profile.documents.forms.find((candidate) => candidate.own);
    const whole = own && !fields['session'] && form;
    return whole
      ? (print(form.template, { ...fields, session }, conventions.fields) ?? canonical)
      : canonical;
  });
  return { title, documents: [...new Set(documents)] };
}

/** A title on one line, without TABs and doubled blanks. */
export function oneLine(text: string): string {
  return text.replace(/\s+/gu, ' ').trim();
}

function item(record: RecordDocument, title: string, references: readonly DocumentReference[]): AgendaItem {
  const documents = references.map((reference) => meantBy(record, reference).canonical);
  return { title: oneLine(title), documents: [...new Set(documents)] };
}

/** Brackets and punctuation that may stand between a title and its documents, and between these. */
const MARKS = /[\s()（）［］[\],，、;；/|–—-]/gu;

/** Whether a stretch holds nothing but what joins documents. */
function isGlue(stretch: string, conventions: Conventions): boolean {
  let rest = stretch;
  for (const word of glueOf(conventions)) rest = rest.replaceAll(word, ' ');
  return rest.replace(MARKS, '') === '';
}

/** What joins a title with its documents. */
const GLUE = /[\s(（［[,，、;；|–—-]/u;

/** A title without its number before it and, where documents follow, without what leads to them. */
function withoutGlue(text: string, conventions: Conventions, isFollowed: boolean): string {
  let title = text.replace(/^\s*(?:[-*•]\s|[0-9]{1,3}(?:[.)、．]\s*|\t|\s+(?=\S)))/u, '').trimEnd();
  const none = conventions.wording.agenda.none.find((word) => /\s$/u.test(before(title, word)));
  if (none) title = before(title, none).trimEnd();
  for (let last = ''; isFollowed && last !== title; ) {
    last = title;
    const word = conventions.wording.documents.labels.before.find((label) => title.endsWith(label.trim()));
    if (word) title = title.slice(0, -word.trim().length);
    let end = title.length;
    while (end > 0 && GLUE.test(title.charAt(end - 1))) end--;
    title = title.slice(0, end);
  }
  return title;
}

/** What stands before a word at the end of a text; nothing where it does not end so. */
function before(text: string, word: string): string {
  return text.endsWith(word) ? text.slice(0, -word.length) : '';
}

function glueOf({ wording: { documents, agenda } }: Conventions): string[] {
  const { labels, separators, last } = documents;
  return [...labels.before, ...labels.after, ...separators, last, ...agenda.none]
    .map((word) => word.trim())
    .filter((word) => word !== '')
    .sort((a, b) => b.length - a.length);
}
