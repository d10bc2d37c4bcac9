import type { Conventions } from '../profile/conventions';
import { hasNumber } from '../profile/organs';
import {
  type FieldClass,
  type FieldClasses,
  type Fields,
  printTemplate,
  readTemplate,
} from '../profile/template';
import type { Gathering } from './gatherings';
import type { DatedVersion, History } from './registry';

/** A version as a record of this language cites it: `（2022年，布加勒斯特，修订版）`; nothing where it has no words for it. */
export function printedVersion(
  conventions: Conventions,
  history: History,
  version: DatedVersion,
): string | undefined {
  if (version.number !== undefined) return undefined;
  const fields = fieldsOf(conventions, history, version);
  return fields && printVersion(conventions, version.by.organ, fields.values, fields.names);
}

/**
 * A citation as a record of this language has it: `全权代表大会第71号决议（2022年，布加勒斯特，修订版）`. The organ is named where
 * the number does not tell it.
 */
export function printedCitation(
  conventions: Conventions,
  history: History,
  version: DatedVersion,
): string | undefined {
  const { fields, profile, wording } = conventions;
  const [form] = wording.citations.forms;
  const [organ = '', instrument = '', number] = history.instrument.key.split('/');
  if (!form || number === undefined) return undefined;
  const assumed = profile.organs.find((other) => other.assumed && hasNumber(other, instrument, number));
  // Where every version has a number of its own, the organ stands within the number: “Resolution ITU-R 36-5”.
  const isWithin = version.number !== undefined || !form.template.includes('{organ}');
  const place = isWithin && form.template.includes('{within}') ? 'within' : 'organ';
  const values = {
    instrument,
    number: version.number ?? number,
    ...(assumed?.id === organ || !isNamed(fields[place], organ) ? {} : { [place]: organ }),
  };
  const cited = printTemplate(readTemplate(form.template), values, calledIn(conventions, organ));
  const printed = version.number === undefined ? printedVersion(conventions, history, version) : '';
  if (cited === undefined || printed === undefined) return undefined;
  return cited + (printed === '' || wording.script === 'Han' ? '' : ' ') + printed;
}

/** The fields of citations of an organ: its instruments are called by its own words, and by those of no other one. */
function calledIn({ fields, wording }: Conventions, organ: string): FieldClasses {
  const { instruments } = wording.citations;
  const field = fields['instrument'];
  if (!field || !('words' in field) || Object.keys(instruments).length === 0) return fields;
  const wordsOf = (id: string): readonly string[] => Object.values(instruments[id] ?? {}).flat();
  const others = new Set(
    Object.keys(instruments)
      .filter((id) => id !== organ)
      .flatMap(wordsOf),
  );
  const rest = Object.entries(field.words).filter(([word]) => !others.has(word));
  const own = rest.filter(([word]) => wordsOf(organ).includes(word));
  return { ...fields, instrument: { words: Object.fromEntries([...own, ...rest]) } };
}

/** Whether a language has a word for an organ in a place of its citations. */
function isNamed(field: FieldClass | undefined, organ: string): boolean {
  return field !== undefined && 'words' in field && Object.values(field.words).includes(organ);
}

function fieldsOf(
  { wording }: Conventions,
  { versions }: History,
  { by, status }: DatedVersion,
): { values: Fields; names: readonly string[] } | undefined {
  const revised = status === 'revised';
  if (by.city) {
    const city = by.city[wording.language];
    if (city === undefined) return undefined;
    const values = { year: String(by.year), city, ...(revised && { revised: 'revised' }) };
    return { values, names: [] };
  }
  const first = versions.find((other) => other.status === 'adopted');
  if (!revised) return { values: { adopted: digitsOf(by) }, names: [by.id] };
  if (!first) return { values: { year: String(by.year), revised: 'revised' }, names: [] };
  return { values: { adopted: digitsOf(first.by), amended: digitsOf(by) }, names: [first.by.id, by.id] };
}

/** The digits of the name of a session: `24` of C24, `1985` of C-1985. */
function digitsOf({ id }: Gathering): string {
  return id.replace(/[^0-9]/g, '');
}

/**
 * A version by the first template that has a place for each of the fields, one that prints the names of the sessions as
 * they are before others.
 */
export function printVersion(
  { wording, fields }: Conventions,
  organ: string,
  values: Fields,
  names: readonly string[] = [],
): string | undefined {
  const forms = wording.citations.versions.filter(({ organs }) => organs.includes(organ));
  const printed = forms
    .flatMap(({ template, accepted }) => [template, ...accepted])
    .map(readTemplate)
    .filter(({ fieldNames }) => Object.keys(values).every((name) => fieldNames.includes(name)))
    .flatMap((template) => printTemplate(template, values, fields) ?? []);
  return printed.find((text) => names.every((name) => text.includes(name))) ?? printed[0];
}
