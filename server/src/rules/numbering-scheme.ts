import { firstOf, otherSchemeOf } from '../analysis/numbering-scheme';
import { recordRule } from './rule';

/**
 * A record is counted as its profile counts (RECORDS.md §1.4; docs/profiles.md). One that is counted otherwise is that of
 * another body: this is said once, and the rules about numbers are silent.
 */
export const numberingScheme = recordRule({
  id: 'numbering-scheme',
  severity: 'warning',
  summary: 'The paragraphs of a record are counted as its profile counts them.',
  messages: {
    through:
      'The paragraphs are counted through; “{profile}” counts them under each heading. For a record of another body, name its profile in precis.json.',
    under:
      'The paragraphs are counted under each heading; “{profile}” counts them through. For a record of another body, name its profile in precis.json.',
  },
  *check(record) {
    const scheme = otherSchemeOf(record);
    const first = scheme && firstOf(record, scheme);
    if (!first) return;
    yield { message: scheme, args: { profile: record.conventions.profile.name }, span: first.span };
  },
});
