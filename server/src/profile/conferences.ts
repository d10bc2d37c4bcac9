import { derive } from '../text/derive';
import type { Conference } from './authorities';
import type { ProfileSource } from './profile';

/** The conferences of an organisation by the names of their cities, as citations name them (RECORDS.md §4.2). */

/**
 * The conferences that met in a city, whatever language its name is written in. Case, accents, hyphens, blanks and
 * what cannot be seen do not count, and one half of a double name will do: `Malaga` for `Malaga-Torremolinos`.
 */
export function conferencesIn({ authorities }: ProfileSource, city: string): readonly Conference[] {
  return byName(authorities)(city);
}

/** How many names are remembered as they are written: an archive names the same few cities time and again. */
const MOST_NAMES = 1000;

const byName = derive((authorities: ProfileSource['authorities']) => {
  const known = new Map<string, readonly Conference[]>();
  return (city: string): readonly Conference[] => {
    const before = known.get(city);
    if (before) return before;
    const conferences = byCity(authorities).get(plain(city)) ?? [];
    if (known.size >= MOST_NAMES) known.clear();
    known.set(city, conferences);
    return conferences;
  };
});

/** The conferences of an organ. */
export function conferencesOf({ authorities }: ProfileSource, organ: string): readonly Conference[] {
  return byOrgan(authorities).get(organ) ?? [];
}

const byOrgan = derive(({ conferences }: ProfileSource['authorities']) => {
  const organs = new Map<string, Conference[]>();
  for (const conference of conferences)
    organs.set(conference.organ, [...(organs.get(conference.organ) ?? []), conference]);
  return organs;
});

/** Whether a text holds the name of a city where some conference met, beside other words. */
export function holdsCity({ authorities }: ProfileSource, written: string): boolean {
  const text = plain(written);
  return [...byCity(authorities).keys()].some((city) => text.includes(city));
}

/** The two cities whose names run into one: `BusanDubai`. */
export function citiesRunTogether(
  { authorities }: ProfileSource,
  written: string,
  language: string,
): readonly [string, string] | undefined {
  if (byName(authorities)(written).length > 0) return undefined;
  const cities = byCity(authorities);
  const text = plain(written);
  for (let at = 1; at < text.length; at++) {
    const [first, second] = [cities.get(text.slice(0, at))?.[0], cities.get(text.slice(at))?.[0]];
    if (first && second) return [first.city[language] ?? first.id, second.city[language] ?? second.id];
  }
  return undefined;
}

/** The name of a city as the registry has it, where it was written with other hyphens or blanks: `Buenos-Aires`. */
export function cityLike(source: ProfileSource, written: string, language: string): string | undefined {
  const held = conferencesIn(source, written);
  if (held.some(({ city }) => city[language] === written)) return undefined;
  const names = held.flatMap(({ city }) => city[language] ?? []);
  if (names.some((name) => name.toLowerCase() === written.toLowerCase())) return undefined;
  return names.find((name) => unspaced(name) === unspaced(written));
}

function unspaced(name: string): string {
  return name.replace(/[\p{Pd}\s]/gu, '').toLowerCase();
}

const byCity = derive(({ conferences }: ProfileSource['authorities']) => {
  const cities = new Map<string, Conference[]>();
  for (const conference of conferences) {
    const names = Object.values(conference.city).flatMap((name) => [name, ...name.split('-')]);
    for (const name of new Set(names.map(plain))) cities.set(name, [...(cities.get(name) ?? []), conference]);
  }
  return cities;
});

function plain(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/[\p{M}\p{Pd}\p{Cf}\s'’]/gu, '')
    .toLowerCase();
}
