import type { Citation, Key, RecordDocument } from '../syntax/record';
import { citedVersionOf } from './cited-versions';
import { meetingOf } from './meeting';
import { printedVersion } from './printed-versions';
import { type DatedVersion, type History, historyOf, versionInForce } from './registry';

/** What the registry knows of an instrument, as it looks from a record. */
export interface InstrumentFacts {
  /** Its title, in the language of the record where there is one: of the version that is meant, else of any. */
  readonly title: string | undefined;
  /** Set where that is the title of another version: titles change when a text is revised. */
  readonly titleOf: string | undefined;
  /** Its versions, the earliest first, and its end. */
  readonly events: readonly InstrumentEvent[];
  /** The day the registry is of. */
  readonly updated: string;
}

export interface InstrumentEvent {
  /** The conference or session: `PP-18`. */
  readonly at: string;
  readonly year: number;
  /** The version as the record would cite it; absent where it has no words for it. */
  readonly version: string | undefined;
  readonly status: 'adopted' | 'revised' | 'abrogated';
  /** Whether it was in force at the meeting. */
  readonly inForce: boolean;
  /** Whether it is the one that is cited. */
  readonly cited: boolean;
  readonly source: readonly string[];
}

/** The facts of an instrument; nothing where the registry has no entry. */
export function instrumentFacts(
  record: RecordDocument,
  key: Key,
  citation?: Citation,
): InstrumentFacts | undefined {
  const { conventions, language } = record;
  const cited = citation && citedVersionOf(record, citation);
  const history = historyOf(conventions.source, cited?.key ?? key);
  if (!history) return undefined;
  const meeting = meetingOf(record);
  const right = meeting && versionInForce(history, meeting);
  const events: InstrumentEvent[] = history.versions.map((version) => ({
    at: version.at,
    year: version.by.year,
    version: version.number ?? printedVersion(conventions, history, version),
    status: version.status,
    inForce: version === right,
    cited: version.at === cited?.by.id,
    source: version.source,
  }));
  const { abrogated } = history;
  if (abrogated)
    events.push({
      at: abrogated.by.id,
      year: abrogated.by.year,
      version: undefined,
      status: 'abrogated',
      inForce: false,
      cited: false,
      source: abrogated.source,
    });
  const meant = history.versions.find(({ at }) => at === cited?.by.id) ?? right;
  return {
    ...titleIn(history, meant, language),
    events,
    updated: conventions.source.authorities.updated,
  };
}

function titleIn(
  { instrument, versions }: History,
  meant: DatedVersion | undefined,
  language: string,
): Pick<InstrumentFacts, 'title' | 'titleOf'> {
  const own = meant?.title?.[language] ?? instrument.title?.[language];
  if (own !== undefined) return { title: own, titleOf: undefined };
  const other = versions.findLast(({ title }) => title?.[language] !== undefined);
  if (other) return { title: other.title?.[language], titleOf: other.at };
  const foreign = Object.values({ ...instrument.title, ...meant?.title })[0];
  return { title: foreign ?? instrument.subject, titleOf: undefined };
}
