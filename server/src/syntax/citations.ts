import { conferencesIn } from '../profile/conferences';
import { type CitationWay, type Conventions, OCCASION, type VersionWay } from '../profile/conventions';
import { hasNumber, isPartOfNumber, keyNumber } from '../profile/organs';
import type { Match, Reading } from '../profile/recogniser';
import { BLANKS } from '../profile/shape';
import { type Fields, printTemplate } from '../profile/template';
import { derive } from '../text/derive';
import { isDirectionMark } from '../text/direction';
import { type Span, slice } from '../text/span';
import type { Citation, CitationWords, Version } from './record';
import { LONGEST_RANGE } from './short-documents';

/**
 * Citations of resolutions, decisions and recommendations. A citation is words around numbers, and perhaps versions:
 *
 *     第101、102和206号决议（2018年，迪拜，修订版）
 *     Resolutions 101 (Rev. Dubai, 2018), 102 and 206 (Dubai, 2018)
 *
 * The words come from templates split at {number}; the list of numbers between them is read here.
 */

/** The citations of a stretch of text, in order, each member of a list for itself. */
export function citationsIn(text: string, within: Span, conventions: Conventions): Citation[] {
  const found: Citation[] = [];
  for (let at = within.from; at < within.to; ) {
    const head = conventions.citationHeads.next(text, at, within.to);
    if (!head) break;
    const list = readNumbers(text, head.span.to, within.to, conventions);
    const isList = list.members.length > 0;
    const tail = isList ? conventions.citationTails.at(text, list.end, within.to) : undefined;
    const phrase = tail && readPhrase(text, head, list, tail, within, conventions);
    if (phrase) for (const citation of citationsOf(phrase, conventions)) found.push(citation);
    // What begins inside a list that nothing follows leads to the same end: it is not read once more for each number.
    const next = isList && !tail ? list.end : head.span.from + 1;
    at = phrase ? phrase.span.to : next;
  }
  return found;
}

/** One number of a list, with the version that follows it at once. */
interface Member {
  readonly number: Span;
  readonly text: string;
  readonly version: Version | undefined;
  /** Set when this and the member before it are the two ends of a range. */
  readonly endsRange: boolean;
}

interface List {
  readonly members: readonly Member[];
  readonly end: number;
}

interface Phrase {
  readonly span: Span;
  readonly members: readonly Member[];
  /** The version behind all of them. */
  readonly version: Version | undefined;
  /** Whether that is the version of each member that has none, and not of the last one alone. */
  readonly isShared: boolean;
  readonly instrument: string;
  /** The organ that is named, or to which the word for the instrument belongs alone. */
  readonly organ: string | undefined;
  readonly head: CitationWords;
  readonly tail: CitationWords;
}

function readPhrase(
  text: string,
  head: Match<CitationWay>,
  list: List,
  tail: Match<CitationWay>,
  within: Span,
  conventions: Conventions,
): Phrase | undefined {
  const lastMember = list.members.at(-1);
  const instrument = tail.fields['instrument'] ?? head.fields['instrument'];
  if (!lastMember || !instrument) return undefined;
  let to = tail.span.to;
  // Where the language puts the instrument behind the numbers, the version stands behind the instrument.
  const inside = lastMember.version ?? readVersion(text, to, within.to, conventions);
  if (inside) to = Math.max(to, inside.span.to);
  const organ = conventions.organsAfter.at(text, to, within.to);
  if (organ) to = organ.span.to;
  // “Resolution 140 of the Plenipotentiary Conference (Rev. Bucharest, 2022)”.
  const version = inside ?? (organ && readVersionInBrackets(text, to, within.to, conventions));
  if (version) to = Math.max(to, version.span.to);
  const named = (field: string): string | undefined =>
    organ?.fields[field] ?? tail.fields[field] ?? head.fields[field];
  return {
    span: { from: head.span.from, to },
    members: list.members,
    version,
    isShared: isShared(list.members, version, conventions),
    instrument,
    organ:
      named('organ') ??
      named('within') ??
      callerOf(conventions)(head.reading) ??
      callerOf(conventions)(tail.reading),
    head: wordsAround(head, conventions),
    tail: wordsAround(tail, conventions),
  };
}

