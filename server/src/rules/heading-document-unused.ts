import { documentsBracket } from '../analysis/document-lists';
import { type HeadingDocuments, headingDocumentsIn } from '../analysis/heading-documents';
import { sessionOf } from '../syntax/masthead';
import type { DocumentReference, RecordDocument } from '../syntax/record';
import type { Edit } from '../text/edits';
import { slice } from '../text/span';
import { itemRule } from './item-rule';

/**
 * What a heading names its section speaks of (RECORDS.md §6.3). A section that names no document at all speaks of
 * those of its heading in other words: “the report”, “the document”.
 */
export const headingDocumentUnused = itemRule({
  id: 'heading-document-unused',
  severity: 'hint',
  summary: 'The section mentions every document that its heading names.',
  messages: {
    unused: 'Nothing in this section mentions {document}.',
    remove: 'Remove {document} from the heading',
  },
  given: sessionOf,
  *check(record, { section }) {
    if (!section.heading) return;
    const documents = headingDocumentsIn(record, section);
    for (const reference of documents.unused) {
      const args = { document: reference.canonical };
      yield {
        message: 'unused',
        args,
        span: reference.span,
        fixes: () =>
          withoutDocument(record, documents, reference).map((edit) => ({
            title: 'remove',
            args,
            edits: [edit],
          })),
      };
    }
  },
});

/** The bracket of the heading without a document, unless it is written in a way that another hand must put right. */
function withoutDocument(
  { text, conventions: { wording } }: RecordDocument,
  { section: { heading }, named }: HeadingDocuments,
  unused: DocumentReference,
): Edit[] {
  const span = heading?.documents;
  const present = named.map(({ canonical }) => canonical);
  if (!span || slice(text, span) !== documentsBracket(wording, present)) return [];
  const rest = named.filter((reference) => reference !== unused).map(({ canonical }) => canonical);
  return [{ span, text: documentsBracket(wording, rest) }];
}
