import { numbersOf } from '../analysis/cited-versions';
import { blocksCitingVersion, versionGroupsAt } from '../analysis/citing-blocks';
import { beginningOf } from '../analysis/gatherings';
import { daysOf, meetingName } from '../analysis/meeting';
import { sourceArgs } from '../analysis/registry';
import { printedIn, rightVersionOf, verdictOn } from '../analysis/version-verdicts';
import { slice } from '../text/span';
import { blockRule } from './rule';

/**
 * Nobody can cite what is adopted later (RECORDS.md §3). The days of the conference are the registry's; the date of the
 * meeting is certain where the masthead names it. An amendment that is dated after the meeting is `amendment-order`'s.
 */
export const citationAnachronistic = blockRule({
  id: 'citation-anachronistic',
  severity: 'error',
  summary: 'A version that is cited was adopted before the meeting.',
  messages: {
    later:
      '{found} of {number} was adopted at {conference}, which began on {began}, after the meeting ({date}; {source}, registry of {updated}).',
    update: 'Change to {expected}, in force at the meeting',
  },
  where: blocksCitingVersion((record, cited) => verdictOn(record, cited)?.kind === 'anachronistic'),
  given: meetingName,
  *check(record, _, index) {
    for (const { version, members } of versionGroupsAt(record, [index])) {
      const [first] = members;
      const verdict = first && !first.cited.adopted && verdictOn(record, first.cited);
      if (!first || !verdict || verdict.kind !== 'anachronistic') continue;
      const { by } = first.cited;
      const { meeting } = verdict;
      yield {
        message: 'later',
        args: {
          number: numbersOf(record, members),
          found: slice(record.text, version.span),
          conference: by.id,
          began: beginningOf(by),
          date: daysOf(meeting),
          ...sourceArgs(record.conventions.source.authorities, by.source),
        },
        span: version.span,
        ...(meeting.certain && by.official ? {} : { severity: 'warning' as const }),
        fixes: () => {
          const right = members.map(({ cited }) => rightVersionOf(record, cited.key));
          const texts = new Set(right.map((known) => known && printedIn(record, known)));
          const [expected] = texts;
          if (texts.size !== 1 || expected === undefined) return [];
          return [{ title: 'update', args: { expected }, edits: [{ span: version.span, text: expected }] }];
        },
      };
    }
  },
});
