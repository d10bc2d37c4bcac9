import { reversedHoursIn } from '../analysis/hours';
import { mayBeReversed, type Reversed, reversedIn } from '../analysis/ranges';
import { blocksWhere, inEither } from '../syntax/by-block';
import type { Block, RecordDocument } from '../syntax/record';
import { slice } from '../text/span';
import { blockRule } from './rule';

/** A range goes from what is earlier to what is later. Which of its ends is wrong, or whether they changed places, the author knows. */
export const rangeOrder = blockRule({
  id: 'range-order',
  severity: 'warning',
  summary: 'A range goes up.',
  messages: {
    order: 'The range ends before it begins: “{found}”.',
    exchange: 'Exchange the two ends',
  },
  where: inEither(
    mayBeReversed,
    blocksWhere((record, block) => hoursIn(record, block).length > 0),
  ),
  *check(record, block) {
    for (const { span, first, second } of [...reversedIn(record, block), ...hoursIn(record, block)]) {
      yield {
        message: 'order',
        args: { found: slice(record.text, span) },
        span,
        fixes: () => [
          {
            title: 'exchange',
            edits: [
              { span: first, text: slice(record.text, second) },
              { span: second, text: slice(record.text, first) },
            ],
          },
        ],
      };
    }
  },
});

/** The hours of the meeting, where they go down. Elsewhere times may be told in any order. */
function hoursIn(record: RecordDocument, block: Block): readonly Reversed[] {
  const reversed = block.kind === 'masthead' ? reversedHoursIn(record, block.span) : undefined;
  return reversed ? [reversed] : [];
}
