import { type RegistryFault, registryFaults } from '../analysis/registry-faults';
import type { Additions } from '../profile/authorities';
import { mergeAuthorities } from '../profile/merge-authorities';
import type { ProfileSource } from '../profile/profile';
import { derive } from '../text/derive';
import type { Settings, SettingsProblem } from './settings';

/** What a workspace adds to the registry of its profile: in its settings, and in the files that they name. */

/** The profile with what the settings add to its registry. The same settings give the same value. */
export function withRegistry(source: ProfileSource, { registry }: Pick<Settings, 'registry'>): ProfileSource {
  return isEmpty(registry) ? source : enlarged(source)(registry);
}

/**
 * The profile that the settings name, else the first there is; with what they add to its registry.
 *
 * @throws {RangeError} where there is no profile.
 */
export function profileFor(profiles: readonly ProfileSource[], settings: Settings): ProfileSource {
  const named = profiles.find(({ profile }) => profile.id === settings.profile);
  const source = settings.carried?.source ?? named ?? profiles[0];
  if (!source) throw new RangeError('There is no profile.');
  return withRegistry(source, settings);
}

const enlarged = derive((source: ProfileSource) =>
  derive(
    (added: Additions): ProfileSource => ({
      ...source,
      authorities: mergeAuthorities(source.authorities, added),
    }),
  ),
);

function isEmpty({ conferences, sessions, series, instruments }: Additions): boolean {
  return [conferences, sessions, series, instruments].every((entries) => entries.length === 0);
}

/** Settings with the entries of the files that they name, and what is wrong with those files. */
export async function withRegistryFiles(
  settings: Settings,
  read: (path: string) => Promise<string | undefined>,
): Promise<{ settings: Settings; problems: readonly SettingsProblem[] }> {
  const { files } = settings.registry;
  if (files.length === 0) return { settings, problems: [] };
  const { readSettings } = await import('./read-settings');
  const problems: SettingsProblem[] = [];
  let { registry } = settings;
  for (const file of files) {
    const text = isBelow(file) ? await read(file) : undefined;
    if (text === undefined) {
      problems.push(problem(`registry.files: There is no file “${file}” below this folder.`));
      continue;
    }
    // A file holds what stands under “registry” in the settings, and is read as that.
    const found = readSettings(`{ "registry": ${text.replace(/^\ufeff/, '')}\n}`);
    for (const { message } of found.problems) problems.push(problem(`${file}: ${message}`));
    registry = joined(registry, found.settings.registry);
  }
  return { settings: { ...settings, registry }, problems };
}

/** Whether a path leads nowhere but below the folder it is relative to: a workspace may come from anybody. */
function isBelow(path: string): boolean {
  return !/^(?:[\\/]|[A-Za-z]:)/.test(path) && !path.split(/[\\/]/).includes('..');
}

function joined(left: Settings['registry'], right: Settings['registry']): Settings['registry'] {
  return {
    ...left,
    conferences: [...left.conferences, ...right.conferences],
    sessions: [...left.sessions, ...right.sessions],
    series: [...left.series, ...right.series],
    instruments: [...left.instruments, ...right.instruments],
  };
}

/** What the entries of a workspace contradict: one another, or the registry that they are added to. */
export function registryProblems(source: ProfileSource, settings: Settings): SettingsProblem[] {
  const { conferences, sessions, instruments } = settings.registry;
  const added = new Set([...conferences, ...sessions].map(({ id }) => id));
  for (const { key } of instruments) added.add(key);
  if (added.size === 0) return [];
  return [...registryFaults(withRegistry(source, settings).authorities)]
    .filter(({ kind, entry }) => kind !== 'unsorted' && added.has(entry))
    .map((fault) => problem(sentenceOf(fault)));
}

function sentenceOf({ kind, entry, detail }: RegistryFault): string {
  return `registry: ${entry}: ${SENTENCES[kind].replace('{detail}', () => detail)}`;
}

const SENTENCES: Readonly<Record<RegistryFault['kind'], string>> = {
  duplicate: '“{detail}” is there twice.',
  'unknown-gathering': 'There is no conference or session “{detail}”.',
  'foreign-gathering': '“{detail}” is of another organ.',
  'wrong-year': 'The year and the days do not agree: {detail}.',
  backwards: 'It ends before it begins: {detail}.',
  'adopted-late': 'Only the first version is adopted, not that of {detail}.',
  'abrogated-early': 'It is abrogated before its last version: {detail}.',
  'foreign-number': '“{detail}” is not its number.',
  'against-series': 'Its first version and the series of its number do not agree: {detail}.',
  'no-source': 'It has neither version nor source.',
  unsorted: 'It stands out of order: {detail}.',
};

function problem(message: string): SettingsProblem {
  return { message, offset: undefined };
}
