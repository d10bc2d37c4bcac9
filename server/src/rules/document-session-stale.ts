import { documentFactsOf } from '../analysis/facts';
import { likelyStaleSessionsOf, staleSessionsOf } from '../analysis/sessions';
import { shapesOf } from '../analysis/shapes';
import type { Severity } from '../profile/profile';
import { sessionOf } from '../syntax/masthead';
import type { RecordDocument } from '../syntax/record';
import { slice } from '../text/span';
import { factsRule, type Report } from './rule';

/**
 * Items come back every year under the same number, and their text is copied from the record of the year before: the
 * session that was forgotten there survives reading (RECORDS.md §1.8, §1b). Documents of earlier sessions that are
 * meant stay unreported (T-18).
 */
export const documentSessionStale = factsRule({
  id: 'document-session-stale',
  severity: 'error',
  summary: 'A document under discussion is one of the session of the record.',
  messages: {
    stale: '{found} is of another session; {expected} was expected.',
    right: '{expected} stands here.',
    write: 'Write {expected}',
  },
  facts: (record) => [shapesOf(record), documentFactsOf(record), sessionOf(record)],
  *check(record) {
    yield* staleIn(record, staleSessionsOf(record));
    // What was decided a year ago may be told, too.
    yield* staleIn(record, likelyStaleSessionsOf(record), 'warning');
  },
});

function* staleIn(
  record: RecordDocument,
  stale: ReturnType<typeof staleSessionsOf>,
  severity?: Severity,
): Generator<Report<'stale' | 'right' | 'write'>> {
  for (const [{ span }, right] of stale) {
    const expected = right.canonical;
    yield {
      message: 'stale',
      args: { found: slice(record.text, span), expected },
      span,
      severity,
      related: [{ span: right.span, message: 'right', args: { expected } }],
      fixes: () => [{ title: 'write', args: { expected }, edits: [{ span, text: expected }] }],
    };
  }
}
