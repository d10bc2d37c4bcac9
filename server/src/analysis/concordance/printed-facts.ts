import type { Conventions } from '../../profile/conventions';
import { type Fields, printTemplate, readTemplate } from '../../profile/template';
import { weekdayOf } from '../../syntax/dates';
import { gatheringOf } from '../gatherings';
import { printedCitation } from '../printed-versions';
import { type DatedVersion, type History, historyOf } from '../registry';
import type { Fact } from './facts';

/**
 * What another version says, in the words of this one. Facts have no language, so they can be printed in any; where a
 * language has no words for one, or several that are as good, nothing is printed.
 */

/** A fact of another version as this language would write it in the place of `found`, which stands there now. */
export function printedInPlace(
  conventions: Conventions,
  found: Pick<Fact, 'text' | 'value'>,
  expected: Fact,
): string | undefined {
  switch (expected.kind) {
    case 'document':
    case 'paragraph':
    case 'citation':
      return printedReference(conventions, expected);
    case 'date':
      return printedDate(conventions, found, expected.value);
    case 'time':
      return rewrittenTime(found, expected.value);
    case 'figure':
    case 'amount':
      return rewrittenFigure(conventions, found, expected.value);
    case 'acronym':
      return printedAcronym(conventions, expected.value);
    case 'address':
      return expected.text;
  }
}

/** A document as its symbol, a paragraph as its number, a citation as a record of this language has it. */
export function printedReference(conventions: Conventions, fact: Fact): string | undefined {
  switch (fact.kind) {
    case 'document':
    case 'paragraph':
      return fact.value;
    case 'citation':
      return printedCitationOf(conventions, fact);
    default:
      return undefined;
  }
}

function printedCitationOf(conventions: Conventions, { value, mark }: Fact): string | undefined {
  if (mark?.kind !== 'version' || mark.version.kind === 'unread') return undefined;
  const { organ, version } = mark;
  if (version.kind === 'none') return bareCitation(conventions, value, organ);
  const by = version.id === undefined ? undefined : gatheringOf(conventions.source, version.id);
  if (!by) return undefined;
  const key = `${organ ?? by.organ}/${value}`;
  const known = historyOf(conventions.source, key);
  const dated = known?.versions.find((other) => other.by.id === by.id);
  if (known && dated)
    return printedCitation(conventions, { ...known, instrument: { ...known.instrument, key } }, dated);
  // What the registry does not know is printed as the other version has it, where a city and a year say all.
  if (!by.city) return undefined;
  const said: DatedVersion = {
    at: by.id,
    by,
    status: version.isRevised ? 'revised' : 'adopted',
    source: [],
    quality: 'record',
  };
  const history: History = { instrument: { key, versions: [] }, versions: [said], abrogated: undefined };
  return printedCitation(conventions, history, said);
}

/** `Resolution 140`; with the organ where its name was written. */
function bareCitation({ wording, fields }: Conventions, value: string, organ: string | undefined) {
  const [form] = wording.citations.forms;
  const [instrument = '', number = ''] = value.split('/');
  if (!form || number === '') return undefined;
  const words = fields['organ'];
  const isNamed =
    organ !== undefined && words && 'words' in words && Object.values(words.words).includes(organ);
  const values: Fields = { instrument, number, ...(isNamed ? { organ } : {}) };
  return printTemplate(readTemplate(form.template), values, fields);
}

/** A full date by the first form of the language, with its weekday where one was written. */
function printedDate(
  { wording: { dates } }: Conventions,
  found: Pick<Fact, 'text' | 'value'>,
  value: string,
): string | undefined {
  if ([found.value, value].some((date) => date.includes('?'))) return undefined;
  const [year = 0, month = 0, day = 0] = value.split('-').map(Number);
  const weekdays = dates.fields['weekday'];
  const words = weekdays && 'words' in weekdays ? Object.keys(weekdays.words) : [];
  const hasWeekday = words.some((word) => found.text.includes(word));
  const form = dates.forms.find((template) => template.includes('{weekday}') === hasWeekday);
  const values = { year, month, day, weekday: weekdayOf(year, month, day) ?? 0 };
  const texts = Object.fromEntries(Object.entries(values).map(([name, number]) => [name, String(number)]));
  return form && printTemplate(readTemplate(form), texts, dates.fields);
}

