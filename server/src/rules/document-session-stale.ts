import { documentFactsOf } from '../analysis/facts';
import { staleSessionsOf } from '../analysis/sessions';
import { shapesOf } from '../analysis/shapes';
import { sessionOf } from '../syntax/masthead';
import { slice } from '../text/span';
import { factsRule } from './rule';

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
    for (const [{ span }, right] of staleSessionsOf(record)) {
      const expected = right.canonical;
      yield {
        message: 'stale',
        args: { found: slice(record.text, span), expected },
        span,
        related: [{ span: right.span, message: 'right', args: { expected } }],
        fixes: () => [{ title: 'write', args: { expected }, edits: [{ span, text: expected }] }],
      };
    }
  },
});
