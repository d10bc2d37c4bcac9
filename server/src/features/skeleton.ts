import { type AgendaItem, oneLine } from '../analysis/agenda-items';
import { documentsBracket, documentsCell } from '../analysis/document-lists';
import { gatheringOf, sessionYear } from '../analysis/gatherings';
import { print } from '../profile/compile';
import type { ProfileSource } from '../profile/profile';
import type { SkeletonWording } from '../profile/skeleton-words';
import type { Fields } from '../profile/template';
import type { Wording } from '../profile/wording';
import { weekdayOf } from '../syntax/dates';

/** What a new record is to be. What is not known is left out of it. */
export interface NewRecord {
  /** The session by its digits: `24`. */
  readonly session: string;
  /** BCP 47 tag; the profile must have a skeleton in it. */
  readonly language: string;
  /** The number of its own document. */
  readonly number?: string | undefined;
  /** The meeting by its number, from 1. */
  readonly meeting?: number | undefined;
  /** The day of the meeting, as ISO writes it; and its hours, `09:30`. */
  readonly date?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  /** The day on which the record is issued, as ISO writes it. */
  readonly issued?: string | undefined;
  /** The language it was drawn up in, as a BCP 47 tag. */
  readonly original?: string | undefined;
  readonly chair?: string | undefined;
  /** Who signs first. */
  readonly secretary?: string | undefined;
  readonly agenda: readonly AgendaItem[];
}

/** A record that has only to be written: LF ends its lines. */
export interface Skeleton {
  readonly text: string;
  /** The name of its file without folder and without ending, as the profile has it. */
  readonly name: string | undefined;
  /** Where writing begins. */
  readonly cursor: number;
}

/**
 * A record with everything but what is said in it: masthead, table of subjects, the headings with their documents, an
 * empty first paragraph under each, the signature. `undefined` for a language that the profile knows no skeleton in.
 */
export function skeletonOf(source: ProfileSource, wanted: NewRecord): Skeleton | undefined {
  const wording = source.wordings.find(({ language }) => language === wanted.language);
  const skeleton = wording?.skeleton;
  if (!skeleton) return undefined;
  const values = valuesOf(source, wording, skeleton, wanted);
  const masthead = skeleton.masthead.flatMap((line) => capitalised(print(line, values, {})) ?? []);
  const agenda = wanted.agenda.length > 0 ? wanted.agenda : [{ title: skeleton.untitled, documents: [] }];
  const items = agenda.map(({ title, documents }) => ({ title: oneLine(title), documents }));
  const table = [
    [wording.agenda.subject[0], wording.agenda.documents[0]].join('\t'),
    ...items.map(({ title, documents }, index) =>
      [index + 1, title, documentsCell(wording, documents)].join('\t'),
    ),
  ];
  const above = `${[...masthead, '', ...table].join('\n')}\n\n`;
  const sections = items.map(({ title, documents }, index) => {
    const heading = `${index + 1}\t${title}${documentsBracket(wording, documents)}`;
    return `${heading}\n${firstNumber(source, index)}\t\n`;
  });
  const [first = ''] = sections;
  const cursor = wanted.agenda.length > 0 ? first.length - 1 : '1\t'.length;
  return {
    text: above + sections.join('') + signature(wording, wanted),
    name: nameOf(source, wanted),
    cursor: above.length + cursor,
  };
}

/** The number of the first paragraph under a heading, counted by heading or through the whole record. */
function firstNumber({ profile }: ProfileSource, index: number): string {
  return profile.numbering === 'per-heading' ? `${index + 1}.1` : String(index + 1);
}

/** The name of the file, by the first of the profile's templates that what is known is enough for. */
function nameOf({ profile }: ProfileSource, wanted: NewRecord): string | undefined {
  const { session, number, meeting, language } = wanted;
  const values = present({
    session,
    number,
    meeting: meeting === undefined ? undefined : String(meeting),
    language,
  });
  for (const template of profile.files.newRecords) {
    const name = print(template, values, {});
    if (name !== undefined) return name;
  }
  return undefined;
}

