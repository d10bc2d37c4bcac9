import type { ProfileSource } from '../profile/profile';
import { isOfficial } from './gatherings';
import { adoptionOf, allHistories, type History } from './registry';

/** How complete the registry is for one kind of instrument of one organ. */
export interface Completeness {
  readonly organ: string;
  readonly instrument: string;
  readonly instruments: number;
  readonly versions: number;
  /** How many are known from the conference that adopted them on. */
  readonly adopted: number;
  /** Numbers within a series that has no gap, for which there is no entry. */
  readonly missing: readonly number[];
  /** Keys of instruments whose history is open: no version, or the first one is not known. */
  readonly open: readonly string[];
  /** How many titles there are, by language: of a version, or of the instrument. */
  readonly titles: Readonly<Record<string, number>>;
  /** How many versions rest on each quality of source; official ones count as such. */
  readonly qualities: Readonly<Record<string, number>>;
}

/** The registry by organ and kind of instrument, in its order. */
export function completenessOf(source: ProfileSource): Completeness[] {
  const groups = new Map<string, History[]>();
  for (const history of allHistories(source)) {
    const [organ, instrument] = history.instrument.key.split('/');
    const name = `${organ}/${instrument}`;
    groups.set(name, [...(groups.get(name) ?? []), history]);
  }
  return [...groups].map(([name, histories]) => completeness(source, name, histories));
}

function completeness(source: ProfileSource, name: string, histories: readonly History[]): Completeness {
  const [organ = '', instrument = ''] = name.split('/');
  const versions = histories.flatMap((history) => history.versions);
  const numbers = new Set(histories.map(({ instrument: { key } }) => Number(key.split('/')[2])));
  const expected = source.authorities.series
    .filter((series) => series.organ === organ && series.instrument === instrument && !series.orEarlier)
    .flatMap(({ from, to }) => Array.from({ length: to - from + 1 }, (_, index) => from + index));
  return {
    organ,
    instrument,
    instruments: histories.length,
    versions: versions.length,
    adopted: histories.filter((history) => history.versions[0]?.status === 'adopted').length,
    missing: expected.filter((number) => !numbers.has(number)),
    open: histories
      .filter((history) => history.versions.length === 0 || !adoptionOf(source, history.instrument.key))
      .map((history) => history.instrument.key),
    titles: countBy(
      histories.flatMap((history) => [
        ...new Set([
          ...Object.keys(history.instrument.title ?? {}),
          ...history.versions.flatMap(({ title }) => Object.keys(title ?? {})),
        ]),
      ]),
    ),
    qualities: countBy(
      versions.map((version) =>
        isOfficial(source.authorities, version.source) && version.quality === 'exact'
          ? 'official'
          : version.quality,
      ),
    ),
  };
}

function countBy(names: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const name of names) counts[name] = (counts[name] ?? 0) + 1;
  return counts;
}
