import { derive } from '../text/derive';
import type { DocumentForm, Profile } from './profile';
import { type Fields, readTemplate } from './template';

/**
 * What the fields of a symbol are. Five names mean a version of a document or a part of it, wherever they stand; all
 * others say which document it is. `session` is what the documents are counted by, `number` counts them.
 */

/** The fields that name a part of a document that was issued by itself. */
const PARTS: ReadonlySet<string> = new Set(['addendum', 'corrigendum', 'withAddendum', 'withCorrigendum']);

/** Whether a field names a part of a document. */
export function isPart(field: string): boolean {
  return PARTS.has(field);
}

/** Whether a field names an addendum: what was added to a document and is a text by itself. */
export function isAddendum(field: string): boolean {
  return field === 'addendum' || field === 'withAddendum';
}

/** Whether a field names a version of a document or a part of it; all others are the same for all of its versions. */
export function isSuffix(field: string): boolean {
  return field === 'revision' || PARTS.has(field);
}

/** Those fields of a symbol that say which document it is. */
export function documentFields(symbol: Fields): Fields {
  return Object.fromEntries(Object.entries(symbol).filter(([name]) => !isSuffix(name)));
}

/** What is the same for symbols of one number in one series, whatever their session and version. */
export function numberInSeries(symbol: Fields): string {
  const { series = '', number = '' } = symbol;
  return `${series}/${number}${furtherFields(symbol)}`;
}

/** What else says which document it is, besides session, series and number: `/committee=3`. */
export function furtherFields(symbol: Fields): string {
  let further: string[] | undefined;
  for (const name of Object.keys(symbol))
    if (!COMMON.has(name) && !isSuffix(name) && symbol[name] !== undefined) {
      further ??= [];
      further.push(`/${name}=${symbol[name]}`);
    }
  return further ? further.sort().join('') : '';
}

const COMMON: ReadonlySet<string> = new Set(['session', 'series', 'number']);

/** The fields that the forms of a body's own documents have. */
export const symbolFields = derive(
  ({ documents }: Profile): ReadonlySet<string> =>
    new Set(
      documents.forms.filter(({ own }) => own).flatMap(({ template }) => readTemplate(template).fieldNames),
    ),
);

/** Whether the documents of a body are counted by session, so that a symbol without session says too little. */
export const hasSessions = derive((profile: Profile): boolean => symbolFields(profile).has('session'));

/** The form of a body's own documents that symbols with such fields have, session included where there are sessions. */
export function formFor(profile: Profile, symbol: Fields): DocumentForm | undefined {
  const names = Object.keys(symbol).filter((name) => symbol[name] !== undefined);
  const fitting = wholeForms(profile).filter(({ names: has }) => names.every((name) => has.has(name)));
  return (fitting.find(({ needs }) => needs.every((name) => symbol[name] !== undefined)) ?? fitting[0])?.form;
}

/** The forms that say the whole of a document, each with the fields that it may have and those that it must have. */
const wholeForms = derive((profile: Profile) =>
  profile.documents.forms
    .map((form) => {
      const template = readTemplate(form.template);
      const needs = template.parts.flatMap((part) => (part.kind === 'field' ? [part.name] : []));
      return { form, names: new Set(template.fieldNames), needs };
    })
    .filter(({ form, names }) => form.own && (names.has('session') || !hasSessions(profile))),
);
