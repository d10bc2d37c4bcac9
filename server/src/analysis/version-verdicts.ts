import { organOf } from '../profile/organs';
import type { RecordDocument } from '../syntax/record';
import { derive, deriveWithin } from '../text/derive';
import type { CitedVersion } from './cited-versions';
import { isOver } from './gatherings';
import { type Meeting, meetingOf } from './meeting';
import { printedVersion } from './printed-versions';
import {
  type Adoption,
  adoptionOf,
  type DatedVersion,
  type History,
  historyOf,
  isBeforeAdoption,
  isOfOlderSeries,
  versionInForce,
} from './registry';

/** What the registry and the date of the meeting say of a version that is cited. */
export type Verdict =
  /** A later version was in force. */
  | { readonly kind: 'outdated'; readonly meeting: Meeting; readonly right: RightVersion }
  /** It was adopted after the meeting. */
  | { readonly kind: 'anachronistic'; readonly meeting: Meeting }
  /** It is older than the instrument, or not the one version of an instrument that is never revised. */
  | { readonly kind: 'before-adoption'; readonly adoption: Adoption };

/** The version that was in force at a meeting. */
export interface RightVersion {
  readonly history: History;
  readonly version: DatedVersion;
}

/** What can be said against a version; nothing where the registry or the record does not tell. */
export function verdictOn(record: RecordDocument, cited: CitedVersion): Verdict | undefined {
  return verdictsOf(record)(cited);
}

/** Once for all citations that name a version in the same words. */
const verdictsOf = derive((record: RecordDocument) =>
  deriveWithin((cited: CitedVersion) => judge(record, cited)),
);

function judge(record: RecordDocument, cited: CitedVersion): Verdict | undefined {
  const { source } = record.conventions;
  const adoption = adoptionOf(source, cited.key);
  const organ = organOf(source.profile, cited.key);
  // What is never revised has the one version of its adoption.
  if (organ && !organ.revises && adoption && !adoption.orEarlier && adoption.by.year !== cited.by.year)
    return { kind: 'before-adoption', adoption };
  if (isOfOlderSeries(source, cited.key, cited.by)) return undefined;
  // Two sessions in the wrong order do not tell which version is meant.
  if (cited.adopted && !isOver(cited.adopted, cited.by)) return undefined;
  if (adoption && isBeforeAdoption(cited.by, adoption)) return { kind: 'before-adoption', adoption };
  const meeting = meetingOf(record);
  if (!meeting) return undefined;
  if (cited.by.from > meeting.to) return { kind: 'anachronistic', meeting };
  const right = rightVersionOf(record, cited.key);
  return right && isOver(cited.by, right.version.by) ? { kind: 'outdated', meeting, right } : undefined;
}

/** The version of an instrument that was in force at the meeting of a record. */
export function rightVersionOf(record: RecordDocument, key: string): RightVersion | undefined {
  const meeting = meetingOf(record);
  const history = historyOf(record.conventions.source, key);
  const version = meeting && history && versionInForce(history, meeting);
  return version && { history, version };
}

/** A version as the record would cite it: `（2022年，布加勒斯特，修订版）`. */
export function printedIn({ conventions }: RecordDocument, right: RightVersion): string | undefined {
  return printedVersion(conventions, right.history, right.version);
}
