import type { Chance } from '../../fuzz/random';
import { type Base, type Planter, say, sayBoth, some } from '../base';
import { citesOf, cityOf, filled, wordsOf } from '../words';

/** Faults in citations of resolutions and decisions. */

/** One of the sentences of a language, about something. */
function spoken(base: Base, chance: Chance, what: string): string {
  return filled(chance.pick(wordsOf(base).says), what);
}

/** A citation of a conference's resolution with a version, both perhaps of another conference. */
function resolution(
  base: Base,
  number: number,
  year: number,
  revised: boolean,
  by = year,
): string | undefined {
  const cites = citesOf(base);
  return (
    cites &&
    filled(cites.resolution, String(number)) + cites.version(cityOf(base.language, by), year, revised)
  );
}

/** Says a citation whose fault is in its version, unless the record cites that number anyway. */
function versioned(
  base: Base,
  chance: Chance,
  number: number,
  ...version: [year: number, revised: boolean, by?: number]
) {
  const citation = resolution(base, number, ...version);
  if (citation === undefined || cited(base).has(number)) return undefined;
  const outer = chance.onceIn(4) ? (citesOf(base)?.conference(citation) ?? citation) : citation;
  return say(base, chance, spoken(base, chance, `⟦${outer}⟧`));
}

/** The numbers that a text cites. */
function cited({ text }: Base): ReadonlySet<number> {
  const numbers = text.matchAll(
    /(?:第|Resolution |Résolution |Resolución |Резолюции |القرار |Decision |resolution )([0-9]{1,4})/g,
  );
  return new Set([...numbers].map(([, number]) => Number(number)));
}

/** The year in which the meeting was: of the latest session whose documents are named, else the first that is written. */
function yearOf({ text }: Base): number {
  const sessions = [...text.matchAll(/(?<![A-Za-z0-9/])C([0-9]{2})\//g)].map(
    ([, session]) => 2000 + Number(session),
  );
  return Math.max(...sessions, 0) || Number(/20[0-9]{2}/.exec(text)?.[0] ?? 0);
}

/** The year of one conference and the city of another, or a year in which none was held. */
export const conferenceMismatch: Planter = (base, chance) => {
  const years = [2022, 2018, 2014, 2010];
  const by = chance.pick(years);
  const year = chance.pick([...years.filter((other) => other !== by), by - 1]);
  return versioned(base, chance, chance.pick([102, 130, 133, 140, 167, 179]), year, true, by);
};

/** A version that was not the last at the time of the meeting. */
export const citationOutdated: Planter = (base, chance) => {
  if (yearOf(base) < 2023) return undefined;
  return versioned(base, chance, chance.pick([71, 130, 140, 167, 179, 200]), 2018, true);
};

/** What a later session adopted. */
export const citationAnachronistic: Planter = (base, chance) => {
  const cites = citesOf(base);
  if (base.profile === 'un-summary-record')
    return base.language === 'en'
      ? say(
          base,
          chance,
          spoken(base, chance, `⟦Security Council resolution ${2750 + chance.nat(30)} (2025)⟧`),
        )
      : undefined;
  if (!cites) return undefined;
  const session = yearOf(base) - 1999 + chance.nat(2);
  const number = filled(cites.resolution, String(1500 + chance.nat(90)));
  const version = cites.amended(`C${session}`, '').replace(/[,，،].*(?=[)）])/, '');
  const [head, tail] = cites.council(`${number}|`).split('|');
  return say(base, chance, spoken(base, chance, `⟦${head}${version}${tail}⟧`));
};

/** A resolution marked as revised where it was adopted, or not marked where it was revised. */
export const revisionMark: Planter = (base, chance) => {
  const [number, year, revised] = chance.pick([
    [206, 2018, true],
    [219, 2022, true],
    [175, 2018, false],
    [140, 2022, false],
    [71, 2022, false],
    [130, 2022, false],
    [179, 2022, false],
  ] as const);
  return year < yearOf(base) ? versioned(base, chance, number, year, revised) : undefined;
};

/** A version that is older than the resolution. */
export const citationBeforeAdoption: Planter = (base, chance) => {
  if (base.profile === 'un-summary-record')
    return base.language === 'en'
      ? say(base, chance, spoken(base, chance, '⟦Security Council resolution 2250 (2014)⟧'))
      : undefined;
  const [number, year, revised] = chance.pick([
    [219, 2018, false],
    [206, 2014, false],
    [179, 2006, true],
    [200, 2010, true],
    [206, 2010, true],
  ] as const);
  return versioned(base, chance, number, year, revised);
};

/** A resolution that was abrogated before the meeting. */
export const citationAbrogated: Planter = (base, chance) => {
  const cites = citesOf(base);
  if (!cites || yearOf(base) < 2023) return undefined;
  if (chance.onceIn(2)) return versioned(base, chance, 11, 2018, true);
  return say(base, chance, spoken(base, chance, `⟦${cites.council(filled(cites.resolution, '1334'))}⟧`));
};

/** Two sessions that changed places, or an amendment that is still to come. */
export const amendmentOrder: Planter = (base, chance) => {
  const cites = citesOf(base);
  if (!cites) return undefined;
  const number = some(
    chance,
    [1305, 1306, 1336, 1344].filter((each) => !cited(base).has(each)),
  );
  if (number === undefined) return undefined;
  const [adopted, amended] = chance.onceIn(2) ? [19, 5 + chance.nat(13)] : [11, 28 + chance.nat(8)];
  const two = (year: number): string => `C${String(year).padStart(2, '0')}`;
  const version = cites.amended(two(adopted), two(amended));
  const [head, tail] = cites.council(`${filled(cites.resolution, String(number))}|`).split('|');
  return say(base, chance, spoken(base, chance, `⟦${head}${version}${tail}⟧`));
};

