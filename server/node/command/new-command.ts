import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { type Command, InvalidArgumentError } from 'commander';
import { profiles } from '../../profiles/index';
import { type AgendaItem, agendaInText } from '../../src/analysis/agenda-items';
import { skeletonOf } from '../../src/features/skeleton';
import type { ProfileSource } from '../../src/profile/profile';
import { weekdayOf } from '../../src/syntax/dates';
import { readInOwnLanguage } from '../../src/syntax/detect';
import { parse } from '../../src/syntax/parse';
import { codeOf, readText, reasonOf } from '../files/disk';
import { rulingsFinder } from '../files/workspace-settings';
import { visible } from '../report/visible';
import type { Io } from './io';

/** The flags of `new`, as they are written. */
interface NewFlags {
  readonly session: string;
  readonly language: string;
  readonly number?: string;
  readonly meeting?: string;
  readonly date?: string;
  readonly hours?: readonly [from: string, to: string];
  readonly chair?: string;
  readonly secretary?: string;
  readonly original?: string;
  readonly agenda?: string;
  readonly to?: string;
}

/** Declares `precis new`. `finish` is given the exit status. */
export function declareNew(program: Command, io: Io, finish: (status: number) => void): void {
  program
    .command('new')
    .summary('begin a record')
    .description(
      'Writes what a record begins with: masthead, table of subjects, headings with their documents, signature. An existing file is never overwritten.',
    )
    .requiredOption('-s, --session <session>', 'the session, as it is spoken of or by its digits')
    .requiredOption('-l, --language <tag>', 'the language of the record')
    .option(
      '-a, --agenda <file>',
      'a record, an agenda, or a text with an item a line: title, then documents',
    )
    .option(
      '-n, --number <number>',
      'the number of its own document',
      matching(/^[1-9][0-9]{0,3}$/, 'Up to four digits.'),
    )
    .option(
      '-m, --meeting <number>',
      'which meeting it was',
      matching(/^[1-9][0-9]?$/, 'A number, 1 for the first.'),
    )
    .option('-d, --date <day>', 'the day of the meeting, 2024-06-12', day)
    .option('--hours <from-to>', 'its hours, 09:30-12:30', hours)
    .option('--chair <name>', 'who presided')
    .option('--secretary <name>', 'who signs first')
    .option('--original <tag>', 'the language it was drawn up in')
    .option('--to <file>', 'where it is written; else a file is named as the organisation does')
    .addHelpText('after', STATUS)
    .action(async (flags: NewFlags) => finish(await begin(io, flags)));
}

const STATUS = `
Exit status:
  0  the record was written
  2  it was not, for the reason that is told`;

function matching(pattern: RegExp, why: string): (value: string) => string {
  return (value) => {
    if (!pattern.test(value)) throw new InvalidArgumentError(why);
    return value;
  };
}

function day(value: string): string {
  const [year = 0, month = 0, date = 0] = /^[0-9]{4}-[0-9]{2}-[0-9]{2}$/.test(value)
    ? value.split('-').map(Number)
    : [];
  if (year === 0 || weekdayOf(year, month, date) === undefined)
    throw new InvalidArgumentError('There is no such day.');
  return value;
}

function hours(value: string): readonly [string, string] {
  const [, from, to] =
    /^((?:[01]?[0-9]|2[0-4]):[0-5][0-9])-((?:[01]?[0-9]|2[0-4]):[0-5][0-9])$/.exec(value) ?? [];
  if (from === undefined || to === undefined) throw new InvalidArgumentError('Write 09:30-12:30.');
  return [from, to];
}

async function begin(io: Io, flags: NewFlags): Promise<number> {
  const tell = (file: string, why: string): void =>
    void io.stderr.write(`${visible(file)}: ${visible(why)}\n`);
  const { profile: source } = await rulingsFinder(profiles, { rules: {} }, tell)(io.cwd);
  const refuse = async (why: string): Promise<number> => {
    await io.stderr.write(`${visible(why)}\n`);
    return 2;
  };
  const session = digitsOf(source, flags.session);
  if (session === undefined) return refuse(`“${flags.session}” is no session of ${source.profile.name}.`);
  const skeleton = source.wordings.find(({ language }) => language === flags.language)?.skeleton;
  if (!skeleton) {
    const known = source.wordings.filter((wording) => wording.skeleton).map(({ language }) => language);
    return refuse(`There is no skeleton in “${flags.language}”. There is one in ${known.join(', ')}.`);
  }
  const meeting = flags.meeting === undefined ? undefined : Number(flags.meeting);
  if (meeting !== undefined && meeting > skeleton.meetings.length)
    return refuse(`Meetings are counted up to ${skeleton.meetings.length}.`);
  const agenda =
    flags.agenda === undefined ? [] : await agendaFrom(io, source, flags.agenda, { ...flags, session });
  if (typeof agenda === 'string') return refuse(agenda);
  const [from, to] = flags.hours ?? [];
  const made = skeletonOf(source, { ...flags, session, meeting, from, to, agenda, issued: today(io) });
  const name = flags.to ?? (made?.name && `${made.name}.record`);
  if (!made || name === undefined) return refuse('Say with --to where it is to be written.');
  try {
    await writeFile(resolve(io.cwd, name), made.text, { flag: 'wx' });
  } catch (error) {
    return refuse(
      `${name}: ${codeOf(error) === 'EEXIST' ? 'There is such a file already.' : reasonOf(error)}`,
    );
  }
  await io.stdout.write(`${visible(name)}\n`);
  return 0;
}

/** The digits of a session that is written as it is spoken of, or by them. */
function digitsOf({ profile }: ProfileSource, written: string): string | undefined {
  const field = profile.fields['session'];
  const [least, most] = field && 'digits' in field ? field.digits : [1, 4];
  const [before = '', after = ''] = profile.documents.session.split('{session}');
  const isSpoken = written.startsWith(before) && written.endsWith(after);
  const digits = isSpoken ? written.slice(before.length, written.length - after.length) : written;
  return /^[0-9]{1,9}$/.test(digits) && digits.length >= least && digits.length <= most ? digits : undefined;
}

/** The items of a file, or why there are none. */
async function agendaFrom(
  io: Io,
  source: ProfileSource,
  file: string,
  { session, language }: Pick<NewFlags, 'session' | 'language'>,
): Promise<readonly AgendaItem[] | string> {
  const read = await readText(resolve(io.cwd, file));
  if (read.kind === 'refused') return `${file}: ${read.why}`;
  const { text } = read;
  const own = agendaInText(readInOwnLanguage(text, source, { path: file }), session);
  // A list of a few lines tells no language: it is read in that of the record.
  const items = own.length > 0 ? own : agendaInText(parse(text, source, language), session);
  return items.length > 0 ? items : `${file}: No item was found.`;
}

/** The day it is here, as ISO writes it. */
function today(io: Io): string {
  return new Date(io.now()).toISOString().slice(0, 10);
}
