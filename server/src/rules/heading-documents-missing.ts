import { documentsBracket } from '../analysis/document-lists';
import { type HeadingDocuments, headingDocumentsIn } from '../analysis/heading-documents';
import { sessionOf } from '../syntax/masthead';
import type { RecordDocument } from '../syntax/record';
import type { Edit } from '../text/edits';
import { slice, trimSpan } from '../text/span';
import { itemRule } from './item-rule';

/**
 * A heading names the documents that its section introduces or decides on (RECORDS.md §1.3, §6.3). Many items have no
 * document (T-16), and a document that is only mentioned belongs into no heading (T-24).
 */
export const headingDocumentsMissing = itemRule({
  id: 'heading-documents-missing',
  severity: 'warning',
  summary: 'A heading names the documents that its section introduces or decides on.',
  messages: {
    none: 'The heading names no document; the section discusses {documents}.',
    some: 'The heading does not name {documents}, which the section introduces.',
    other: 'The heading names {found}, which the section does not mention; it discusses {expected}.',
    akin: 'The heading does not name {found}; it names {expected}, of which the section decides nothing.',
    introduced: '{document} is introduced here.',
    decided: '{document} is decided on here.',
    append: 'Append {documents} to the heading',
    writeInHeading: 'Write {expected} in the heading',
    writeInSection: 'Write {found} here, as in the heading',
    named: 'The heading names it here.',
  },
  given: sessionOf,
  *check(record, { section }) {
    const { heading } = section;
    if (!heading) return;
    const documents = headingDocumentsIn(record, section);
    const { named, missing, exchanged, misnumbered } = documents;
    for (const { named: meant, discussed } of misnumbered) {
      const { span } = discussed.reference;
      const args = { found: discussed.canonical, expected: meant.canonical };
      const write = { found: meant.canonical };
      yield {
        message: 'akin',
        args,
        span,
        related: [{ span: meant.span, message: 'named' }],
        fixes: () => [{ title: 'writeInSection', args: write, edits: [{ span, text: meant.canonical }] }],
      };
    }
    if (exchanged) {
      const { span, canonical: found } = exchanged.named;
      const { reference, by, canonical: expected } = exchanged.discussed;
      const args = { found, expected };
      yield {
        message: 'other',
        args,
        span,
        related: [{ span: reference.span, message: by, args: { document: expected } }],
        fixes: () => [
          { title: 'writeInHeading', args: { expected }, edits: [{ span, text: expected }] },
          { title: 'writeInSection', args: { found }, edits: [{ span: reference.span, text: found }] },
        ],
      };
    }
    if (missing.length === 0) return;
    const args = { documents: missing.map(({ canonical }) => canonical).join(', ') };
    yield {
      message: named.length === 0 ? 'none' : 'some',
      args,
      span: named.length === 0 ? heading.title : trimSpan(record.text, heading.documents ?? heading.title),
      ...(named.length > 0 && { severity: 'hint' }),
      related: missing.map(({ reference, by, canonical }) => ({
        span: reference.span,
        message: by,
        args: { document: canonical },
      })),
      fixes: () =>
        appendDocuments(record, documents).map((edit) => ({ title: 'append', args, edits: [edit] })),
    };
  },
});

/** The heading with the documents it lacks, unless its own are written in a way that another hand must put right. */
function appendDocuments(
  { text, conventions: { wording } }: RecordDocument,
  { section: { heading }, named, missing }: HeadingDocuments,
): Edit[] {
  if (!heading) return [];
  const { title, documents } = heading;
  const present = named.map(({ canonical }) => canonical);
  const all = documentsBracket(wording, [...present, ...missing.map(({ canonical }) => canonical)]);
  if (!documents) return named.length === 0 ? [{ span: { from: title.to, to: title.to }, text: all }] : [];
  return slice(text, documents) === documentsBracket(wording, present)
    ? [{ span: documents, text: all }]
    : [];
}
