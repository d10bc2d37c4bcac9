import { saysAbrogated } from '../analysis/citation-context';
import { citedVersionOf, doubtfulCitationsOf } from '../analysis/cited-versions';
import { blocksCiting, citationsAt } from '../analysis/citing-blocks';
import { daysOf, meetingOf } from '../analysis/meeting';
import { type History, historyOf, sourceArgs } from '../analysis/registry';
import type { Citation, RecordDocument } from '../syntax/record';
import { slice } from '../text/span';
import { recordRule } from './rule';

/**
 * An instrument that was abrogated before the meeting is not cited as one in force (RECORDS.md §3). Its first mention is
 * reported; a record that says anywhere that it was abrogated knows.
 */
export const citationAbrogated = recordRule({
  id: 'citation-abrogated',
  severity: 'warning',
  summary: 'What is cited had not been abrogated before the meeting.',
  messages: {
    abrogated:
      '{number} was abrogated at {conference}, before the meeting ({date}; {source}, registry of {updated}).',
  },
  *check(record) {
    const meeting = meetingOf(record);
    if (meeting?.from === undefined) return;
    for (const { abrogated, mentions } of abrogatedIn(record)) {
      const [first] = mentions;
      if (!first || !abrogated || abrogated.by.to >= meeting.from) continue;
      if (mentions.some((citation) => saysAbrogated(record, citation))) continue;
      yield {
        message: 'abrogated',
        args: {
          number: slice(record.text, first.number),
          conference: abrogated.by.id,
          date: daysOf(meeting),
          ...sourceArgs(record.conventions.source.authorities, abrogated.source),
        },
        span: first.span,
      };
    }
  },
});

interface Mentioned {
  readonly abrogated: History['abrogated'];
  readonly mentions: Citation[];
}

/** The instruments of a record that were abrogated at some time, each with its mentions in order. */
function abrogatedIn(record: RecordDocument): Iterable<Mentioned> {
  const found = new Map<string, Mentioned>();
  for (const citation of citationsAt(record, citingAbrogated(record))) {
    if (doubtfulCitationsOf(record).has(citation)) continue;
    const key = keyOf(record, citation);
    const abrogated = abrogationOf(record, citation);
    if (key === undefined || !abrogated) continue;
    const known = found.get(key) ?? { abrogated, mentions: [] };
    known.mentions.push(citation);
    found.set(key, known);
  }
  return found.values();
}

const citingAbrogated = blocksCiting((record, citation) => abrogationOf(record, citation) !== undefined);

function abrogationOf(record: RecordDocument, citation: Citation): History['abrogated'] {
  const key = keyOf(record, citation);
  return key === undefined ? undefined : historyOf(record.conventions.source, key)?.abrogated;
}

/** What is cited; a version whose conference or organ is in doubt may be of another instrument. */
function keyOf(record: RecordDocument, citation: Citation): string | undefined {
  return citation.version ? citedVersionOf(record, citation)?.key : citation.key;
}
