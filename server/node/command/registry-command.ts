import { dirname, join, resolve } from 'node:path';
import { type Command, InvalidArgumentError, Option } from 'commander';
import { profiles } from '../../profiles/index';
import { allHistories, type History } from '../../src/analysis/registry';
import { registryFaults } from '../../src/analysis/registry-faults';
import { type Completeness, completenessOf } from '../../src/analysis/registry-report';
import { type Addition, additionAt, withAddition } from '../../src/index/registry-writing';
import { type Unregistered, unregisteredIn } from '../../src/index/unregistered';
import type { ProfileSource } from '../../src/profile/profile';
import { parse } from '../../src/syntax/parse';
import { encode } from '../files/decode';
import { readText } from '../files/disk';
import { exists } from '../files/exists';
import { createFile, replaceFile } from '../files/replace-file';
import { rulingsFinder } from '../files/workspace-settings';
import { visible } from '../report/visible';
import type { Io } from './io';
import { type ReadArchive, readArchive } from './read-archive';

const formats = ['text', 'json'] as const;
const qualities = ['exact', 'approximate', 'derived', 'record'] as const;

interface Format {
  readonly format: (typeof formats)[number];
}

interface AddFlags {
  readonly source: string;
  readonly quality: (typeof qualities)[number];
  readonly to?: string;
}

/** Declares `precis registry`. `finish` is given the exit status. */
export function declareRegistry(program: Command, io: Io, finish: (status: number) => void): void {
  const registry = program
    .command('registry')
    .summary('look at the registry of resolutions and decisions, and add to it')
    .description(
      'The registry says which version of a resolution or decision was in force when. It is partial, and a workspace adds to it in precis.json.',
    );
  const format = new Option('-f, --format <format>', 'how to print').choices(formats).default('text');
  registry
    .command('list [instruments...]')
    .summary('print the history of instruments')
    .description(
      'Prints what the registry knows: all of it, or of the keys that are named (PP/resolution/71).',
    )
    .addOption(format)
    .action(async (keys: string[], flags: Format) => finish(await list(io, keys, flags)));
  registry
    .command('missing [paths...]')
    .summary('list what an archive cites and the registry lacks')
    .description('Lists instruments and versions that an archive cites and the registry does not know.')
    .addOption(format)
    .option('--no-ignore', 'look in what .gitignore lists, too')
    .action(async (paths: string[], flags: Format & { readonly ignore: boolean }) =>
      finish(await missing(io, paths, flags)),
    );
  registry
    .command('report')
    .summary('say how complete the registry is')
    .description('Says how complete the registry is, what contradicts itself in it, and what is open.')
    .addOption(format)
    .action(async (flags: Format) => finish(await report(io, flags)));
  registry
    .command('add <citation>')
    .summary('add a version to the registry of the workspace')
    .description(
      'Adds the version that a citation names (“Resolution 137 (Rev. Busan, 2014)”) to precis.json, or to a file of entries.',
    )
    .requiredOption('-s, --source <source>', 'where it says so: an address, or a document', filled)
    .addOption(
      new Option('-q, --quality <quality>', 'how good the source is').choices(qualities).default('exact'),
    )
    .option('--to <file>', 'the file of entries, in place of precis.json')
    .action(async (citation: string, flags: AddFlags) => finish(await add(io, citation, flags)));
}

function filled(value: string): string {
  if (value.trim() === '') throw new InvalidArgumentError('Say where it is from.');
  return value;
}

/** The profile with what the settings here add to its registry. */
async function profileHere(io: Io): Promise<ProfileSource> {
  const tell = (file: string, why: string): void =>
    void io.stderr.write(`${visible(file)}: ${visible(why)}\n`);
  const { profile } = await rulingsFinder(profiles, { rules: {} }, tell)(io.cwd);
  return profile;
}

async function list(io: Io, keys: readonly string[], { format }: Format): Promise<number> {
  const all = [...allHistories(await profileHere(io))];
  const found = keys.length === 0 ? all : all.filter(({ instrument }) => keys.includes(instrument.key));
  if (format === 'json') {
    const instruments = found.map(({ instrument }) => instrument);
    await io.stdout.write(`${JSON.stringify({ version: 1, instruments }, null, 2)}\n`);
  } else for (const history of found) await io.stdout.write(historyLines(history));
  return found.length > 0 ? 0 : 1;
}

function historyLines({ instrument, versions, abrogated }: History): string {
  const title = Object.values(instrument.title ?? {})[0] ?? instrument.subject ?? '';
  const lines = versions.map(
    ({ at, status, number, source, quality }) =>
      `  ${at}  ${status}${number ? ` as ${number}` : ''}  ${quality}: ${source.join(', ')}`,
  );
  if (abrogated) lines.push(`  ${abrogated.by.id}  abrogated  ${abrogated.source.join(', ')}`);
  return `${[`${instrument.key}  ${title}`.trimEnd(), ...lines].map(visible).join('\n')}\n`;
}