const DIGITS = /[0-9]+/g;

/** A time in the form of that which stands there: `0930`, `9.30`, and hours of the same half of the day. */
function rewrittenTime(
  { text, value: old }: Pick<Fact, 'text' | 'value'>,
  value: string,
): string | undefined {
  const runs = text.match(DIGITS) ?? [];
  const [first = ''] = runs;
  const [oldHour = 0] = old.split(':').map(Number);
  const [hour = 0, minute = 0] = value.split(':').map(Number);
  const written = Number(first.length === 4 ? first.slice(0, 2) : first);
  // `3` of an afternoon stands for 15: what is put in its place is of an afternoon, too.
  const shift = oldHour - written;
  const shown = hour - shift;
  if ((shift !== 0 && shift !== 12) || shown < 0 || (shift === 12 && (shown < 1 || shown > 11)))
    return undefined;
  const minutes = String(minute).padStart(2, '0');
  const hours = (width: number): string => String(shown).padStart(width, '0');
  if (runs.length === 1 && first.length === 4) return text.replace(first, hours(2) + minutes);
  const width = first.startsWith('0') ? 2 : 1;
  if (runs.length === 2) {
    const next = [hours(width), minutes];
    return text.replace(DIGITS, () => next.shift() ?? '');
  }
  return runs.length === 1 && minute === 0 ? text.replace(first, hours(width)) : undefined;
}

/** A number in the place of one that is written in digits alone, whatever stands around it: a unit, a percent sign. */
function rewrittenFigure(
  { wording: { typography } }: Conventions,
  { text, value: old }: Pick<Fact, 'text' | 'value'>,
  value: string,
): string | undefined {
  const written = /[0-9](?:[0-9.,'\u00a0\u202f\u2009 ]{0,20}[0-9])?/.exec(text)?.[0];
  if (written === undefined || !/^[0-9]{1,15}(?:\.[0-9]{1,6})?$/.test(value)) return undefined;
  const [separator] = typography.thousands ?? [];
  const decimal = typography.decimal;
  const inDigits = (number: string, grouped: boolean): string | undefined => {
    const [whole = '', part] = number.split('.');
    if (part !== undefined && decimal === undefined) return undefined;
    if (grouped && separator === undefined) return undefined;
    const groups = grouped ? inThousands(whole, separator ?? '') : whole;
    return part === undefined ? groups : groups + decimal + part;
  };
  // As the language groups them, or as they stand there; four digits as they stand there alone.
  const isGrouped = written.replace(/[.,][0-9]{1,2}$/, '') !== old.split('.')[0];
  const shown = value.split('.')[0]?.length ?? 0;
  if (shown === 4 && (old.split('.')[0]?.length ?? 0) < 4) return undefined;
  const before = written.replace(/[,'\u00a0\u202f\u2009 ]/g, '');
  if (before.replace(decimal ?? '.', '.') !== old && before !== old) return undefined;
  const next = inDigits(value, shown > 4 ? separator !== undefined : shown === 4 && isGrouped);
  return next === undefined ? undefined : text.replace(written, next);
}

/** Digits in groups of three, counted from the last. */
function inThousands(digits: string, separator: string): string {
  const groups = [digits.slice(0, digits.length % 3 || 3)];
  for (let at = groups[0]?.length ?? 0; at < digits.length; at += 3) groups.push(digits.slice(at, at + 3));
  return groups.join(separator);
}

function printedAcronym({ wording }: Conventions, value: string): string | undefined {
  const { shared, words } = wording.concordance.acronyms;
  const listed = Object.keys(words).find((word) => words[word] === value && /^[\p{Lu}&-]+$/u.test(word));
  return listed ?? (shared ? value : undefined);
}
