import { numbersOf } from '../analysis/cited-versions';
import { citationsAt } from '../analysis/citing-blocks';
import { bareFirstMentions, unversioned } from '../analysis/first-mentions';
import { daysOf, meetingOf } from '../analysis/meeting';
import { adoptionOf, sourceArgs } from '../analysis/registry';
import { print } from '../profile/compile';
import { hasNumber, numberInKey, organOf } from '../profile/organs';
import type { RecordDocument } from '../syntax/record';
import { slice } from '../text/span';
import { type Report, recordRule } from './rule';

/**
 * Year and city are part of a number, and are given where it is first mentioned (RECORDS.md §1.9); afterwards the bare
 * number will do. Only what can be completed is reported: the version in force is known.
 */
export const citationIncomplete = recordRule({
  id: 'citation-incomplete',
  severity: 'hint',
  summary: 'Where an instrument is first mentioned, its version is given.',
  messages: {
    bare: 'The first mention of {number} says no version; on {date} {expected} was in force, as far as is known ({source}; registry of {updated}).',
    versionless: 'The version is part of the number of {organ} {instrument} {number}, and is missing.',
    complete: 'Add {expected}',
  },
  *check(record) {
    yield* versionless(record);
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

/** The citations without version of an organ whose instruments are never cited without. */
function* versionless(record: RecordDocument): Generator<Report<'versionless' | 'complete'>> {
  const { profile, source, wording, fields } = record.conventions;
  for (const citation of citationsAt(record, unversioned(record))) {
    const { key, organ = '', organStated, version, implied, instrument, number, tail } = citation;
    const owner = organOf(profile, key);
    if (!organStated || version || implied || !owner?.versioned) continue;
    // A number that the organ does not have is not short of a version.
    if (!hasNumber(owner, instrument, numberInKey(key))) continue;
    const form = wording.citations.versions.find(({ organs }) => organs.includes(organ));
    const year = adoptionOf(source, key)?.by.year;
    const expected = form && year !== undefined && print(form.template, { year: String(year) }, fields);
    const at = { from: Math.max(number.to, tail.span.to), to: Math.max(number.to, tail.span.to) };
    yield {
      message: 'versionless',
      args: { organ, instrument, number: slice(record.text, number) },
      span: number,
      severity: 'warning',
      fixes: () =>
        expected
          ? [{ title: 'complete', args: { expected }, edits: [{ span: at, text: ` ${expected}` }] }]
          : [],
    };
  }
}
