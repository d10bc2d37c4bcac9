import { meetingName } from '../analysis/meeting';
import { besideQuotations, quotedTitlesIn } from '../analysis/quoted-titles';
import { sourceArgs } from '../analysis/registry';
import { slice } from '../text/span';
import { blockRule } from './rule';

/**
 * A title that is quoted with a citation is that of the version cited: titles change when a text is revised (RECORDS.md
 * §3, fact 4). Only titles that the registry has of that very version are compared, and only with what begins or ends
 * like one.
 */
export const citationTitle = blockRule({
  id: 'citation-title',
  severity: 'hint',
  summary: 'A quoted title is that of the version cited.',
  messages: {
    differs: 'The title of {number} as of {conference} has “{expected}” ({source}; registry of {updated}).',
    correct: 'Write the title of {conference}',
  },
  where: besideQuotations,
  given: meetingName,
  *check(record, block, index) {
    for (const quoted of quotedTitlesIn(record, block, index)) {
      const { citation, version, title, expected, quotation, found } = quoted;
      const conference = version.by.id;
      yield {
        message: 'differs',
        args: {
          number: slice(record.text, citation.number),
          conference,
          expected,
          ...sourceArgs(record.conventions.source.authorities, version.source),
        },
        span: found,
        fixes: () => [{ title: 'correct', args: { conference }, edits: [{ span: quotation, text: title }] }],
      };
    }
  },
});
