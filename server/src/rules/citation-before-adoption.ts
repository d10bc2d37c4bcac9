import { citedVersionOf, doubtfulCitationsOf, numbersOf } from '../analysis/cited-versions';
import { blocksCiting, blocksCitingVersion, citationsAt, versionGroupsAt } from '../analysis/citing-blocks';
import { daysOf, meetingOf } from '../analysis/meeting';
import { adoptionOf, sourceArgs } from '../analysis/registry';
import { printedIn, rightVersionOf, verdictOn } from '../analysis/version-verdicts';
import type { Citation, RecordDocument } from '../syntax/record';
import { slice } from '../text/span';
import { recordRule } from './rule';

/**
 * An instrument has no version older than its adoption, and nobody speaks of it before (RECORDS.md §3, fact 2). The
 * number tells who adopted it: a revised text keeps its number.
 */
export const citationBeforeAdoption = recordRule({
  id: 'citation-before-adoption',
  severity: 'error',
  summary: 'What is cited had been adopted by then.',
  messages: {
    version:
      '{number} was first adopted at {conference}: there is no “{found}” ({source}; registry of {updated}).',
    meeting:
      '{number} was first adopted at {conference}, after the meeting ({date}; {source}, registry of {updated}).',
    update: 'Change to {expected}, in force at the meeting',
  },
  *check(record) {
    const { source } = record.conventions;
    for (const { version, members } of versionGroupsAt(record, adoptedBefore(record))) {
      const [first] = members;
      const verdicts = members.map(({ cited }) => verdictOn(record, cited));
      const [verdict] = verdicts;
      if (!first || verdict?.kind !== 'before-adoption') continue;
      if (!verdicts.every((other) => other?.kind === 'before-adoption')) continue;
      const { adoption } = verdict;
      yield {
        message: 'version',
        args: {
          number: numbersOf(record, members),
          conference: adoption.by.id,
          found: slice(record.text, version.span),
          ...sourceArgs(source.authorities, adoption.source),
        },
        span: version.span,
        ...(adoption.certain ? {} : { severity: 'warning' as const }),
        fixes: () => {
          const right = members.length === 1 ? rightVersionOf(record, first.cited.key) : undefined;
          const expected = right && printedIn(record, right);
          if (expected === undefined) return [];
          return [{ title: 'update', args: { expected }, edits: [{ span: version.span, text: expected }] }];
        },
      };
    }
    for (const citation of citationsAt(record, citedEarly(record))) {
      const early = tooEarly(record, citation);
      if (!early) continue;
      const { adoption, meeting } = early;
      yield {
        message: 'meeting',
        args: {
          number: slice(record.text, citation.number),
          conference: adoption.by.id,
          date: daysOf(meeting),
          ...sourceArgs(source.authorities, adoption.source),
        },
        span: citation.number,
        ...(adoption.certain && meeting.certain && citation.organStated
          ? {}
          : { severity: 'warning' as const }),
      };
    }
  },
});

const adoptedBefore = blocksCitingVersion(
  (record, cited) => verdictOn(record, cited)?.kind === 'before-adoption',
);

const citedEarly = blocksCiting((record, citation) => adoptedAfter(record, citation) !== undefined);

/** A citation without version of what was adopted after the meeting, if it is beyond doubt what is cited. */
function tooEarly(record: RecordDocument, citation: Citation) {
  return doubtfulCitationsOf(record).has(citation) ? undefined : adoptedAfter(record, citation);
}

function adoptedAfter(record: RecordDocument, citation: Citation) {
  const meeting = meetingOf(record);
  if (!meeting || citation.version || citedVersionOf(record, citation)) return undefined;
  const adoption = adoptionOf(record.conventions.source, citation.key);
  if (!adoption || adoption.orEarlier || adoption.by.from <= meeting.to) return undefined;
  return { adoption, meeting };
}
