import type { Authorities, Instrument, InstrumentVersion } from '../profile/authorities';
import type { ProfileSource } from '../profile/profile';
import type { Key } from '../syntax/record';
import { derive } from '../text/derive';
import { remembered } from '../text/remembered';
import { type Gathering, gatheringOf, isOfficial, isOver } from './gatherings';

/**
 * What the registry knows of an instrument, in order of time. It is partial: `undefined` never means that there is no
 * such thing.
 */

/** A version, and the conference or session that adopted it. */
export interface DatedVersion extends InstrumentVersion {
  readonly by: Gathering;
}

/** The versions of an instrument, the earliest first. */
export interface History {
  readonly instrument: Instrument;
  readonly versions: readonly DatedVersion[];
  readonly abrogated: { readonly by: Gathering; readonly source: readonly string[] } | undefined;
}

/** The history of an instrument; where each version has a number of its own, that of any version will do. */
export function historyOf(source: ProfileSource, key: Key): History | undefined {
  return known(source).historyOf(key);
}

/** How many keys of instruments are remembered: an archive cites the same ones time and again. */
const MOST_KEYS = 1000;

const known = derive((source: ProfileSource) => ({
  historyOf: remembered(MOST_KEYS, (key) => histories(source).get(instrumentKey(key))),
  adoptionOf: remembered(MOST_KEYS, (key) => adoptionIn(source, key)),
}));

/** Every history there is, in order of the registry. */
export function allHistories(source: ProfileSource): Iterable<History> {
  return histories(source).values();
}

/** `ITU-R/resolution/36` for `ITU-R/resolution/36-5`. */
export function instrumentKey(key: Key): Key {
  return key.replace(/-[0-9]{1,2}$/, '');
}

const histories = derive((source: ProfileSource): ReadonlyMap<Key, History> => {
  const { instruments } = source.authorities;
  return new Map(instruments.map((instrument) => [instrument.key, historyIn(source, instrument)]));
});

function historyIn(source: ProfileSource, instrument: Instrument): History {
  const versions = instrument.versions.flatMap((version) => {
    const by = gatheringOf(source, version.at);
    return by ? [{ ...version, by }] : [];
  });
  const end = instrument.abrogated;
  const by = end && gatheringOf(source, end.at);
  return {
    instrument,
    versions: versions.sort((a, b) => a.by.year - b.by.year),
    abrogated: by && { by, source: end.source },
  };
}

/**
 * The version that was in force at a meeting without doubt; nothing once the instrument is abrogated, or where the first day
 * of the meeting, an ISO day, is not known.
 */
export function versionInForce(
  { versions, abrogated }: History,
  { from }: { readonly from: string | undefined },
): DatedVersion | undefined {
  if (from === undefined || (abrogated && abrogated.by.from <= from)) return undefined;
  return versions.findLast(({ by }) => by.to < from);
}

/** Who adopted an instrument first. */
export interface Adoption {
  readonly by: Gathering;
  /** Set where an earlier conference may have adopted it: then it is only known that a later one did not. */
  readonly orEarlier: boolean;
  readonly source: readonly string[];
  /** Whether the organisation says so itself, or two facts agree. */
  readonly certain: boolean;
}

/** The adoption of an instrument: as the registry has it, else as its number tells. */
export function adoptionOf(source: ProfileSource, key: Key): Adoption | undefined {
  return known(source).adoptionOf(key);
}

function adoptionIn(source: ProfileSource, key: Key): Adoption | undefined {
  const { authorities } = source;
  const told = adoptionByNumber(source, key);
  const versions = historyOf(source, key)?.versions ?? [];
  const first = versions.find(({ status }) => status === 'adopted');
  // What was revised had been adopted before.
  const [earliest] = versions;
  if (!first && !told && earliest?.status === 'revised' && earliest.quality === 'exact')
    return { by: earliest.by, orEarlier: true, source: earliest.source, certain: false };
  if (!first) return told;
  const agrees = told?.by.id === first.by.id && !told.orEarlier;
  const certain = first.quality === 'exact' && (agrees || isOfficial(authorities, first.source));
  return { by: first.by, orEarlier: false, source: first.source, certain };
}

function adoptionByNumber(source: ProfileSource, key: Key): Adoption | undefined {
  const [organ, instrument, number] = instrumentKey(key).split('/');
  const value = Number.parseInt(number ?? '', 10);
  const series = source.authorities.series.find(
    (other) =>
      other.organ === organ && other.instrument === instrument && other.from <= value && value <= other.to,
  );
  const by = series && gatheringOf(source, series.adopted);
  return by && { by, orEarlier: series.orEarlier ?? false, source: series.source, certain: false };
}

/** Whether a citation of what a gathering adopted comes before the instrument was adopted. */
export function isBeforeAdoption(by: Gathering, adoption: Adoption): boolean {
  return !adoption.orEarlier && isOver(by, adoption.by);
}

/** Whether a gathering met before the numbers of today began: what it adopted under a number is another instrument. */
export function isOfOlderSeries(source: ProfileSource, key: Key, by: Gathering): boolean {
  const begun = beginnings(source).get(key.slice(0, key.lastIndexOf('/')));
  return begun !== undefined && by.to < begun;
}

/** The first day of the first conference whose numbers are those of today, by organ and kind of instrument. */
const beginnings = derive((source: ProfileSource): ReadonlyMap<string, string> => {
  const days = new Map<string, string>();
  for (const { organ, instrument, adopted } of source.authorities.series) {
    const day = gatheringOf(source, adopted)?.from;
    const name = `${organ}/${instrument}`;
    const known = days.get(name);
    if (day !== undefined && (known === undefined || day < known)) days.set(name, day);
  }
  return days;
});

/** What a message says of where a fact is from: an address of the organisation if there is one, and the day of the registry. */
export function sourceArgs(
  authorities: Authorities,
  sources: readonly string[],
): { source: string; updated: string } {
  const source = sources.find((one) => isOfficial(authorities, [one])) ?? sources[0] ?? '';
  return { source, updated: authorities.updated };
}
