import { withSession } from '../analysis/sessions';
import { hasSessions } from '../profile/symbol-fields';
import { documentReferencesOf } from '../syntax/references';
import { slice } from '../text/span';
import { recordRule } from './rule';

/**
 * A symbol names its session (RECORDS.md §1.8, “short, no session”): `DT/8` is another document every year, and the
 * record outlives its session.
 */
export const documentSessionMissing = recordRule({
  id: 'document-session-missing',
  severity: 'warning',
  summary: 'Document symbols name the session.',
  messages: {
    missing: '“{found}” does not name the session.',
    missingKnown: '“{found}” does not name the session; {expected} was expected.',
    write: 'Write {expected}',
  },
  *check(record) {
    if (!hasSessions(record.conventions.profile)) return;
    for (const reference of documentReferencesOf(record)) {
      if (!reference.own || reference.implied || reference.fields['session']) continue;
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