/** The number, or the version, of another organ. */
export const organMismatch: Planter = (base, chance) => {
  const cites = citesOf(base);
  if (base.profile === 'un-summary-record')
    return base.language === 'en'
      ? say(base, chance, spoken(base, chance, `⟦General Assembly resolution 2023/${1 + chance.nat(30)}⟧`))
      : undefined;
  if (!cites) return undefined;
  const number = filled(cites.resolution, String(1300 + chance.nat(90)));
  return say(base, chance, spoken(base, chance, `⟦${cites.conference(number)}⟧`));
};

/** Two versions of one resolution, of which nobody knows the right one. */
export const citationInconsistent: Planter = (base, chance) => {
  const [one, other] = [resolution(base, 137, 2010, true), resolution(base, 137, 2014, true)];
  if (!one || !other) return undefined;
  const turned = chance.onceIn(2);
  const [first, second] = [turned ? other : one, turned ? one : other];
  return sayBoth(base, chance, spoken(base, chance, `⟦${first}⟧`), spoken(base, chance, `⟦${second}⟧`));
};

/** A bare number at the first mention. */
export const citationIncomplete: Planter = (base, chance) => {
  if (base.profile === 'un-summary-record')
    return base.language === 'en'
      ? say(base, chance, spoken(base, chance, '⟦Security Council resolution 2231⟧'))
      : undefined;
  const cites = citesOf(base);
  const number = chance.pick([71, 130, 140, 179, 200]);
  if (!cites || cited(base).has(number) || yearOf(base) < 2023) return undefined;
  return say(base, chance, spoken(base, chance, `⟦${filled(cites.resolution, String(number))}⟧`));
};

/** The title of another version. Only of some languages the registry has titles. */
export const citationTitle: Planter = (base, chance) => {
  if (base.profile !== 'itu-council' || yearOf(base) < 2023) return undefined;
  if (base.language === 'zh') {
    const citation = resolution(base, 180, 2022, true);
    return say(base, chance, spoken(base, chance, `${citation}“促进互联网协议第⟦4⟧版的部署”`));
  }
  if (base.language !== 'en') return undefined;
  const [number, year, title] = chance.pick([
    [
      175,
      2014,
      'Telecommunication/information and communication technology ⟦access⟧ for persons with disabilities and persons with specific needs',
    ],
    [71, 2018, 'Strategic plan for the Union for ⟦2024-2027⟧'],
    [180, 2014, 'Facilitating the transition from IPv4 to ⟦IPv5⟧'],
  ] as const);
  const citation = resolution(base, number, year, true);
  return say(base, chance, `In ${year} the conference had adopted ${citation}, “${title}”.`);
};

/** Ways to write a citation amiss, by language. One that has nothing to change leaves it as it is. */
const SLIPS: Readonly<Record<string, readonly ((citation: string) => string)[]>> = {
  zh: [
    (citation) => citation.replace('年，', '年'),
    (citation) => citation.replace('，修订', '修订'),
    (citation) => citation.replace('（', '(').replace('）', ')'),
    (citation) => citation.replace('修订版', '修订'),
    (citation) => citation.replaceAll('，', ','),
  ],
  en: [
    (citation) => citation.replace('Rev.', 'Rev'),
    (citation) => citation.replace(/,(?= [0-9])/, ''),
    (citation) => citation.replace('Resolution ', 'Resolution No. '),
    (citation) => citation.replace('(', '（').replace(')', '）'),
  ],
  fr: [
    (citation) => citation.replace('Rév.', 'Rev.'),
    (citation) => citation.replace('Rév.', 'Rév'),
    (citation) => citation.replace(/,(?= [0-9])/, ''),
    (citation) => citation.replace('Résolution ', 'Résolution n° '),
  ],
  es: [
    (citation) => citation.replace('Rev.', 'Rev'),
    (citation) => citation.replace(/,(?= [0-9])/, ''),
    (citation) => citation.replace('Resolución ', 'Resolución N.º '),
  ],
  ru: [
    (citation) => citation.replace('Пересм.', 'Пересм'),
    (citation) => citation.replace(/,(?= [0-9])/, ''),
    (citation) => citation.replace('Резолюции ', 'Резолюции № '),
  ],
  ar: [(citation) => citation.replace('،', ','), (citation) => citation.replace('القرار ', 'القرار رقم ')],
};

/** A citation that is written amiss. */
export const citationForm: Planter = (base, chance) => {
  if (base.profile === 'un-summary-record')
    return base.language === 'en'
      ? say(base, chance, spoken(base, chance, `⟦resolution A/RES/76/${100 + chance.nat(90)}⟧`))
      : undefined;
  const number = chance.pick([71, 130, 140, 179, 200]);
  const right = resolution(base, number, 2022, true);
  if (right === undefined || yearOf(base) < 2023) return undefined;
  const ways = (SLIPS[base.language] ?? []).map((slip) => slip(right)).filter((way) => way !== right);
  return say(base, chance, spoken(base, chance, `⟦${chance.pick(ways)}⟧`));
};
