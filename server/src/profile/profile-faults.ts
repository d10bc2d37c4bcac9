import { conventionsFor } from './conventions';
import type { ProfileSource } from './profile';
import { type FieldClasses, readTemplate, type Slips, splitTemplate, type Template } from './template';
import { templateCost } from './template-cost';

/**
 * What a profile says that cannot hold, though it has the right shape: templates that are not closed, that name fields
 * nobody declared, that may be empty or that try too much; addresses that are none; texts that may not be empty. A
 * profile without faults can be compiled, and every text is read with it in linear time.
 */
export interface ProfileFault {
  /** Which part it stands in, and where: `documents.forms.0.template`. A language is named by its place in the list. */
  readonly part: 'profile' | number;
  readonly path: readonly (string | number)[];
  readonly message: string;
}

/** The most a template may try at a place, and all templates of a language together. */
const MOST_TRIES = 2000;
const MOST_TRIES_TOGETHER = 20_000;

/** The longest template, and the most of them. */
const LONGEST_TEMPLATE = 400;
const MOST_TEMPLATES = 500;

/** A place of a profile that holds a template, and what holds for it. */
interface Place {
  readonly part: ProfileFault['part'];
  readonly path: readonly (string | number)[];
  readonly template: string;
  /** What its fields may hold; without classes it is only printed, and these are the names that it may use. */
  readonly fields: FieldClasses | readonly string[];
  readonly slips?: Slips | undefined;
  /** Fields that must stand outside brackets; of several one. */
  readonly needs?: readonly string[];
}

/** All faults of a profile, in the order of its parts; none, and it can be used. */
export function profileFaults(source: ProfileSource): ProfileFault[] {
  const faults: ProfileFault[] = [...emptyTexts(source), ...addresses(source), ...overlong(source)];
  let tries = 0;
  for (const place of places(source)) {
    const { part, path } = place;
    try {
      tries += check(place);
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error;
      faults.push({ part, path, message: error.message });
    }
  }
  if (tries > MOST_TRIES_TOGETHER)
    faults.push({
      part: 'profile',
      path: [],
      message: `All templates together may be read in too many ways (${tries}; ${MOST_TRIES_TOGETHER} are allowed). Write fewer variants, or fields with fewer lengths.`,
    });
  if (faults.length > 0) return faults;
  for (const [index, { language }] of source.wordings.entries())
    try {
      conventionsFor(source, language);
    } catch (error) {
      faults.push({ part: index, path: [], message: error instanceof Error ? error.message : String(error) });
    }
  return faults;
}

/** Checks a template, and tells in how many ways it may be read. Throws a `SyntaxError` that says what is wrong. */
function check({ template: source, fields, slips, needs = [] }: Place): number {
  if (source.length > LONGEST_TEMPLATE)
    throw new SyntaxError(
      `The template has ${source.length} characters; at most ${LONGEST_TEMPLATE} are allowed.`,
    );
  const template = readTemplate(source);
  const known = Array.isArray(fields) ? fields : Object.keys(fields);
  const strange = template.fieldNames.find((name) => !known.includes(name));
  if (strange !== undefined)
    throw new SyntaxError(
      `The template “${source}” uses the field {${strange}}, which is not declared. Declared are ${known.join(', ') || 'none'}.`,
    );
  if (needs.length > 0)
    splitTemplate(template, needs.find((name) => template.fieldNames.includes(name)) ?? needs[0] ?? '');
  else if (!Array.isArray(fields) && mayBeEmpty(template))
    throw new SyntaxError(
      `The template “${source}” may be nothing at all. Put something outside the brackets […]; write \\[ for a bracket of the text.`,
    );
  if (Array.isArray(fields)) return 0;
  const tries = templateCost(source, fields as FieldClasses, slips);
  if (tries > MOST_TRIES)
    throw new SyntaxError(
      `The template “${source}” may be read in ${tries} ways; at most ${MOST_TRIES} are allowed. Put different characters between its fields, or write several simpler templates.`,
    );
  return tries;
}

function mayBeEmpty({ parts }: Template): boolean {
  return parts.every(({ kind }) => kind === 'group');
}

/** Every template of a profile. */
function* places({ profile, wordings }: ProfileSource): Generator<Place> {
  const { documents, files, fields } = profile;
  const printed = { ...files.fields, ...fields, language: { token: [2, 10] as const } };
  for (const [index, form] of documents.forms.entries()) {
    const at = (...path: (string | number)[]) => ({
      part: 'profile' as const,
      path: ['documents', 'forms', index, ...path],
    });
    yield* formPlaces(form, at, fields, form.own ? documents.slips : undefined);
    yield { ...at('key'), template: form.key, fields };
    if (form.address !== undefined)
      yield { ...at('address'), template: form.address, fields: Object.keys(printed) };
  }
  yield { part: 'profile', path: ['documents', 'session'], template: documents.session, fields: ['session'] };
  for (const list of ['forms', 'footers'] as const)
    for (const [index, template] of files[list].entries())
      yield { part: 'profile', path: ['files', list, index], template, fields: files.fields };
  for (const [index, template] of files.addresses.entries())
    yield {
      part: 'profile',
      path: ['files', 'addresses', index],
      template,
      fields: [...Object.keys(printed), 'padded', 'kind'],
    };
  for (const [part, wording] of wordings.entries()) {
    const { citations, paragraphs, dates, phrases, headings } = wording;
    const classes: FieldClasses = { ...citations.fields, occasion: { name: [2, 60] } };
    for (const [index, form] of citations.forms.entries())
      yield* formPlaces(
        form,
        (...path) => ({ part, path: ['citations', 'forms', index, ...path] }),
        classes,
        citations.slips,
        ['number'],
      );
    for (const [index, form] of citations.versions.entries())
      yield* formPlaces(
        form,
        (...path) => ({ part, path: ['citations', 'versions', index, ...path] }),
        classes,
        citations.slips,
      );
    for (const form of wording.documents.forms.entries())
      yield* formPlaces(
        form[1],
        (...path) => ({ part, path: ['documents', 'forms', form[0], ...path] }),
        fields,
        undefined,
      );
    for (const list of ['organsAfter', 'parts', 'provisions'] as const)
      for (const [index, template] of citations[list].entries())
        yield { part, path: ['citations', list, index], template, fields: classes };
    for (const [index, template] of paragraphs.forms.entries())
      yield {
        part,
        path: ['paragraphs', 'forms', index],
        template,
        fields: NUMBERS,
        needs: ['paragraphs', 'paragraph'],
      };
    for (const [index, template] of dates.forms.entries())
      yield { part, path: ['dates', 'forms', index], template, fields: dates.fields };
    for (const [index, { one, several }] of phrases.decisions.entries()) {
      yield { part, path: ['phrases', 'decisions', index, 'one'], template: one, fields: ['documents'] };
      if (several !== undefined)
        yield {
          part,
          path: ['phrases', 'decisions', index, 'several'],
          template: several,
          fields: ['documents'],
        };
    }
    for (const name of ['oneDocument', 'severalDocuments'] as const)
      yield { part, path: ['headings', name], template: headings[name], fields: ['documents'] };
  }
}

