import { documentsIn } from '../analysis/block-documents';
import { withSession } from '../analysis/sessions';
import { hasSessions } from '../profile/symbol-fields';
import { blocksWhere } from '../syntax/by-block';
import { isNumberedPlainly, sessionOf } from '../syntax/masthead';
import type { DocumentReference, RecordDocument } from '../syntax/record';
import { referencesByBlock, referring } from '../syntax/references';
import { slice } from '../text/span';
import { blockRule } from './rule';

/**
 * A symbol names its session (RECORDS.md §1.8, “short, no session”): `DT/8` is another document every year, and the
 * record outlives its session.
 */
export const documentSessionMissing = blockRule({
  id: 'document-session-missing',
  severity: 'warning',
  summary: 'Document symbols name the session.',
  messages: {
    missing: '“{found}” does not name the session.',
    missingKnown: '“{found}” does not name the session; {expected} was expected.',
    write: 'Write {expected}',
  },
  where: blocksWhere(
    (record, _, index) => withoutSession(record, index).length > 0,
    isNumberedPlainly,
    referring,
  ),
  given: (record) => `${sessionOf(record)} ${isNumberedPlainly(record)}`,
  *check(record, _, index) {
    for (const reference of withoutSession(record, index)) {
      const { span } = reference;
      const found = slice(record.text, span);
      const expected = withSession(record, reference)?.canonical;
      if (expected === undefined) {
        yield { message: 'missing', args: { found }, span };
        continue;
      }
      yield {
        message: 'missingKnown',
        args: { found, expected },
        span,
        fixes: () => [{ title: 'write', args: { expected }, edits: [{ span, text: expected }] }],
      };
    }
  },
});

/** The documents of the body in a block whose symbols name no session. */
function withoutSession(record: RecordDocument, index: number): readonly DocumentReference[] {
  if (!hasSessions(record.conventions.profile) || isNumberedPlainly(record)) return [];
  const documents = documentsIn(referencesByBlock(record).at(index) ?? []);
  return documents.filter((reference, at) => {
    const { own, implied, fields } = reference;
    if (!own || implied || fields['session']) return false;
    return !endsRange(record, documents[at - 1], reference);
  });
}

/** Whether a symbol ends a range that begins with the session: “Documents C24/DT/1 to DT/5”. */
function endsRange(
  { text, conventions }: RecordDocument,
  first: DocumentReference | undefined,
  { span, fields }: DocumentReference,
): boolean {
  if (!first?.fields['session'] || first.fields['series'] !== fields['series']) return false;
  return conventions.documentList.ranges.at(text, first.span.to, span.from)?.span.to === span.from;
}
