import { numbersOf } from '../analysis/cited-versions';
import { bareFirstMentions } from '../analysis/first-mentions';
import { daysOf, meetingOf } from '../analysis/meeting';
import { sourceArgs } from '../analysis/registry';
import { recordRule } from './rule';

/**
 * Year and city are part of a number, and are given where it is first mentioned (RECORDS.md §1.9); afterwards the bare
 * number will do. Only what can be completed is reported: the version in force is known.
 */
export const citationIncomplete = recordRule({
  id: 'citation-incomplete',
  severity: 'hint',
  summary: 'Where an instrument is first mentioned, its version is given.',
  messages: {
    bare: 'The first mention of {number} says no version; on {date} {expected} was in force ({source}; registry of {updated}).',
    complete: 'Add {expected}',
  },
  *check(record) {
    const meeting = meetingOf(record);
    if (!meeting) return;
    for (const { members, at, text } of bareFirstMentions(record)) {
      const [first] = members;
      if (!first) continue;
      const { expected } = first;
      yield {
        message: 'bare',
        args: {
          number: numbersOf(record, members),
          date: daysOf(meeting),
          expected,
          ...sourceArgs(record.conventions.source.authorities, first.right.version.source),
        },
        span: first.citation.span,
        fixes: () =>
          text === undefined
            ? []
            : [{ title: 'complete', args: { expected }, edits: [{ span: { from: at, to: at }, text }] }],
      };
    }
  },
});
