import type { Conference, ProfileSource } from '../profile/profile';

/** The conferences of an organisation by the names of their cities, as citations name them (RECORDS.md §4.2). */

/** The conferences that met in a city, whatever language its name is written in. */
export function conferencesIn({ authorities }: ProfileSource, city: string): Conference[] {
  return authorities.conferences.filter((conference) => isCityOf(conference, city));
}

/**
 * Whether a name is that of the city where a conference met. Case, accents, hyphens and blanks do not count, and one
 * half of a double name will do: `Malaga` for `Malaga-Torremolinos`.
 */
export function isCityOf(conference: Conference, written: string): boolean {
  const city = plain(written);
  return Object.values(conference.city).some((name) =>
    [name, ...name.split('-')].some((spelling) => plain(spelling) === city),
  );
}

/** Whether a text holds the name of a city where some conference met, beside other words. */
export function holdsCity({ authorities }: ProfileSource, written: string): boolean {
  const text = plain(written);
  return authorities.conferences.some(({ city }) =>
    Object.values(city).some((name) => text.includes(plain(name))),
  );
}

function plain(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/[\p{M}\p{Pd}\s'’]/gu, '')
    .toLowerCase();
}
