import { type CitedVersion, numbersOf, type VersionGroup } from '../analysis/cited-versions';
import { blocksCitingVersion, versionGroupsAt } from '../analysis/citing-blocks';
import { isOver } from '../analysis/gatherings';
import { printVersion } from '../analysis/printed-versions';
import { type Adoption, adoptionOf, sourceArgs } from '../analysis/registry';
import type { RecordDocument } from '../syntax/record';
import { slice } from '../text/span';
import { blockRule } from './rule';

const inAnotherForm = blocksCitingVersion((record, cited) => markOf(record, cited) !== undefined);

/**
 * The mark of a revised version stands in the citations of every conference but the one that adopted the instrument
 * (RECORDS.md §3, fact 2).
 */
export const revisionMark = blockRule({
  id: 'revision-mark',
  severity: 'error',
  summary: 'A revised version is marked as revised, and the one first adopted is not.',
  messages: {
    superfluous:
      '{number} was first adopted at {conference}, so “{found}” is no revision ({source}; registry of {updated}).',
    missing:
      '{number} was first adopted at {conference}, so “{found}” is a revision and marked as one ({source}; registry of {updated}).',
    missingEarlier:
      '{number} was first adopted at {conference} or earlier, so “{found}” is a revision and marked as one ({source}; registry of {updated}).',
    correct: 'Write “{expected}”',
  },
  where: inAnotherForm,
  *check(record, _, index) {
    for (const group of versionGroupsAt(record, [index])) {
      const fault = faultOf(record, group);
      const [first] = group.members;
      if (!first || !fault) continue;
      const { version, members } = group;
      const { message, adoption } = fault;
      const found = slice(record.text, version.span);
      yield {
        message,
        args: {
          number: numbersOf(record, members),
          conference: adoption.by.id,
          found,
          ...sourceArgs(record.conventions.source.authorities, adoption.source),
        },
        span: version.span,
        ...(adoption.certain ? {} : { severity: 'warning' as const }),
        fixes: () => {
          const { revised, ...plain } = version.fields;
          const values = message === 'superfluous' ? plain : { ...plain, revised: 'revised' };
          const expected = printVersion(record.conventions, first.cited.by.organ, values);
          if (expected === undefined) return [];
          return [{ title: 'correct', args: { expected }, edits: [{ span: version.span, text: expected }] }];
        },
      };
    }
  },
});

type Fault = {
  readonly message: 'superfluous' | 'missing' | 'missingEarlier';
  readonly adoption: Adoption;
};

/** What is wrong for all citations of a group; of several the first. */
function faultOf(record: RecordDocument, { members }: VersionGroup): Fault | undefined {
  const faults = members.map(({ cited }) => markOf(record, cited));
  return faults.every((fault) => fault !== undefined) ? faults[0] : undefined;
}

function markOf({ conventions }: RecordDocument, cited: CitedVersion): Fault | undefined {
  const adoption = adoptionOf(conventions.source, cited.key);
  if (!adoption) return undefined;
  const isFirst = adoption.by.id === cited.by.id && !adoption.orEarlier;
  if (cited.revised && isFirst) return { message: 'superfluous', adoption };
  const isLater = cited.conference && !cited.revised && isOver(adoption.by, cited.by);
  if (!isLater) return undefined;
  return { message: adoption.orEarlier ? 'missingEarlier' : 'missing', adoption };
}