function signature({ signature: { titles, colon } }: Wording, { secretary, chair }: NewRecord): string {
  const offices = titles.map(([name = '']) => name + colon);
  if (offices.length === 0) return '';
  const known = [secretary, chair];
  const names = offices.map((_, index) => oneLine(known[index] ?? '') || '…');
  const isNamed = names.some((name) => name !== '…');
  return `${[offices.join('\t'), ...(isNamed ? [names.join('\t')] : [])].join('\n')}\n`;
}

function valuesOf(
  source: ProfileSource,
  wording: Wording,
  skeleton: SkeletonWording,
  wanted: NewRecord,
): Fields {
  const { profile } = source;
  const { session, number, meeting } = wanted;
  const form = profile.documents.forms.find(({ own }) => own);
  return present({
    year: String(sessionYear(source, session)),
    days: sessionDays(source, wording, skeleton, session),
    symbol: number && form && print(form.template, { session, number }, profile.fields),
    letter: wording.letter,
    issued: wanted.issued && day(wording, wanted.issued, false),
    original: skeleton.originals[wanted.original ?? ''],
    meeting: meeting === undefined ? undefined : skeleton.meetings[meeting - 1],
    date: wanted.date && day(wording, wanted.date, true),
    ...clock('from', wanted.from),
    ...clock('to', wanted.to),
    chair: wanted.chair && oneLine(wanted.chair),
  });
}

function present(values: Readonly<Record<string, string | undefined>>): Fields {
  return Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) => (value ? [[name, value]] : [])),
  );
}

/** The parts of an hour, `09:30`, under names that begin so. */
function clock(name: string, time: string | undefined): Readonly<Record<string, string | undefined>> {
  const [, hour, minute] = /^([0-9]{1,2}):([0-9]{2})$/.exec(time ?? '') ?? [];
  if (hour === undefined) return {};
  return {
    [`${name}Hour`]: hour.padStart(2, '0'),
    [`${name}PlainHour`]: String(Number(hour)),
    [`${name}Minute`]: minute,
  };
}

/** An ISO day as the language writes it, by the first form that names the weekday, or that does not. */
function day({ dates }: Wording, iso: string, withWeekday: boolean): string | undefined {
  const date = datePartsOf(iso);
  const form = dates.forms.find((candidate) => candidate.includes('{weekday}') === withWeekday);
  return date && form && print(form, date, dates.fields);
}

/** The fields of an ISO day; nothing for one that no calendar has. */
function datePartsOf(iso: string): Fields | undefined {
  const [, year = '', month = '', date = ''] = /^([0-9]{4})-([0-9]{2})-([0-9]{2})$/.exec(iso) ?? [];
  const weekday = weekdayOf(Number(year), Number(month), Number(date));
  if (year === '' || weekday === undefined) return undefined;
  return { year, month: String(Number(month)), day: String(Number(date)), weekday: String(weekday) };
}

/** The longest that a session lasts, in days. Where the registry has more, they hold more than one stretch. */
const LONGEST_SESSION = 21;

function sessionDays(
  source: ProfileSource,
  { dates }: Wording,
  { days: [within, across] }: SkeletonWording,
  session: string,
): string | undefined {
  const held = gatheringOf(source, source.profile.documents.session.replace('{session}', session));
  const [from, to] = held ? [datePartsOf(held.from), datePartsOf(held.to)] : [];
  if (!held || !from || !to || Date.parse(held.to) - Date.parse(held.from) > LONGEST_SESSION * 86_400_000)
    return undefined;
  const month = (parts: Fields): string => print('{month}', parts, dates.fields) ?? '';
  const isWithin = from['year'] === to['year'] && from['month'] === to['month'];
  return print(
    isWithin ? within : across,
    {
      first: from['day'] ?? '',
      firstMonth: month(from),
      last: to['day'] ?? '',
      month: month(to),
      year: to['year'] ?? '',
    },
    {},
  );
}

function capitalised(line: string | undefined): string | undefined {
  return line && line.charAt(0).toLocaleUpperCase() + line.slice(1);
}
