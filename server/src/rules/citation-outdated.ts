import { isHistorical } from '../analysis/citation-context';
import { citedVersionOf, numbersOf, type VersionGroup } from '../analysis/cited-versions';
import { blocksCiting, citationsAt, versionGroupsAt } from '../analysis/citing-blocks';
import { daysOf, meetingName } from '../analysis/meeting';
import { sourceArgs } from '../analysis/registry';
import { printedIn, type RightVersion, type Verdict, verdictOn } from '../analysis/version-verdicts';
import type { Citation, RecordDocument } from '../syntax/record';
import type { Span } from '../text/span';
import { blockRule } from './rule';

/** Where every version has a number of its own, the number may be that of an older one. */
const citedLate = blocksCiting((record, citation) => {
  const cited = citedVersionOf(record, citation);
  return cited !== undefined && verdictOn(record, cited)?.kind === 'outdated';
});

/**
 * A citation names the version that was in force at the meeting (RECORDS.md §3, fact 3). A version that is cited as a
 * thing of the past is no fault; which version is meant is for a person to say, so nothing is changed unseen.
 */
export const citationOutdated = blockRule({
  id: 'citation-outdated',
  severity: 'warning',
  summary: 'A citation names the version that was in force on the date of the meeting.',
  messages: {
    outdated:
      'On the date of the meeting ({date}) the version of {number} in force was, as far as is known, {expected} ({source}; registry of {updated}).',
    update: 'Update to {expected}',
  },
  where: citedLate,
  given: meetingName,
  *check(record, _, index) {
    for (const group of versionGroupsAt(record, [index])) {
      const stale = staleMembers(record, group);
      const [first] = stale;
      if (!first) continue;
      const expected = stale.map(({ verdict }) => shown(record, verdict.right));
      const one = stale.length === group.members.length && new Set(expected).size === 1;
      yield {
        message: 'outdated',
        args: argsFor(record, stale, first.verdict),
        span: group.version.span,
        fixes: () => (one ? fixTo(group.version.span, printedIn(record, first.verdict.right)) : []),
      };
    }
    for (const citation of citationsAt(record, [index])) {
      const cited = citation.version ? undefined : citedVersionOf(record, citation);
      const verdict = cited && verdictOn(record, cited);
      if (!cited || verdict?.kind !== 'outdated' || isHistorical(record, citation, cited)) continue;
      yield {
        message: 'outdated',
        args: argsFor(record, [{ citation }], verdict),
        span: citation.number,
        fixes: () => fixTo(citation.number, verdict.right.version.number),
      };
    }
  },
});

type Outdated = Extract<Verdict, { kind: 'outdated' }>;

/** The citations of a group that are out of date; none where one of them is cited as a thing of the past. */
function staleMembers(
  record: RecordDocument,
  { members }: VersionGroup,
): { citation: Citation; verdict: Outdated }[] {
  const stale = members.flatMap(({ citation, cited }) => {
    const verdict = verdictOn(record, cited);
    return verdict?.kind === 'outdated' ? [{ citation, cited, verdict }] : [];
  });
  return stale.some(({ citation, cited }) => isHistorical(record, citation, cited)) ? [] : stale;
}

function argsFor(
  record: RecordDocument,
  members: readonly { readonly citation: Citation }[],
  { meeting, right }: Outdated,
) {
  return {
    number: numbersOf(record, members),
    expected: shown(record, right),
    date: daysOf(meeting),
    ...sourceArgs(record.conventions.source.authorities, right.version.source),
  };
}

/** The version in the record's words; where they are lacking, who adopted it. */
function shown(record: RecordDocument, right: RightVersion): string {
  return right.version.number ?? printedIn(record, right) ?? right.version.by.id;
}

function fixTo(span: Span, expected: string | undefined) {
  if (expected === undefined) return [];
  return [{ title: 'update' as const, args: { expected }, edits: [{ span, text: expected }] }];
}
