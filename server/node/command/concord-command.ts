import { type Command, Option } from 'commander';
import type { Difference } from '../../src/analysis/concordance/differences';
import { lineIndexAt } from '../../src/text/lines';
import type { Span } from '../../src/text/span';
import { jsonText } from '../report/json';
import type { Position } from '../report/position';
import { counted } from '../report/text';
import { visible } from '../report/visible';
import { widthOfText } from '../report/width';
import { type Compared, type Concord, concordFiles, type Group } from './concord-files';
import type { Io } from './io';
import type { Indexed } from './read-archive';

interface Flags {
  readonly format: 'text' | 'json';
  readonly against?: string;
  readonly ignore: boolean;
}

/** Declares `precis concord`. `finish` is given the exit status. */
export function declareConcord(program: Command, io: Io, finish: (status: number) => void): void {
  program
    .command('concord [paths...]')
    .summary('compare the language versions of records')
    .description(
      'Compares the language versions of records: the numbers of their paragraphs, and of each its documents, citations, ' +
        'dates, figures, acronyms and addresses. Versions are held against the original language, which the masthead names; ' +
        'else against what most of them have; of two, against the first. Without paths it looks in this folder.',
    )
    .addOption(new Option('-f, --format <format>', 'how to report').choices(['text', 'json']).default('text'))
    .option('--against <language>', 'hold them against the version in this language, such as en')
    .option('--no-ignore', 'look in what .gitignore lists, too')
    .addHelpText('after', STATUS)
    .action(async (paths: string[], flags: Flags) => finish(await concord(io, paths, flags)));
}

const STATUS = `
Exit status:
  0  all versions have the same
  1  something differs
  2  wrong usage, no two versions of one record, or a file that could not be read

Examples:
  precis concord C24-117.*.record            the versions of one record
  precis concord archive --against en        all records of a folder, against the English ones`;

async function concord(io: Io, paths: readonly string[], flags: Flags): Promise<number> {
  const { against, format, ignore } = flags;
  const result = await concordFiles(io, paths.length > 0 ? paths : ['.'], { against, heedIgnored: ignore });
  if (result.groups.length === 0) {
    await io.stderr.write(`${nothingToCompare(result, against)}\n`);
    return 2;
  }
  if (format === 'json') await io.stdout.write(json(result));
  else {
    for (const group of result.groups) await io.stdout.write(table(group));
    await io.stdout.write(`${sum(result)}\n`);
  }
  if (result.problems > 0) return 2;
  return differencesIn(result.groups) > 0 ? 1 : 0;
}

function nothingToCompare({ records, languages }: Concord, against: string | undefined): string {
  if (languages.length > 0 && against !== undefined)
    return `No record here has a version in the language “${visible(against)}”. There are: ${[...languages].sort().join(', ')}.`;
  return `There are no two language versions of one record here; ${counted(records, 'record')} looked through.`;
}

function differencesIn(groups: readonly Group[]): number {
  return groups.flatMap(({ compared }) => compared).reduce((count, { found }) => count + found.length, 0);
}

/** `5 differences in 1 of 3 versions of 2 records.` */
function sum({ groups }: Concord): string {
  const all = groups.flatMap(({ compared }) => compared);
  const versions = `${counted(all.length, 'version')} of ${counted(groups.length, 'record')}`;
  const count = differencesIn(groups);
  if (count === 0) return `No differences in ${versions}.`;
  const faulty = all.filter(({ found }) => found.length > 0).length;
  return `${counted(count, 'difference')} in ${faulty === all.length ? '' : `${faulty} of `}${versions}.`;
}

/** The differences of each version as rows: place, paragraph, what it is, what stands here and there. */
function table({ symbol, compared }: Group): string {
  return compared
    .filter(({ found }) => found.length > 0)
    .map(({ version, found, against }) => {
      const { shown } = version.file;
      const beside = against
        ? `against ${visible(against.file.shown)}`
        : 'against what most of the others have';
      const head = `${symbol === undefined ? '' : `${visible(symbol)}  `}${visible(shown)}  ${beside}\n`;
      const rows = found.map(({ difference, against: other }) =>
        row(difference, version.file, other.file, !against),
      );
      return `${head}${aligned(rows)}\n`;
    })
    .join('');
}

function row(difference: Difference, file: Indexed, other: Indexed, namesOther: boolean): string[] {
  const { kind, part, number, otherNumber, found, expected, form } = difference;
  const { line, character } = positionIn(file, difference.span.from);
  const paragraph = number ?? otherNumber;
  const place = difference.place && positionIn(other, difference.place.from);
  return [
    `${line + 1}:${character + 1}`,
    paragraph === undefined ? '' : `${part === 'row' ? 'table ' : '¶'}${paragraph}`,
    NAMES[kind],
    form === 'missing' ? '–' : oneLine(found ?? ''),
    form === 'extra' ? '–' : oneLine(expected ?? ''),
    place ? `${namesOther ? `${visible(other.shown)}:` : ''}${place.line + 1}:${place.character + 1}` : '',
  ];
}

const NAMES: Readonly<Record<Difference['kind'], string>> = {
  document: 'document',
  citation: 'citation',
  paragraph: 'paragraph named',
  date: 'date',
  time: 'time',
  figure: 'figure',
  amount: 'amount',
  acronym: 'acronym',
  address: 'address',
  row: 'row of the table',
  heading: 'heading',
  paragraphs: 'paragraph',
  tail: 'not done',
};

/** The widest cell that still widens its column. */
const WIDEST = 60;

/** Rows with their cells below one another. */
function aligned(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.min(WIDEST, Math.max(...rows.map((cells) => widthOfText(cells[column] ?? '')))),
  );
  return rows
    .map((cells) => {
      const padded = cells.map(
        (cell, column) => cell + ' '.repeat(Math.max(0, (widths[column] ?? 0) - widthOfText(cell))),
      );
      return `  ${padded.join('  ').trimEnd()}\n`;
    })
    .join('');
}

function oneLine(text: string): string {
  return visible(text.replace(/\s+/gu, ' '));
}

/** For programs. Its form is part of what Précis promises. */
function json({ groups }: Concord): string {
  const records = groups.map(({ symbol, reference, compared }) => ({
    symbol: symbol ?? null,
    reference: reference ?? null,
    versions: compared.map((version) => versionEntry(version)),
  }));
  const summary = { records: groups.length, differences: differencesIn(groups) };
  const lines = records.map((record) => `\n${jsonText(record)}`).join(',');
  return `{"version":1,"records":[${lines}\n],"summary":${jsonText(summary)}}\n`;
}

function versionEntry({ version, found, against }: Compared): unknown {
  return {
    path: version.file.shown,
    language: version.facts.language,
    against: against?.file.shown ?? null,
    differences: found.map(({ difference, against: other }) => ({
      kind: difference.kind,
      form: difference.form,
      paragraph: difference.number ?? null,
      found: difference.found ?? null,
      expected: difference.expected ?? null,
      range: rangeIn(version.file, difference.span),
      other: {
        path: other.file.shown,
        language: other.facts.language,
        paragraph: difference.otherNumber ?? null,
        range: difference.place ? rangeIn(other.file, difference.place) : null,
      },
    })),
  };
}

function rangeIn(file: Indexed, { from, to }: Span): { readonly start: Position; readonly end: Position } {
  return { start: positionIn(file, from), end: positionIn(file, to) };
}

/** Line and character, from 0. */
function positionIn({ summary }: Indexed, offset: number): Position {
  const line = lineIndexAt(summary.lineStarts, offset);
  return { line, character: offset - (summary.lineStarts[line] ?? 0) };
}
