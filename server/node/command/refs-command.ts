import { type Command, Option } from 'commander';
import { profiles } from '../../profiles/index';
import { documentKey } from '../../src/index/document-key';
import type { Mention } from '../../src/index/mention';
import { conventionsFor } from '../../src/profile/conventions';
import { readFileName } from '../../src/profile/file-names';
import type { ProfileSource } from '../../src/profile/profile';
import { citationsIn } from '../../src/syntax/citations';
import { documentsIn } from '../../src/syntax/documents';
import { capitalised } from '../../src/text/capital';
import { counted } from '../report/text';
import { visible } from '../report/visible';
import type { Io } from './io';
import { columns, csvLine, type MentionRow, mentionRows } from './mentions';
import { nearest } from './near-miss';
import { type ReadArchive, readArchive } from './read-archive';

const formats = ['text', 'json', 'csv'] as const;

interface Flags {
  readonly format: (typeof formats)[number];
  readonly ignore: boolean;
  readonly stale?: boolean;
  readonly byVersion?: boolean;
}

/** Declares `precis refs` and `precis index`. `finish` is given the exit status. */
export function declareReferences(program: Command, io: Io, finish: (status: number) => void): void {
  program
    .command('refs [symbol] [paths...]')
    .summary('say where a document or a resolution is named')
    .description(
      'Lists every place of an archive that names a document (C24/8, whatever its revision; C24/8(Rev.1), that one), ' +
        'a paragraph of one (C24/8#6.1), or a resolution or decision (“Resolution 140”, “第140号决议”, PP/resolution/140). ' +
        'Without paths it looks in this folder.',
    )
    .addOption(new Option('-f, --format <format>', 'how to list').choices(formats).default('text'))
    .option(
      '--stale',
      'list the citations that were out of date at their meetings; then all arguments are paths',
    )
    .option('--by-version', 'order the citations of a resolution by the version they name')
    .option('--no-ignore', 'look in what .gitignore lists, too')
    .action(async (symbol: string | undefined, paths: string[], flags: Flags) =>
      finish(
        await (flags.stale ? listStale(io, symbol, paths, flags) : listReferences(io, symbol, paths, flags)),
      ),
    );
  program
    .command('index [paths...]')
    .summary('print the citation index of an archive')
    .description(
      'Prints every place of an archive that names a document or a paragraph of one, a resolution or a decision.',
    )
    .addOption(new Option('-f, --format <format>', 'how to print').choices(['csv', 'json']).default('csv'))
    .option('--no-ignore', 'look in what .gitignore lists, too')
    .action(async (paths: string[], flags: Flags) => finish(await printIndex(io, paths, flags)));
}

/** What is looked for: a thing by its key, and one way of naming it where a revision was given. */
interface Wanted {
  readonly key: string;
  readonly text: string | undefined;
}

async function listReferences(
  io: Io,
  symbol: string | undefined,
  paths: readonly string[],
  flags: Flags,
): Promise<number> {
  if (symbol === undefined) {
    await io.stderr.write(
      'Say what to look for: a document (C24/8) or a resolution (“Resolution 140”), or --stale.\n',
    );
    return 2;
  }
  const wanted = wantedBy(symbol, profiles);
  const archive = await readArchive(io, paths.length > 0 ? paths : ['.'], flags.ignore);
  if (archive.records.length === 0) return nothingThere(io);
  const rows = [...mentionRows(archive.records, (mention) => isWanted(mention, wanted))];
  if (rows.length === 0 && flags.format === 'text') {
    const known = [
      ...new Set(archive.records.flatMap(({ summary }) => summary.mentions.map(({ key }) => key))),
    ];
    const others = `${counted(archive.records.length, 'record')} looked through.`;
    // One without its session, `DT/2`, is met with it alone.
    const whole = known.find((key) => key.endsWith(`/${wanted.key}`));
    const hint = whole === undefined ? nearest(wanted.key, known, others) : ` Did you mean “${whole}”?`;
    await io.stderr.write(`Nothing names “${visible(symbol)}”.${hint}\n`);
  }
  // The sort is stable: within a version the order is that of the archive.
  if (flags.byVersion)
    rows.sort((a, b) => ((a.version ?? '') < (b.version ?? '') ? -1 : a.version === b.version ? 0 : 1));
  await printRows(io, rows, flags.format, flags.byVersion);
  if (archive.problems > 0) return 2;
  return rows.length > 0 ? 0 : 1;
}