/** The organ whose instruments alone are called by the word that was found. */
const callerOf = derive(({ wording }: Conventions) =>
  derive(({ fields, written }: Reading<CitationWay>): string | undefined => {
    const { instrument = '' } = fields;
    const word = written['instrument'];
    if (word === undefined) return undefined;
    const callers = Object.entries(wording.citations.instruments);
    return callers.find(([, called]) => called[instrument]?.includes(word))?.[0];
  }),
);

function wordsAround({ id, span, reading }: Match<CitationWay>, conventions: Conventions): CitationWords {
  return { span, fault: id.fault, canonical: properWords(conventions)(reading) };
}

/** The words on one side of the numbers as they should be. They keep the name of the organ that was chosen. */
const properWords = derive(({ fields: classes }: Conventions) =>
  derive(({ id, fields, written }: Reading<CitationWay>): string => {
    const kept = Object.entries(fields).map(([name, value]) => {
      const chosen = written[name] ?? value;
      const field = classes[name];
      const isProper = field && 'words' in field && field.words[chosen] !== undefined;
      return [name, isProper ? chosen : value] as const;
    });
    return printTemplate(id.canonical, Object.fromEntries(kept), classes) ?? '';
  }),
);

/** A version at the end of a list is that of all its members, when it is the only one and no part of each number. */
function isShared(
  members: readonly Member[],
  version: Version | undefined,
  { profile }: Conventions,
): boolean {
  if (members.length === 1 || !version) return true;
  return !members.slice(0, -1).some((member) => member.version) && !isPartOfNumber(profile, version.organs);
}

function readNumbers(text: string, from: number, to: number, conventions: Conventions): List {
  const members: Member[] = [];
  let at = from;
  let end = from;
  let endsRange = false;
  for (;;) {
    const number = conventions.citationNumbers.at(text, at, to);
    const written = number?.fields['number'];
    if (!number || written === undefined) break;
    const version = readVersion(text, number.span.to, to, conventions);
    members.push({ number: number.span, text: written, version, endsRange });
    end = version?.span.to ?? number.span.to;
    const range = conventions.citationList.ranges.at(text, end, to);
    const joint = range ?? conventions.citationList.separators.at(text, end, to);
    if (!joint) break;
    endsRange = range !== undefined;
    at = joint.span.to;
  }
  return { members, end };
}

function readVersion(text: string, at: number, to: number, conventions: Conventions): Version | undefined {
  let from = at;
  while (isDirectionMark(text.charCodeAt(from))) from++;
  const last = Math.min(from + MOST_BLANKS, to);
  while (from < last && BLANKS.includes(text.charAt(from))) from++;
  const match = conventions.versions.at(text, from, to);
  if (!match) return undefined;
  const { form, fault } = match.id;
  const occasion = occasionIn(text, match);
  return {
    span: match.span,
    fields: occasion?.fields ?? match.fields,
    places: occasion?.places ?? match.places,
    organs: form.organs,
    canonical: occasion
      ? occasionInBrackets(text, match, occasion.fields, conventions)
      : properVersion(conventions)(match.reading),
    fault,
  };
}

/** How many blanks may stand before a version: one, and what the hand adds to it. */
const MOST_BLANKS = 3;

/** A version behind the name of an organ, where a comma goes on with the sentence. */
function readVersionInBrackets(
  text: string,
  at: number,
  to: number,
  conventions: Conventions,
): Version | undefined {
  const version = readVersion(text, at, to, conventions);
  return version && text.charAt(version.span.from) !== ',' ? version : undefined;
}

/** A version as it should be written. */
const properVersion = derive(({ fields: classes }: Conventions) =>
  derive(({ id, fields }: Reading<VersionWay>) => printTemplate(id.canonical, fields, classes) ?? ''),
);

