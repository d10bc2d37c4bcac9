import { numbersOf } from '../analysis/cited-versions';
import { blocksCitingVersion, versionGroupsAt } from '../analysis/citing-blocks';
import { isOver } from '../analysis/gatherings';
import { daysOf, meetingName, meetingOf } from '../analysis/meeting';
import { printedIn, rightVersionOf } from '../analysis/version-verdicts';
import { slice } from '../text/span';
import { blockRule } from './rule';

/**
 * `(C11, last amended C23)` names two sessions: the second is later than the first and not after the meeting. Sessions
 * are named by their years, so that needs no registry.
 */
export const amendmentOrder = blockRule({
  id: 'amendment-order',
  severity: 'error',
  summary: 'An amendment is later than the adoption and not after the meeting.',
  messages: {
    order: '“{found}”: {number} cannot have been amended in {amended} before it was adopted in {adopted}.',
    later: '“{found}”: the session of {amended} was after the meeting ({date}).',
    update: 'Change to {expected}, in force at the meeting',
  },
  where: blocksCitingVersion((_, { adopted }) => adopted !== undefined),
  given: meetingName,
  *check(record, _, index) {
    const meeting = meetingOf(record);
    for (const { version, members } of versionGroupsAt(record, [index])) {
      const [first] = members;
      if (!first?.cited.adopted) continue;
      const { by, adopted } = first.cited;
      const isBefore = isOver(by, adopted);
      const isLater = meeting !== undefined && by.from > meeting.to;
      if (!isBefore && !isLater) continue;
      const numbers = numbersOf(record, members);
      yield {
        message: isBefore ? 'order' : 'later',
        args: {
          number: numbers,
          found: slice(record.text, version.span),
          amended: by.year,
          ...(isBefore ? { adopted: adopted.year } : { date: meeting ? daysOf(meeting) : '' }),
        },
        span: version.span,
        ...(isBefore || meeting?.certain ? {} : { severity: 'warning' as const }),
        fixes: () => {
          const right = members.length === 1 ? rightVersionOf(record, first.cited.key) : undefined;
          const expected = right && printedIn(record, right);
          if (expected === undefined) return [];
          return [{ title: 'update', args: { expected }, edits: [{ span: version.span, text: expected }] }];
        },
      };
    }
  },
});