const NUMBERS: FieldClasses = { paragraph: { digits: [1, 3] }, paragraphs: { digits: [1, 3] } };

function* formPlaces(
  {
    template,
    accepted,
    variants,
  }: { template: string; accepted: readonly string[]; variants: readonly string[] },
  at: (...path: (string | number)[]) => Pick<Place, 'part' | 'path'>,
  fields: FieldClasses,
  slips: Slips | undefined,
  needs: readonly string[] = [],
): Generator<Place> {
  yield { ...at('template'), template, fields, slips, needs };
  for (const [index, other] of accepted.entries())
    yield { ...at('accepted', index), template: other, fields, slips, needs };
  for (const [index, other] of variants.entries())
    yield { ...at('variants', index), template: other, fields, slips, needs };
}

/** An address is one of the web, read over an encrypted connection, and its host is written out. */
const ADDRESS = /^https:\/\/[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,8}(?:\/|$)/;

function* addresses({ profile: { documents, files } }: ProfileSource): Generator<ProfileFault> {
  const all = [
    ...files.addresses.map((address, index) => ({ address, path: ['files', 'addresses', index] })),
    ...documents.forms.map(({ address = '' }, index) => ({
      address,
      path: ['documents', 'forms', index, 'address'],
    })),
  ];
  for (const { address, path } of all)
    if (address !== '' && !ADDRESS.test(address))
      yield {
        part: 'profile',
        path,
        message: `“${address}” is no address that may be opened. Write https:// and the name of a host, without fields.`,
      };
}

function* emptyTexts({ profile, wordings }: ProfileSource): Generator<ProfileFault> {
  const empty = (part: ProfileFault['part'], ...path: (string | number)[]): ProfileFault => ({
    part,
    path,
    message: 'This may not be empty. Write a text, or leave the entry out.',
  });
  for (const [index, { open, close }] of profile.artefacts.entries())
    if (open === '' || close === '') yield empty('profile', 'artefacts', index);
  for (const [name, field] of Object.entries(profile.fields))
    if ('words' in field && '' in field.words) yield empty('profile', 'fields', name, 'words');
  for (const [part, { typography, terms, citations, dates }] of wordings.entries()) {
    for (const list of ['pairs', 'quotes'] as const)
      for (const [index, pair] of typography[list].entries())
        if (pair.includes('')) yield empty(part, 'typography', list, index);
    if ('' in typography.widths) yield empty(part, 'typography', 'widths');
    for (const [index, { avoid }] of terms.entries())
      if (avoid === '') yield empty(part, 'terms', index, 'avoid');
    for (const [where, fields] of [
      ['citations', citations.fields],
      ['dates', dates.fields],
    ] as const)
      for (const [name, field] of Object.entries(fields))
        if ('words' in field && '' in field.words) yield empty(part, where, 'fields', name, 'words');
  }
}

function* overlong(source: ProfileSource): Generator<ProfileFault> {
  const count = [...places(source)].length;
  if (count > MOST_TEMPLATES * source.wordings.length)
    yield {
      part: 'profile',
      path: [],
      message: `There are ${count} templates; at most ${MOST_TEMPLATES} a language are allowed.`,
    };
  const backwards = (fields: FieldClasses): string | undefined =>
    Object.entries(fields).find(([, field]) => {
      const ranges =
        'digits' in field
          ? [field.digits, field.part]
          : 'name' in field
            ? [field.name]
            : 'token' in field
              ? [field.token]
              : [];
      return ranges.some((range) => range !== undefined && range[0] > range[1]);
    })?.[0];
  const { profile, wordings } = source;
  const message = 'The least comes before the most: [1, 4].';
  const wrong = backwards(profile.fields);
  if (wrong !== undefined) yield { part: 'profile', path: ['fields', wrong], message };
  const wrongFile = backwards(profile.files.fields);
  if (wrongFile !== undefined) yield { part: 'profile', path: ['files', 'fields', wrongFile], message };
  for (const [part, { citations, dates }] of wordings.entries())
    for (const [where, fields] of [
      ['citations', citations.fields],
      ['dates', dates.fields],
    ] as const) {
      const name = backwards(fields);
      if (name !== undefined) yield { part, path: [where, 'fields', name], message };
    }
}
