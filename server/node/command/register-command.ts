import { dirname } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Command, Option } from 'commander';
import { summarise } from '../../src/index/summary';
import { readRecord } from '../../src/service';
import { looksLikeRecord } from '../../src/syntax/detect';
import { readTextNow } from '../files/disk';
import { visible } from '../report/visible';
import { widthOfText } from '../report/width';
import { faultOfOurs } from './inspect';
import type { Io } from './io';
import { csvLine } from './mentions';
import { type RegisterRow, registerColumns, registerRows } from './register-rows';
import { search } from './search';

const formats = ['table', 'csv', 'json'] as const;

interface Flags {
  readonly format: (typeof formats)[number];
  readonly ignore: boolean;
}

/** Declares `precis register`. `finish` is given the exit status. */
export function declareRegister(program: Command, io: Io, finish: (status: number) => void): void {
  program
    .command('register [paths...]')
    .summary('list what became of each item of the agenda')
    .description(
      'Prints a row for each item of the records: the record, the day of its meeting, the item with its documents, what ' +
        'was decided (approved, noted, agreed, elected, referred, instructed, deferred, withdrawn, concluded), in which ' +
        'paragraph, and the sentence that says so. Where a record does not say what became of an item, that stays empty. ' +
        'Without paths it looks in this folder.',
    )
    .addOption(new Option('-f, --format <format>', 'how to print').choices(formats).default('table'))
    .option('--no-ignore', 'look in what .gitignore lists, too')
    .action(async (paths: string[], flags: Flags) => finish(await printRegister(io, paths, flags)));
}

async function printRegister(io: Io, paths: readonly string[], { format, ignore }: Flags): Promise<number> {
  const { rows, records, problems } = await readRegister(io, paths.length > 0 ? paths : ['.'], ignore);
  if (records === 0) {
    await io.stderr.write(
      'There is no record here: no *.record, no *.record.txt. Name the folder or the files.\n',
    );
    return 2;
  }
  switch (format) {
    case 'json':
      await io.stdout.write(`${JSON.stringify({ version: 1, items: rows }, null, 2)}\n`);
      break;
    case 'csv':
      await io.stdout.write(csvLine(Object.keys(registerColumns)));
      for (const row of rows) await io.stdout.write(csvLine(cellsOf(row)));
      break;
    case 'table':
      for (const line of tableOf(rows, io.stdout.columns)) await io.stdout.write(`${line}\n`);
  }
  return problems > 0 ? 2 : 0;
}

interface Register {
  readonly rows: readonly RegisterRow[];
  readonly records: number;
  /** How many files could not be read; each was named on standard error. */
  readonly problems: number;
}

/** Reads the records that the arguments mean, in the order of their names. */
async function readRegister(io: Io, paths: readonly string[], heedIgnored: boolean): Promise<Register> {
  const { candidates, rulingsIn, complain, problems } = await search(io, paths, heedIgnored);
  let records = 0;
  const rows: RegisterRow[] = [];
  for (const { path, shown, by } of candidates) {
    if (io.stdout.closed()) break;
    const { profile, settings } = await rulingsIn(dirname(path));
    const read = readTextNow(path);
    if (read.kind === 'refused') {
      await complain(shown, read.why);
      continue;
    }
    if (by === 'text' && !looksLikeRecord(read.text, profile)) continue;
    try {
      const record = readRecord(read.text, profile, settings, path);
      rows.push(...registerRows(record, summarise(record, pathToFileURL(path).href, path), shown));
      records++;
    } catch (error) {
      await complain(shown, faultOfOurs('The register', error));
    }
  }
  return { rows, records, problems: problems() };
}

function cellsOf(row: RegisterRow): string[] {
  return Object.values(registerColumns).map((cell) => cell(row));
}

/** How many cells of a terminal a title and the documents take at most. */
const WIDEST: Readonly<Record<string, number>> = { title: 40, documents: 30 };

/** The least room that is worth while for a sentence. */
const LEAST = 24;

/** The rows under one another; on a terminal each on one line. A record without symbol is called by its path. */
function* tableOf(rows: readonly RegisterRow[], width: number | undefined): Generator<string> {
  const names = Object.keys(registerColumns).slice(0, -1);
  const all = [names, ...rows.map((row) => shownCells(row, names))];
  const widths = names.map((_, column) =>
    all.reduce((most, cells) => Math.max(most, widthOfText(cells[column] ?? '')), 0),
  );
  for (const cells of all) {
    const before = cells
      .slice(0, -1)
      .map((cell, column) => pad(cell, widths[column] ?? 0))
      .join('  ');
    const room = width === undefined ? undefined : Math.max(LEAST, width - widthOfText(before) - 2);
    yield `${before}  ${cut(cells.at(-1) ?? '', room)}`.trimEnd();
  }
}

function shownCells(row: RegisterRow, names: readonly string[]): string[] {
  const [record, ...others] = cellsOf(row);
  return [record || row.path, ...others.slice(0, names.length - 1)].map((cell, column) =>
    cut(visible(cell) || '–', WIDEST[names[column] ?? '']),
  );
}

function pad(cell: string, width: number): string {
  return cell + ' '.repeat(Math.max(0, width - widthOfText(cell)));
}

/** A text that takes so many cells at most, its end left out for “…”. */
function cut(text: string, width: number | undefined): string {
  if (width === undefined || widthOfText(text) <= width) return text;
  let taken = 0;
  let shown = '';
  for (const character of text) {
    taken += widthOfText(character);
    if (taken > width - 1) break;
    shown += character;
  }
  return `${shown}…`;
}
