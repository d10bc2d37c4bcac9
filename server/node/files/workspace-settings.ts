import { dirname, join, resolve, sep } from 'node:path';
import { type ProfileProblem, withCarriedProfile } from '../../src/index/carried-profile';
import { documentPlaces } from '../../src/index/document-places';
import { isBounded } from '../../src/index/record-names';
import { registryProblems, withRegistryFiles } from '../../src/index/registry-additions';
import { defaultSettings, type ReadSettings, type Settings } from '../../src/index/settings';
import type { ProfileSource } from '../../src/profile/profile';
import { allRules, profileOf, untilProfileHolds } from '../../src/service';
import { lineIndexAt, lineStarts } from '../../src/text/lines';
import { nearest } from '../command/near-miss';
import { readText } from './disk';
import { exists } from './exists';
import { leadsOut } from './leads-out';
import { recordNames } from './record-names';

/** What holds for the files of a folder. */
export interface Rulings {
  readonly settings: Settings;
  readonly profile: ProfileSource;
  /** The `precis.json` that says so. */
  readonly file: string | undefined;
  /** Whether the settings name a file, by its full path, as a record. */
  readonly names: (path: string) => boolean;
  /** Whether a file, by its full path, lies where the settings say that documents lie. */
  readonly holdsDocument: (path: string) => boolean;
}

/** What the command line says, which holds before every file. */
export interface Overrides {
  readonly config?: string | undefined;
  readonly profile?: string | undefined;
  readonly language?: string | undefined;
  readonly rules: Settings['rules'];
}

/** Told what is wrong with a settings file. */
export type OnProblem = (file: string, why: string) => void;

/** Finds what holds in a folder: the `precis.json` there or in the nearest folder above. Each is read once. */
export function rulingsFinder(
  profiles: readonly ProfileSource[],
  overrides: Overrides,
  onProblem: OnProblem,
): (folder: string) => Promise<Rulings> {
  const known = new Map<string, Promise<Rulings>>();
  const { config } = overrides;

  function rulingsIn(folder: string): Promise<Rulings> {
    let rulings = known.get(folder);
    if (!rulings) {
      rulings = find(folder);
      known.set(folder, rulings);
    }
    return rulings;
  }

  async function find(folder: string): Promise<Rulings> {
    const file = config ?? join(folder, 'precis.json');
    if (config !== undefined || (await exists(file))) return read(file);
    const above = dirname(folder);
    return above === folder ? rulingsOf(undefined, '') : rulingsIn(above);
  }

  async function read(file: string): Promise<Rulings> {
    const found = await readText(file);
    if (found.kind === 'text') return rulingsOf(file, found.text);
    onProblem(file, found.why);
    return rulingsOf(undefined, '');
  }

  async function rulingsOf(file: string | undefined, text: string): Promise<Rulings> {
    const written = file === undefined ? NOTHING_SET : await settingsIn(text);
    const { settings: own, problems: inFiles } = await withRegistryFiles(written.settings, (path) =>
      besideSettings(file, path),
    );
    const starts = lineStarts(text);
    const reportCarried = (problem: ProfileProblem): void => {
      const { message, offset = 0 } = problem;
      const line = lineIndexAt(lineStarts(problem.text), offset) + 1;
      if (file === undefined) return;
      if (problem.file === '') onProblem(file, `${message} ${NOT_HELD}`);
      else onProblem(join(dirname(file), problem.file), `Line ${line}: ${message} ${NOT_HELD}`);
    };
    const report = (why: string, offset?: number): void => {
      const place = offset === undefined ? '' : `Line ${lineIndexAt(starts, offset) + 1}: `;
      if (file !== undefined) onProblem(file, `${place}${why} Correct it; the rest of the file holds.`);
    };
    for (const { message, offset } of [...written.problems, ...inFiles])
      report(message.replace(/(?<![.!?])$/, '.'), offset);
    for (const id of Object.keys(own.rules)) if (!isRule(id)) report(noSuchRule(id));
    for (const glob of own.records) if (!isBounded(glob)) report(TOO_COMPLEX.replace('{glob}', () => glob));
    const merged: Settings = {
      ...own,
      records: own.records.filter(isBounded),
      profile: overrides.profile ?? own.profile,
      language: overrides.language ?? own.language,
      rules: { ...own.rules, ...overrides.rules },
    };
    const carried = await withCarriedProfile(merged, (path) => besideSettings(file, path));
    for (const problem of carried.problems) reportCarried(problem);
    const settings = untilProfileHolds(carried.settings);
    const named = profileOf(profiles, settings);
    if (!named && !settings.carried) report(noSuchProfile(profiles, settings.profile));
    const profile = named ?? profiles[0];
    if (!profile) throw new RangeError('There is no profile.');
    for (const { message } of registryProblems(profile, settings)) report(message);
    if (own.language !== undefined && !speaks(profile, own.language))
      report(noSuchLanguage(profile, own.language));
    return {
      settings,
      profile,
      file,
      names: file === undefined ? () => false : recordNames(dirname(file), settings.records),
      holdsDocument: file === undefined ? () => true : placesBeside(dirname(file), settings),
    };
  }

  return (folder) => rulingsIn(config === undefined ? folder : '');
}

/** Settings as they are written. The reader is a large part of the code, and many folders have none. */
async function settingsIn(text: string): Promise<ReadSettings> {
  const { readSettings } = await import('../../src/index/read-settings');
  return readSettings(text);
}

const NOTHING_SET: ReadSettings = { settings: defaultSettings, problems: [] };

/** Tells where documents lie, by the settings in a folder. */
function placesBeside(folder: string, { documents }: Settings): (path: string) => boolean {
  return documentPlaces(folder, documents, (path) => resolve(join(folder, path)), sep);
}

/** The text of a file that settings name beside them; nothing where a link leads it out of their folder. */
async function besideSettings(settings: string | undefined, path: string): Promise<string | undefined> {
  if (settings === undefined) return undefined;
  const beside = join(dirname(settings), path);
  if (await leadsOut(dirname(settings), beside)) return undefined;
  const found = await readText(beside);
  return found.kind === 'text' ? found.text : undefined;
}

const NOT_HELD = 'Until the profile is in order, nothing is checked.';

const TOO_COMPLEX = 'records: “{glob}” has more than four *, **, { or (. Write several simpler patterns.';

/** Says that there is no such rule, and which one may be meant. */
export function noSuchRule(id: string): string {
  const ids = allRules().map((rule) => rule.id);
  return `There is no rule “${id}”.${nearest(id, ids, '“precis rules” lists them.')}`;
}

export function isRule(id: string): boolean {
  return allRules().some((rule) => rule.id === id);
}

export function noSuchProfile(profiles: readonly ProfileSource[], id: string): string {
  const ids = profiles.map(({ profile }) => profile.id);
  return `There is no profile “${id}”.${nearest(id, ids, `There is ${ids.join(', ')}.`)}`;
}

export function speaks({ wordings }: ProfileSource, language: string): boolean {
  return wordings.some((wording) => wording.language === language);
}

export function noSuchLanguage({ profile, wordings }: ProfileSource, language: string): string {
  const known = wordings.map((wording) => wording.language).join(', ');
  return `The profile “${profile.id}” has no language “${language}”. It has ${known}.`;
}
