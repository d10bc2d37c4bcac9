import { derive } from '../text/derive';
import { remembered } from '../text/remembered';
import { print } from './compile';
import type { Profile } from './profile';
import { shapeOf, sourceOf } from './shape';
import { symbolFields } from './symbol-fields';
import { type FieldClasses, type Fields, readTemplate } from './template';

/** What a file name or a footer says a file is: the fields of its symbol, and its language. */
export interface NamedDocument {
  readonly fields: Fields;
  /** BCP 47 tag. */
  readonly language: string | undefined;
}

/**
 * What the path of a file says it is, by the profile's forms: `C24-069.zh.record`, `C24/069.txt`,
 * `S24-CL-C-0008!R1!MSW-C.docx`. Matched without case; folders before the form do not matter.
 */
export function readFileName(profile: Profile, path: string): NamedDocument | undefined {
  return fileNames(profile)(path);
}

/** How many paths are remembered: those of open records are asked about at every key. */
const MOST_PATHS = 100;

const fileNames = derive((profile: Profile) =>
  remembered(MOST_PATHS, (path) => {
    const stem = withoutEnding(profile, path.replaceAll('\\', '/'));
    return read(profile, fileForms(profile), stem);
  }),
);

/** What the path that a footer prints says: `P:\CHI\SG\CONSEIL\C22\000\087V2C.docx (503148)`. */
export function readFooter(profile: Profile, text: string): NamedDocument | undefined {
  return read(profile, footerForms(profile), text);
}

/** The names of the fields that file forms use for those of symbols, because their digits are counted otherwise. */
const ALIASES: Readonly<Record<string, string>> = { padded: 'number', short: 'number', kind: 'series' };

interface FileForm {
  readonly pattern: RegExp;
  readonly fieldNames: readonly string[];
}

const fileForms = derive((profile: Profile): readonly FileForm[] =>
  profile.files.forms.map((form) => compileForm(form, profile.files.fields, '(?:^|/)', '$')),
);

const footerForms = derive((profile: Profile): readonly FileForm[] =>
  profile.files.footers.map((form) => compileForm(form, profile.files.fields, '', '')),
);

function compileForm(form: string, fields: FieldClasses, before: string, after: string): FileForm {
  const template = readTemplate(form);
  const source = sourceOf(shapeOf(template, fields));
  return { pattern: new RegExp(before + source + after, 'i'), fieldNames: template.fieldNames };
}

function read(profile: Profile, forms: readonly FileForm[], text: string): NamedDocument | undefined {
  const { fields } = profile.files;
  const known = symbolFields(profile);
  for (const { pattern, fieldNames } of forms) {
    const found = pattern.exec(text);
    if (!found) continue;
    const values: Record<string, string> = {};
    let language: string | undefined;
    fieldNames.forEach((name, index) => {
      const written = found[index + 1];
      if (written === undefined) return;
      const value = writtenValue(name, written, fields);
      if (name === 'language' || name === 'letter') language = value;
      else if (value !== '' && known.has(ALIASES[name] ?? name)) values[ALIASES[name] ?? name] = value;
    });
    return { fields: values, language };
  }
  return undefined;
}

/** A field's value, whatever its case; numbers without the zeros that fill them up, sessions as they are. */
function writtenValue(name: string, written: string, fields: FieldClasses): string {
  const field = fields[name];
  if (field && 'words' in field) {
    const word = Object.keys(field.words).find(
      (candidate) => candidate.toLowerCase() === written.toLowerCase(),
    );
    return word === undefined ? written : (field.words[word] ?? written);
  }
  return name === 'session' ? written : written.replace(/^0{1,8}(?=[0-9])/, '');
}

function withoutEnding(profile: Profile, path: string): string {
  let stem = path;
  for (;;) {
    const ending = profile.files.extensions.find((extension) => stem.toLowerCase().endsWith(`.${extension}`));
    if (!ending) return stem;
    stem = stem.slice(0, -ending.length - 1);
  }
}

/** The public addresses of a document, by the profile's forms; none for a symbol the forms cannot print. */
export function addressesOf(profile: Profile, symbol: Fields, language: string): string[] {
  const { addresses, fields } = profile.files;
  const values = { ...symbol, padded: symbol['number'] ?? '', kind: symbol['series'] ?? '', language };
  return addresses
    .map((address) => print(address, values, fields))
    .filter((address) => address !== undefined);
}

/** The web address of another body's document, where the profile has one for its form. */
export function foreignAddress(
  { documents, fields, files }: Profile,
  { form: id, fields: symbol }: { readonly form: string; readonly fields: Fields },
  language: string,
): string | undefined {
  const address = documents.forms.find((form) => form.id === id)?.address;
  return address && print(address, { ...symbol, language }, { ...files.fields, ...fields });
}
