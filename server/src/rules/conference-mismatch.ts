import { distance } from 'fastest-levenshtein';
import { sessionYear } from '../analysis/gatherings';
import { outsideAddresses } from '../analysis/own-words';
import type { Conference } from '../profile/authorities';
import { conferencesIn, conferencesOf, holdsCity } from '../profile/conferences';
import { hasNumber, numberInKey } from '../profile/organs';
import type { Organ, ProfileSource } from '../profile/profile';
import { escapePattern } from '../profile/template';
import { blocksWhere, blocksWith, inEither } from '../syntax/by-block';
import type { Block, Citation, RecordDocument, Version } from '../syntax/record';
import { referencesByBlock, referring } from '../syntax/references';
import { derive } from '../text/derive';
import { type Span, slice } from '../text/span';
import { blockRule } from './rule';

/**
 * The year and the city of a citation are those of one conference (RECORDS.md §3, fact 1). The table of conferences
 * is complete for some organs only, and a number without organ may be that of another: what cannot be known is not
 * reported.
 */
export const conferenceMismatch = blockRule({
  id: 'conference-mismatch',
  severity: 'error',
  summary: 'The year and the city of a citation are those of one conference.',
  messages: {
    both: 'The {organ} conference in {city} was in {cityYear}; that of {year} was in {yearCity}.',
    year: 'There was no {organ} conference in {year}; that in {city} was in {cityYear}.',
    city: 'The {organ} conference of {year} was in {yearCity}, not in {city}.',
    neither: 'There was no {organ} conference in {year}.',
    toYear: 'Change the year to {cityYear}',
    toCity: 'Change the city to {yearCity}',
  },
  where: (record) => inEither(citingImpossible, namesIn(record.conventions.source).holding)(record),
  *check(record, block, index) {
    const told = new Set<number>();
    for (const reference of referencesByBlock(record).at(index) ?? []) {
      const missing = reference.kind === 'citation' ? withoutConference(record, reference) : undefined;
      if (!missing || told.has(missing.span.from)) continue;
      told.add(missing.span.from);
      yield { message: 'neither', args: { organ: missing.organ, year: missing.year }, span: missing.span };
    }
    for (const { span, organ, year } of unheldIn(record, block))
      if (![...told].some((from) => span.from <= from && from < span.to))
        yield { message: 'neither', args: { organ, year }, span, severity: 'warning' };
    for (const { pair, citations } of impossibleIn(record, index)) {
      const organ = citations[0]?.organ;
      if (!organ) continue;
      const held = conferencesOf(record.conventions.source, organ);
      const sameCity = held.filter((conference) => pair.there.includes(conference));
      const sameYear = held.flatMap(({ year, city }) =>
        year === pair.year ? (city[record.language] ?? []) : [],
      );
      const cityYear = sameCity.map(({ year }) => year).join(', ');
      const yearCity = sameYear.join(', ');
      const unknown = sameCity.length === 0 && sameYear.length > 0;
      const args = { organ, year: pair.year, city: pair.city };
      yield {
        message: cityYear && yearCity ? 'both' : cityYear ? 'year' : yearCity ? 'city' : 'neither',
        args: { ...args, ...(cityYear && { cityYear }), ...(yearCity && { yearCity }) },
        span: sameCity.length === 1 ? pair.yearAt : unknown ? pair.cityAt : pair.span,
        // A name that no table has may be one spelling more.
        ...(unknown ? { severity: 'warning' } : {}),
        fixes: () => [
          // A city with several conferences does not tell the year.
          ...(sameCity.length === 1 ? sameCity : []).map(({ year }) => ({
            title: 'toYear' as const,
            args: { cityYear: year },
            edits: [{ span: pair.yearAt, text: String(year) }],
          })),
          ...sameYear.map((city) => ({
            title: 'toCity' as const,
            args: { yearCity: city },
            edits: [{ span: pair.cityAt, text: city }],
          })),
        ],
      };
    }
  },
});

