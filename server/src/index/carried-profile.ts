import { distance } from 'fastest-levenshtein';
import {
  findNodeAtLocation,
  type Node,
  type ParseError,
  parse as parseJsonc,
  parseTree,
  printParseErrorCode,
} from 'jsonc-parser';
import type * as z from 'zod';
import { bareProfile, bareWording, isPlain, laidOver } from '../profile/bare';
import type { ProfileSource } from '../profile/profile';
import { profileFaults } from '../profile/profile-faults';
import type { Wording } from '../profile/wording';
import type { Settings, SettingsProblem } from './settings';

/**
 * A profile that a workspace carries: `"profile": "./our-body.json"` in its settings. It may come from anybody: it is
 * data, of bounded size, in files below the folder of the settings, and nothing of it holds while anything in it is wrong.
 */

/** What is wrong with a file of a profile. */
export interface ProfileProblem extends SettingsProblem {
  /** The file, relative to the settings; empty for the settings themselves. */
  readonly file: string;
  /** Its text, by which places are counted. */
  readonly text: string;
}

/** A profile that was read; without a source where something in it is wrong. */
export interface Carried {
  readonly source: ProfileSource | undefined;
  /** The files it stands in, those that are not there included. */
  readonly files: readonly string[];
  readonly problems: readonly ProfileProblem[];
}

/** The most characters that a file of a profile may have. */
const LARGEST = 500_000;

/** How a text is read that lies beside the settings; nothing where it is not there or leads elsewhere. */
export type ReadBeside = (path: string) => Promise<string | undefined>;

/** Whether settings name a profile by its file. */
export function namesProfileFile({ profile }: Pick<Settings, 'profile'>): boolean {
  return /[\\/]|\.jsonc?$/i.test(profile);
}

/** Settings with the profile that they name by a file. What is wrong with the name itself has no file. */
export async function withCarriedProfile(
  settings: Settings,
  read: ReadBeside,
): Promise<{ settings: Settings; problems: readonly ProfileProblem[] }> {
  if (!namesProfileFile(settings)) return { settings, problems: [] };
  const { source, files, problems } = await readCarriedProfile(settings.profile, read);
  return { settings: { ...settings, carried: { source, files } }, problems };
}

/** Where the settings name their profile, for what is wrong with the name. */
export function profileOffset(text: string): number | undefined {
  const tree = parseTree(text.replace(/^\ufeff/, ' '), [], { allowTrailingComma: true });
  return tree && findNodeAtLocation(tree, ['profile'])?.offset;
}

/** Reads a profile from its file, and the files that it names. */
export async function readCarriedProfile(path: string, read: ReadBeside): Promise<Carried> {
  const [{ authoritiesSchema }, { profileSchema }, { wordingSchema }] = await Promise.all([
    import('../profile/authorities'),
    import('../profile/profile'),
    import('../profile/wording'),
  ]);
  const files: string[] = [];
  const problems: ProfileProblem[] = [];
  const open = async (
    name: string,
    from: Opened | undefined,
    at: readonly (string | number)[],
  ): Promise<Opened | undefined> => {
    const file = beside(from?.file ?? '', name);
    const told = (message: string): void => {
      problems.push(
        from
          ? problemAt(from, at, message)
          : { file: '', text: '', message: `profile: ${message}`, offset: undefined },
      );
    };
    if (file === undefined)
      return void told(
        `“${name}” leads out of the folder of precis.json. Put the file into it, and write its path without “..”.`,
      );
    if (files.includes(file)) return void told(`“${name}” is named twice. Name each file once.`);
    files.push(file);
    const text = await read(file);
    if (text === undefined) return void told(`There is no file “${name}”. Write it, or correct the path.`);
    if (text.length > LARGEST)
      return void told(`“${name}” has more than ${LARGEST} characters. Make it smaller.`);
    const found = opened(file, text);
    problems.push(...found.problems);
    return found;
  };
  const main = await open(path, undefined, []);
  if (!main || problems.length > 0) return { source: undefined, files, problems };
  const { wordings: named, registry, $schema: _, ...rest } = main.value;
  const profile = shaped(main, [], profileSchema, bareProfile, rest, problems);
  const wordings: { wording: Wording; from: Opened; path: readonly (string | number)[] }[] = [];
  if (!Array.isArray(named) || named.length === 0 || named.length > 12)
    problems.push(
      problemAt(
        main,
        ['wordings'],
        'A profile has the wording of at least one language and at most twelve: "wordings": [ { … } ] or [ "en.json" ].',
      ),
    );
  else
    for (const [index, entry] of named.entries()) {
      const from = typeof entry === 'string' ? await open(entry, main, ['wordings', index]) : main;
      if (!from) continue;
      const at = from === main ? ['wordings', index] : [];
      const { $schema: __, ...value } = objectIn(from === main ? entry : from.value);
      const wording = shaped(from, at, wordingSchema, bareWording, value, problems);
      if (wording) wordings.push({ wording, from, path: at });
    }
  const registryFrom = typeof registry === 'string' ? await open(registry, main, ['registry']) : main;
  const entries =
    registry === undefined ? NO_REGISTRY : registryFrom === main ? registry : registryFrom?.value;
  const authorities =
    registryFrom &&
    shaped(
      registryFrom,
      registryFrom === main ? ['registry'] : [],
      authoritiesSchema,
      NO_REGISTRY,
      objectIn(entries),
      problems,
    );
  if (!profile || !authorities || problems.length > 0) return { source: undefined, files, problems };
  const source = { profile, wordings: wordings.map(({ wording }) => wording), authorities, snippets: {} };
  for (const { part, path: at, message } of profileFaults(source)) {
    const place = part === 'profile' ? undefined : wordings[part];
    problems.push(problemAt(place?.from ?? main, [...(place?.path ?? []), ...at], message));
  }
  return { source: problems.length > 0 ? undefined : source, files, problems };
}

