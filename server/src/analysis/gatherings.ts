import type { Authorities, Conference, Session } from '../profile/authorities';
import { conferencesIn, conferencesOf } from '../profile/conferences';
import type { ProfileSource } from '../profile/profile';
import { derive } from '../text/derive';

/**
 * A conference, or a session of a council: what adopts instruments. Days are ISO days, which compare as text; where the
 * registry knows only the year they are those of the year.
 */
export interface Gathering {
  readonly id: string;
  readonly organ: string;
  readonly year: number;
  readonly from: string;
  readonly to: string;
  /** The name of its city by language; a session has none. */
  readonly city: Readonly<Record<string, string>> | undefined;
  readonly source: readonly string[];
  /** Whether the organisation itself says so. */
  readonly official: boolean;
}

/** The day on which one began, or its year where no more is known of it. */
export function beginningOf({ from, year }: Gathering): string {
  return from === `${year}-01-01` ? String(year) : from;
}

/** Whether one was over, without doubt, before the other began. */
export function isOver(earlier: Gathering, later: Gathering): boolean {
  return earlier.to < later.from;
}

/** The conference or session of a name. */
export function gatheringOf({ authorities }: ProfileSource, id: string): Gathering | undefined {
  return byName(authorities).get(id);
}

const byName = derive((authorities: Authorities): ReadonlyMap<string, Gathering> => {
  const { conferences, sessions } = authorities;
  return new Map([...conferences, ...sessions].map((held) => [held.id, gathering(authorities, held)]));
});

function gathering(authorities: Authorities, held: Conference | Session): Gathering {
  const { id, organ, year, source } = held;
  return {
    id,
    organ,
    year,
    from: held.from ?? `${year}-01-01`,
    to: held.to ?? `${year}-12-31`,
    city: 'city' in held ? held.city : undefined,
    source,
    official: isOfficial(authorities, source),
  };
}

/** Whether one of the addresses is the organisation's own. */
export function isOfficial({ official }: Authorities, source: readonly string[]): boolean {
  return source.some((address) => {
    const host = /^https?:\/\/([^/:]{1,200})/.exec(address)?.[1] ?? '';
    return official.some((own) => host === own || host.endsWith(`.${own}`));
  });
}

/** The conference of an organ that is named by the end of its year: `23` for that of 2023. */
export function conferenceOfYear(
  source: ProfileSource,
  organ: string,
  digits: string,
): Gathering | undefined {
  const held = conferencesOf(source, organ).find(({ year }) => String(year).endsWith(digits));
  return held && gatheringOf(source, held.id);
}

/** The conference of an organ that met in a city in a year. */
export function conferenceOf(
  source: ProfileSource,
  organ: string,
  city: string,
  year: number,
): Gathering | undefined {
  const held = conferencesIn(source, city).find((other) => other.organ === organ && other.year === year);
  return held && gatheringOf(source, held.id);
}

/** The session of an organ that a citation names by its digits, `09`, or by its year; one the registry lacks, too. */
export function sessionNamed(source: ProfileSource, organ: string, digits: string): Gathering {
  const { authorities, profile } = source;
  const year = yearOf(digits, Number(authorities.updated.slice(0, 4)));
  const known = authorities.sessions.find((session) => session.organ === organ && session.year === year);
  if (known) return gathering(authorities, known);
  const name = String(year % 100).padStart(2, '0');
  const { session, sessionsBegan } = profile.documents;
  const id = sessionsBegan === undefined ? session.replace('{session}', name) : `${organ} ${year}`;
  return {
    id,
    organ,
    year,
    from: `${year}-01-01`,
    to: `${year}-12-31`,
    city: undefined,
    source: [],
    official: true,
  };
}

/** The year of a session that symbols name by its digits: `24`, `2000`. */
export function sessionYear({ authorities }: ProfileSource, digits: string): number {
  return yearOf(digits, Number(authorities.updated.slice(0, 4)));
}

/** Two digits stand for the nearest year that ends in them. */
function yearOf(digits: string, now: number): number {
  const value = Number(digits);
  if (digits.length > 2) return value;
  const century = now - (now % 100);
  const nearest = [century - 100, century, century + 100].map((start) => start + value);
  return nearest.reduce((best, year) => (Math.abs(year - now) < Math.abs(best - now) ? year : best));
}