const citingImpossible = blocksWhere(
  (record, _, index) =>
    (referencesByBlock(record).at(index) ?? []).some(
      (reference) =>
        reference.kind === 'citation' &&
        (impossibleFor(record, reference) !== undefined ||
          withoutConference(record, reference) !== undefined),
    ),
  undefined,
  referring,
);

/** A version that names its conference by a year in which the organ had none: `(Rev.WRC-18)`. */
function withoutConference(
  { conventions }: RecordDocument,
  { version }: Citation,
): { readonly organ: string; readonly year: number; readonly span: Span } | undefined {
  const digits = version?.fields['conferenceYear'];
  const span = version?.places['conferenceYear'];
  const [organ] = version?.organs ?? [];
  if (digits === undefined || !span || organ === undefined) return undefined;
  const from = conventions.profile.organs.find(({ id }) => id === organ)?.completeFrom;
  if (from === undefined) return undefined;
  const year = Number(digits) + (digits.length > 2 ? 0 : Number(digits) < from % 100 ? 2000 : 1900);
  const years = conferencesOf(conventions.source, organ).map((held) => held.year);
  const isKnown = from <= year && year <= Math.max(...years);
  return isKnown && !years.includes(year) ? { organ, year, span } : undefined;
}

/** The names of conferences, `PP-19`, of the organs whose conferences are all known. */
const namesIn = derive(({ profile }: ProfileSource) => {
  const organs = profile.organs.filter(({ completeFrom }) => completeFrom !== undefined);
  const ids = organs.map(({ id }) => escapePattern(id)).join('|') || '(?!)';
  const pattern = `(?<organ>${ids})(?<![A-Za-z0-9./_-](?:${ids}))-(?<digits>[0-9]{2}|(?:19|20)[0-9]{2})(?![A-Za-z0-9/._-])`;
  return { pattern: new RegExp(pattern, 'g'), holding: blocksWith(new RegExp(pattern)) };
});

/** The conferences that a block names and that there never were. */
function unheldIn(record: RecordDocument, block: Block): { span: Span; organ: string; year: number }[] {
  const { source } = record.conventions;
  return outsideAddresses(record, block).flatMap((stretch) =>
    [...slice(record.text, stretch).matchAll(namesIn(source).pattern)].flatMap(
      ({ index, 0: found, groups }) => {
        const organ = groups?.['organ'] ?? '';
        const year = sessionYear(source, groups?.['digits'] ?? '');
        const span = { from: stretch.from + index, to: stretch.from + index + found.length };
        const held = conferencesOf(source, organ).map((conference) => conference.year);
        const from = source.profile.organs.find(({ id }) => id === organ)?.completeFrom ?? year + 1;
        return from <= year && year <= Math.max(...held) && !held.includes(year)
          ? [{ span, organ, year }]
          : [];
      },
    ),
  );
}

/** The year and the city that a version names, and where. */
interface Pair {
  readonly year: number;
  readonly city: string;
  readonly yearAt: Span;
  readonly cityAt: Span;
  readonly span: Span;
  /** The conferences that met in a city of this name. */
  readonly there: readonly Conference[];
}

/** A version that names a year and a city, with the citations that share it. */
interface Dated {
  readonly pair: Pair;
  readonly citations: Citation[];
}

/** The versions of a block that no organ whose instruments these may be can have adopted. */
function impossibleIn(record: RecordDocument, index: number): readonly Dated[] {
  const found = new Map<number, Dated>();
  const possible = new Set<number>();
  for (const citation of referencesByBlock(record).at(index) ?? []) {
    if (citation.kind !== 'citation' || !citation.version) continue;
    const { from } = citation.version.span;
    const pair = impossibleFor(record, citation);
    const known = found.get(from);
    if (!pair) possible.add(from);
    else if (known) known.citations.push(citation);
    else found.set(from, { pair, citations: [citation] });
  }
  return [...found].filter(([from]) => !possible.has(from)).map(([, dated]) => dated);
}

