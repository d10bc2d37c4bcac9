import { stretchesOf } from '../analysis/own-words';
import { blocksWith } from '../syntax/by-block';
import { impossibleDatesIn } from '../syntax/dates';
import { slice } from '../text/span';
import { blockRule } from './rule';

/** A date is one that the calendar has (RECORDS.md §6.3). Which one was meant, only the author knows. */
export const impossibleDate = blockRule({
  id: 'impossible-date',
  severity: 'error',
  summary: 'A date is a day of the calendar.',
  messages: { impossible: 'No calendar has {date}.' },
  where: blocksWith(/\p{Nd}{4}/u),
  *check(record, block) {
    for (const stretch of stretchesOf(block))
      for (const { span, part } of impossibleDatesIn(record.text, stretch, record.conventions))
        yield { message: 'impossible', args: { date: slice(record.text, span) }, span: part };
  },
});