async function missing(
  io: Io,
  paths: readonly string[],
  { format, ignore }: Format & { readonly ignore: boolean },
): Promise<number> {
  const archive: ReadArchive = await readArchive(io, paths.length > 0 ? paths : ['.'], ignore);
  const found = unregisteredIn(
    await profileHere(io),
    archive.records.map(({ summary }) => summary),
  );
  const shown = new Map(archive.records.map((record) => [record.summary.uri, record.shown]));
  const rows = found.map(({ key, version, places }) => ({
    key,
    version: version ?? null,
    count: places.length,
    places: places.map(({ summary, mention }) => ({
      path: shown.get(summary.uri) ?? summary.uri,
      paragraph: mention.paragraph ?? null,
      text: mention.text.replace(/\s+/gu, ' '),
    })),
  }));
  if (format === 'json') await io.stdout.write(`${JSON.stringify({ version: 1, missing: rows }, null, 2)}\n`);
  else for (const row of rows) await io.stdout.write(missingLines(row));
  return archive.problems > 0 ? 2 : 0;
}

interface MissingRow extends Pick<Unregistered, 'key'> {
  readonly version: string | null;
  readonly places: readonly {
    readonly path: string;
    readonly paragraph: string | null;
    readonly text: string;
  }[];
}

function missingLines({ key, version, places }: MissingRow): string {
  const lines = places.map(({ path, paragraph, text }) => `  ${path}  ¶${paragraph ?? '–'}  ${text}`);
  return `${[`${key}  ${version ?? 'not known at all'}`, ...lines].map(visible).join('\n')}\n`;
}

async function report(io: Io, { format }: Format): Promise<number> {
  const source = await profileHere(io);
  const faults = [...registryFaults(source.authorities)].filter(({ kind }) => kind !== 'unsorted');
  const groups = completenessOf(source);
  if (format === 'json') {
    const { updated } = source.authorities;
    await io.stdout.write(`${JSON.stringify({ version: 1, updated, groups, faults }, null, 2)}\n`);
  } else {
    await io.stdout.write(`The registry of ${source.profile.name}, as of ${source.authorities.updated}.\n`);
    for (const group of groups) await io.stdout.write(groupLines(group));
    for (const { kind, entry, detail } of faults)
      await io.stdout.write(`${visible(`contradiction: ${entry}: ${kind} ${detail}`)}\n`);
  }
  return faults.length > 0 ? 1 : 0;
}

function groupLines(group: Completeness): string {
  const counts = (values: Readonly<Record<string, number>>): string =>
    Object.entries(values)
      .map(([name, count]) => `${name} ${count}`)
      .join(', ') || 'none';
  const lines = [
    `${group.organ} ${group.instrument}: ${group.instruments} with ${group.versions} versions, ${group.adopted} from their adoption on`,
    `  sources: ${counts(group.qualities)}`,
    `  titles: ${counts(group.titles)}`,
  ];
  if (group.missing.length > 0) lines.push(`  numbers without entry: ${group.missing.join(', ')}`);
  if (group.open.length > 0) lines.push(`  not known from the beginning: ${group.open.join(', ')}`);
  return `${lines.map(visible).join('\n')}\n`;
}

async function add(io: Io, citation: string, flags: AddFlags): Promise<number> {
  const source = await profileHere(io);
  const addition = additionFor(source, citation, flags);
  if (!addition) {
    await io.stderr.write(
      `“${visible(citation)}” names no version of a conference or session that the registry has. Write it in full: Resolution 71 (Rev. Bucharest, 2022).\n`,
    );
    return 2;
  }
  const file = resolve(io.cwd, flags.to ?? join(dirname(await settingsFile(io)), 'precis.json'));
  const before = (await exists(file)) ? await readText(file) : undefined;
  if (before?.kind === 'refused') return refuse(io, file, before.why);
  const text = before?.text ?? '';
  const completed = withAddition(text, addition, flags.to === undefined ? 'settings' : 'entries');
  if (completed === undefined)
    return refuse(io, file, 'This is no object in JSON. Correct it and try again.');
  const after = encode(completed);
  const why = before
    ? await replaceFile({ path: file, before: before.bytes, after })
    : await createFile(file, after);
  if (why !== undefined) return refuse(io, file, why);
  const [version] = addition.instrument.versions;
  await io.stdout.write(
    `${visible(`${addition.instrument.key}  ${version?.at} ${version?.status}  → ${file}`)}\n`,
  );
  return 0;
}

async function refuse(io: Io, file: string, why: string): Promise<number> {
  await io.stderr.write(`${visible(file)}: ${visible(why)}\n`);
  return 2;
}

/** The settings that hold here, or where they would be. */
async function settingsFile(io: Io): Promise<string> {
  const { file } = await rulingsFinder(profiles, { rules: {} }, () => undefined)(io.cwd);
  return file ?? join(io.cwd, 'precis.json');
}

/** The entry that a citation makes, whatever language of the profile it is written in. */
function additionFor(source: ProfileSource, text: string, evidence: AddFlags): Addition | undefined {
  for (const { language } of source.wordings) {
    const record = parse(`1\tEntry\n1.1\t${text.trim()}\n`, source, language);
    const addition = additionAt(record, record.text.indexOf(text.trim()), evidence);
    if (addition) return addition;
  }
  return undefined;
}