/** The year and the city of a citation, where no organ whose instrument it may be ever met there and then. */
function impossibleFor(record: RecordDocument, citation: Citation): Pair | undefined {
  const pair = citation.version && pairOf(record, citation.version);
  return pair && isImpossible(record, citation, pair) ? pair : undefined;
}

/** Nothing where the words in the place of the city may be no city: `(adopted in 2022, 2023)`. */
function pairOf({ conventions }: RecordDocument, { fields, places, fault }: Version): Pair | undefined {
  const { city, year } = fields;
  const { city: cityAt, year: yearAt } = places;
  if (!city || !year || !cityAt || !yearAt) return undefined;
  const there = conferencesIn(conventions.source, city);
  if (there.length === 0) {
    if (fault || /^\p{Ll}/u.test(city) || holdsCity(conventions.source, city)) return undefined;
  }
  const span = { from: Math.min(cityAt.from, yearAt.from), to: Math.max(cityAt.to, yearAt.to) };
  return { year: Number(year), city, yearAt, cityAt, span, there };
}

/** Whether no organ whose instrument this may be ever met there and then. */
function isImpossible(record: RecordDocument, citation: Citation, pair: Pair): boolean {
  const { organ, organStated } = citation;
  if (!organ || !isExcluded(record, organ, pair)) return false;
  if (organStated) return true;
  const { there } = pair;
  const others = record.conventions.profile.organs.filter(
    (other) => other.id !== organ && mayNumber(other, citation),
  );
  // The assemblies of the Sectors have numbers of three digits, too, by now.
  if (others.some(({ id }) => there.some((held) => held.organ === id && held.year === pair.year)))
    return false;
  if (isSure(record, citation) || isMisspelt(record, organ, pair)) return true;
  const onlyHere = there.length > 0 && there.every((held) => held.organ === organ);
  return others.every(
    ({ id }) => onlyHere || !citation.version?.organs.includes(id) || isExcluded(record, id, pair),
  );
}

/** Whether the name of the city is that of a conference of the year but for a letter or two: `瓜达哈拉拉`. */
function isMisspelt(
  { conventions, language }: RecordDocument,
  organ: string,
  { year, city, there }: Pair,
): boolean {
  if (there.length > 0) return false;
  const held = conferencesOf(conventions.source, organ).filter((conference) => conference.year === year);
  return held.some(({ city: names }) => {
    const name = names[language];
    return name !== undefined && distance(name, city) <= Math.max(1, name.length * MOST_WRONG);
  });
}

/** The share of the letters of a name that may be wrong. */
const MOST_WRONG = 0.4;

/** Whether a number without organ can be that of no other organ: three digits are the plenipotentiary's. */
function isSure({ conventions }: RecordDocument, citation: Citation): boolean {
  const from = conventions.profile.organs.find(({ id }) => id === citation.organ)?.sureFrom;
  return from !== undefined && Number.parseInt(numberInKey(citation.key), 10) >= from;
}

/** Whether an organ has instruments of such a number. */
function mayNumber(organ: Organ, { instrument, key }: Citation): boolean {
  return hasNumber(organ, instrument, numberInKey(key));
}

/**
 * Whether the table tells that an organ did not meet there and then. A conference whose city has no name in the
 * record's language may have met anywhere.
 */
function isExcluded(
  { conventions, language }: RecordDocument,
  organ: string,
  { year, there }: Pair,
): boolean {
  const held = conferencesOf(conventions.source, organ);
  let last = Number.NEGATIVE_INFINITY;
  let metThatYear = false;
  for (const conference of held) {
    last = Math.max(last, conference.year);
    // Conferences of an organ are years apart.
    if (Math.abs(conference.year - year) === 1 && conference.city[language]) metThatYear = true;
    if (conference.year !== year) continue;
    if (!conference.city[language] || there.includes(conference)) return false;
    metThatYear = true;
  }
  if (metThatYear) return true;
  const from = conventions.profile.organs.find(({ id }) => id === organ)?.completeFrom;
  return from !== undefined && from <= year && year <= last;
}