/** The citations of versions that were no longer in force at the meeting. */
async function listStale(
  io: Io,
  first: string | undefined,
  others: readonly string[],
  flags: Flags,
): Promise<number> {
  const paths = first === undefined ? ['.'] : [first, ...others];
  const archive = await readArchive(io, paths, flags.ignore);
  if (archive.records.length === 0) return nothingThere(io);
  await printRows(io, [...mentionRows(archive.records, ({ right }) => right !== undefined)], flags.format);
  return archive.problems > 0 ? 2 : 0;
}

async function printIndex(io: Io, paths: readonly string[], flags: Flags): Promise<number> {
  const archive: ReadArchive = await readArchive(io, paths.length > 0 ? paths : ['.'], flags.ignore);
  if (archive.records.length === 0) return nothingThere(io);
  await printRows(io, [...mentionRows(archive.records, () => true)], flags.format);
  return archive.problems > 0 ? 2 : 0;
}

async function nothingThere(io: Io): Promise<number> {
  await io.stderr.write(
    'There is no record here: no *.record, no *.record.txt. Name the folder or the files.\n',
  );
  return 2;
}

/**
 * A symbol as any language of any profile writes it, in small letters, too; else the name of a file; else a key as the index
 * prints it.
 */
function wantedBy(symbol: string, sources: readonly ProfileSource[]): Wanted {
  for (const source of sources) {
    const wanted = writtenBy(symbol, source) ?? writtenBy(capitalised(symbol), source);
    if (wanted) return wanted;
  }
  return calledBy(symbol, sources) ?? { key: symbol, text: undefined };
}

function writtenBy(symbol: string, source: ProfileSource): Wanted | undefined {
  const whole = { from: 0, to: symbol.length };
  for (const { language } of source.wordings) {
    const conventions = conventionsFor(source, language);
    const [document] = documentsIn(symbol, whole, conventions);
    if (document?.span.from === 0 && document.span.to === symbol.length)
      return {
        key: document.key,
        text: document.canonical === document.key ? undefined : document.canonical,
      };
    const [citation] = citationsIn(symbol, whole, conventions);
    if (citation?.phrase.from === 0 && citation.phrase.to === symbol.length)
      return { key: citation.key, text: undefined };
  }
  return undefined;
}

/** The document that the name of a file says, whatever its revision: `S24-CL-C-0008!R1!MSW-C.docx`. */
function calledBy(name: string, sources: readonly ProfileSource[]): Wanted | undefined {
  for (const { profile } of sources) {
    const named = readFileName(profile, name);
    const key = named && documentKey(profile, named.fields);
    if (key !== undefined) return { key, text: undefined };
  }
  return undefined;
}

function isWanted(mention: Mention, { key, text }: Wanted): boolean {
  return mention.key === key && (text === undefined || mention.text === text);
}

async function printRows(
  io: Io,
  rows: readonly MentionRow[],
  format: Flags['format'],
  byVersion = false,
): Promise<void> {
  switch (format) {
    case 'json':
      await io.stdout.write(`${JSON.stringify({ version: 1, mentions: rows }, null, 2)}\n`);
      return;
    case 'csv':
      await io.stdout.write(csvLine(columns));
      for (const row of rows) await io.stdout.write(csvLine(columns.map((column) => row[column])));
      return;
    case 'text':
      for (const [index, row] of rows.entries()) {
        const version = row.version ?? 'no version';
        if (byVersion && (index === 0 || version !== (rows[index - 1]?.version ?? 'no version')))
          await io.stdout.write(`${visible(version)}\n`);
        await io.stdout.write(`${textLine(row)}\n`);
      }
  }
}

/** `C24-117.zh.record:19:15  ¶1.1  C24/33`, lines and characters from 1 as editors show them. */
function textLine({ path, line, character, place, paragraph, text, right }: MentionRow): string {
  const where = place === 'agenda' ? 'table' : `¶${paragraph ?? '–'}${place === 'heading' ? ' heading' : ''}`;
  return `${visible(path)}:${line + 1}:${character + 1}  ${where}  ${visible(text)}${right === null ? '' : `  → ${right}`}`;
}