const NO_REGISTRY = { updated: '1900-01-01', conferences: [] };

/** A file that was read as JSON. */
interface Opened {
  readonly file: string;
  readonly text: string;
  readonly value: Readonly<Record<string, unknown>>;
  readonly tree: Node | undefined;
}

function opened(file: string, text: string): Opened & { readonly problems: readonly ProfileProblem[] } {
  const errors: ParseError[] = [];
  const plain = text.replace(/^\ufeff/, ' ');
  const value: unknown = parseJsonc(plain, errors, { allowTrailingComma: true });
  const problems = errors.map(({ error, offset }) => ({
    file,
    text,
    message: `This is no valid JSON: ${printParseErrorCode(error)}. Correct it.`,
    offset,
  }));
  if (problems.length === 0 && (typeof value !== 'object' || value === null || Array.isArray(value)))
    problems.push({ file, text, message: 'The file must hold an object: { … }.', offset: 0 });
  return {
    file,
    text,
    value: objectIn(value),
    tree: parseTree(plain, [], { allowTrailingComma: true }),
    problems,
  };
}

function objectIn(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};
}

/** A value in its shape, what it leaves out as in `bare`; nothing where it has another, which is told of. */
function shaped<Schema extends z.ZodType>(
  from: Opened,
  at: readonly (string | number)[],
  schema: Schema,
  bare: object,
  value: Record<string, unknown>,
  problems: ProfileProblem[],
): z.infer<Schema> | undefined {
  const read = schema.safeParse(laidOver(bare, value));
  if (!read.success) {
    for (const issue of read.error.issues) {
      const path = issue.path.filter((part) => typeof part !== 'symbol');
      const message = issue.code === 'invalid_union' && path.includes('fields') ? FIELD : `${issue.message}.`;
      problems.push(problemAt(from, [...at, ...path], message));
    }
    return undefined;
  }
  const before = problems.length;
  for (const { path, names, name } of strange(value, read.data, [])) {
    const near = names.find((known) => distance(known, name) <= 2);
    const remedy = near === undefined ? `There is ${names.join(', ')}.` : `Did you mean “${near}”?`;
    problems.push(
      problemAt(from, [...at, ...path, name], `Nothing is called “${name}” here. ${remedy}`, true),
    );
  }
  return problems.length > before ? undefined : read.data;
}

const FIELD =
  'A field is { "digits": [least, most] }, { "words": { "written": "meant" } }, { "name": [least, most] } or { "token": [least, most] }.';

/** The names in a value that its reader passed over, with those that it knows at their place. */
function* strange(
  value: unknown,
  read: unknown,
  path: readonly (string | number)[],
): Generator<{ path: readonly (string | number)[]; name: string; names: readonly string[] }> {
  if (Array.isArray(value) && Array.isArray(read)) {
    for (const [index, entry] of value.entries()) yield* strange(entry, read[index], [...path, index]);
    return;
  }
  if (!isPlain(value) || !isPlain(read)) return;
  for (const [name, entry] of Object.entries(value))
    if (name in read) yield* strange(entry, read[name], [...path, name]);
    else yield { path, name, names: Object.keys(read) };
}

/** A problem with the place in its file: that of the entry, or of the nearest around it that is there. */
function problemAt(
  { file, text, tree }: Opened,
  path: readonly (string | number)[],
  message: string,
  atName = false,
): ProfileProblem {
  const where = path.length > 0 ? `${path.join('.')}: ` : '';
  let offset = 0;
  for (let length = path.length; tree && length >= 0; length--) {
    const node = findNodeAtLocation(tree, path.slice(0, length));
    if (!node) continue;
    offset = (atName && length === path.length ? node.parent : node)?.offset ?? 0;
    break;
  }
  return { file, text, message: where + message, offset };
}

/** The path of a file that is named in another; nothing where it leads out of the folder of the settings. */
function beside(from: string, name: string): string | undefined {
  if (/^(?:[\\/]|[A-Za-z][A-Za-z0-9+.-]*:)/.test(name) || name.includes('\0')) return undefined;
  const parts = name.split(/[\\/]/).filter((part) => part !== '' && part !== '.');
  if (parts.length === 0 || parts.includes('..')) return undefined;
  return [...from.split('/').slice(0, -1), ...parts].join('/');
}