/** `Minneapolis 1998` is a city and a year; nothing where the version names no occasion. */
function occasionIn(
  text: string,
  { fields, places }: Match<VersionWay>,
): Pick<Version, 'fields' | 'places'> | undefined {
  const { [OCCASION]: occasion, ...others } = fields;
  const place = places[OCCASION];
  if (occasion === undefined || !place) return undefined;
  const yearAt = { from: place.to - 4, to: place.to };
  const city = slice(text, { from: place.from, to: yearAt.from }).replace(/[\s,]{1,9}$/, '');
  return {
    fields: { ...others, city, year: slice(text, yearAt) },
    places: { ...places, city: { from: place.from, to: place.from + city.length }, year: yearAt },
  };
}

/** Where a comma stands in place of brackets, it stands in place of the blank before them, too. */
function occasionInBrackets(
  text: string,
  { id, span }: Match<VersionWay>,
  fields: Fields,
  conventions: Conventions,
): string {
  const printed = printTemplate(id.canonical, fields, conventions.fields) ?? '';
  return printed && (text.charAt(span.from) === ',' ? ' ' : '') + printed;
}

function citationsOf(phrase: Phrase, conventions: Conventions): Citation[] {
  const { members, instrument, head, tail } = phrase;
  const last = members.at(-1);
  const found: Citation[] = [];
  const add = (member: Member, number: string, span: Span, implied: boolean): void => {
    const version = member.version ?? (phrase.isShared || member === last ? phrase.version : undefined);
    const organ = phrase.organ ?? assumedOrgan(number, instrument, version, conventions);
    found.push({
      kind: 'citation',
      span,
      phrase: phrase.span,
      number: member.number,
      key: `${organ ?? '?'}/${instrument}/${keyNumber(number)}`,
      organ,
      organStated: phrase.organ !== undefined,
      instrument,
      version,
      head,
      tail,
      implied,
    });
  };
  let previous: Member | undefined;
  for (const member of members) {
    if (member.endsRange && previous) {
      const range = { from: previous.number.from, to: member.number.to };
      for (const number of numbersBetween(previous.text, member.text)) add(member, number, range, true);
    }
    add(member, member.text, members.length === 1 ? phrase.span : memberSpan(member), false);
    previous = member;
  }
  return found;
}

const memberSpan = ({ number, version }: Member): Span =>
  version ? { from: number.from, to: version.span.to } : number;

function numbersBetween(first: string, last: string): string[] {
  const from = Number(first);
  const to = Number(last);
  if (!(to > from) || to - from > LONGEST_RANGE) return [];
  return Array.from({ length: to - from - 1 }, (_, index) => String(from + 1 + index));
}

/** Whose instrument a number without organ is: told by the version where it can be, else by the number. */
function assumedOrgan(
  number: string,
  instrument: string,
  version: Version | undefined,
  { profile, source }: Conventions,
): string | undefined {
  const fits = profile.organs.filter((organ) => hasNumber(organ, instrument, number));
  const assumed = fits.filter((organ) => organ.assumed);
  if (!version) return assumed[0]?.id;
  const { city, year } = version.fields;
  const isSure = assumed.some(
    ({ sureFrom }) => sureFrom !== undefined && Number.parseInt(number, 10) >= sureFrom,
  );
  if (city !== undefined && !isSure) {
    // “Resolution 98 (Hammamet, 2016)” is of the only conference that met there and then.
    const held = conferencesIn(source, city).filter((conference) => conference.year === Number(year));
    const theirs = fits.filter(({ id }) => held.some(({ organ }) => organ === id));
    const [only] = theirs;
    if (only && theirs.length === 1) return only.id;
  }
  const byVersion = (organs: typeof fits): string | undefined =>
    organs.find(({ id }) => version.organs.includes(id))?.id;
  return byVersion(assumed) ?? byVersion(fits) ?? assumed[0]?.id;
}
