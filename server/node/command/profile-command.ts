import { basename, dirname, join, resolve } from 'node:path';
import type { Command } from 'commander';
import { readCarriedProfile } from '../../src/index/carried-profile';
import { defaultSettings } from '../../src/index/settings';
import type { ProfileSource } from '../../src/profile/profile';
import { readRecord } from '../../src/service';
import { datesIn } from '../../src/syntax/dates';
import { mastheadOf } from '../../src/syntax/masthead';
import type { Block, RecordDocument, Reference } from '../../src/syntax/record';
import { referencesOf, textOf } from '../../src/syntax/references';
import { numberText } from '../../src/syntax/sections';
import { lineIndexAt, lineStarts } from '../../src/text/lines';
import { contains, type Span, slice } from '../../src/text/span';
import { readText } from '../files/disk';
import { leadsOut } from '../files/leads-out';
import { shownFrom } from '../report/shown-path';
import { visible } from '../report/visible';
import type { Io } from './io';

/** Declares `precis profile`. `finish` is given the exit status. */
export function declareProfile(program: Command, io: Io, finish: (status: number) => void): void {
  program
    .command('profile')
    .summary('check a profile of your own')
    .description(
      'A profile says what the records of an organisation look like; docs/profiles.md tells how to write one.',
    )
    .command('check <file> [record]')
    .summary('say what is wrong with a profile, and what it reads in a record')
    .description(
      'Checks a profile and the files that it names. With a record it prints what the profile reads in it, line by line.',
    )
    .action(async (file: string, record: string | undefined) => finish(await checkProfile(io, file, record)));
}

async function checkProfile(io: Io, file: string, record: string | undefined): Promise<number> {
  const path = resolve(io.cwd, file);
  const folder = dirname(path);
  const { source, problems } = await readCarriedProfile(basename(path), async (name) => {
    const beside = join(folder, name);
    if (await leadsOut(folder, beside)) return undefined;
    const found = await readText(beside);
    return found.kind === 'text' ? found.text : undefined;
  });
  for (const { file: name, text, message, offset } of problems) {
    const line = offset === undefined ? '' : `:${lineIndexAt(lineStarts(text), offset) + 1}`;
    const place = `${shownFrom(io.cwd, name === '' ? path : join(folder, name))}${line}`;
    await io.stderr.write(`${visible(`${place}: ${message.replace(/^profile: /, '')}`)}\n`);
  }
  if (!source) return 2;
  if (record === undefined) {
    await io.stdout.write(`${visible(summaryOf(source))}\n`);
    return 0;
  }
  const read = await readText(resolve(io.cwd, record));
  if (read.kind === 'refused') {
    await io.stderr.write(`${visible(`${record}: ${read.why}`)}\n`);
    return 2;
  }
  const lines = told(readRecord(read.text, source, defaultSettings, record));
  await io.stdout.write(`${lines.map(visible).join('\n')}\n`);
  return 0;
}

function summaryOf({ profile, wordings }: ProfileSource): string {
  const languages = wordings.map(({ language }) => language).join(', ');
  const forms = profile.documents.forms.length;
  return `“${profile.name}” (${profile.id}) is in order: ${languages}; ${forms} ${forms === 1 ? 'form' : 'forms'} of documents.`;
}

/** What a profile reads in a record: its masthead in one line, then a line a block, and under it what the block names. */
function* linesOf(record: RecordDocument): Generator<string> {
  const { symbol, meeting, title, chair } = mastheadOf(record);
  const shown = (span: Span | undefined): string => (span ? `“${oneLine(record, span)}”` : 'nothing');
  const held = meeting ? `“${oneLine(record, meeting.span)}”` : 'nothing';
  yield `language ${record.language}; symbol ${symbol?.text ?? 'nothing'}; title ${shown(title)}; meeting ${held}; chair ${shown(chair)}`;
  for (const block of record.blocks) {
    if (block.kind === 'blank' || block.kind === 'masthead') continue;
    yield `${nameOf(block)} “${shortened(oneLine(record, block.span))}”`;
    for (const reference of referencesOf(record))
      if (!reference.implied && contains(block.span, reference.span)) yield `  ${named(record, reference)}`;
    for (const stretch of textOf(block))
      for (const { span } of datesIn(record.text, stretch, record.conventions))
        yield `  date “${oneLine(record, span)}”`;
  }
}

function told(record: RecordDocument): string[] {
  return [...linesOf(record)];
}

function nameOf(block: Block): string {
  const number = 'number' in block ? numberText(block.number.value) : '';
  return number === '' ? block.kind : `${block.kind} ${number}`;
}

function named(record: RecordDocument, reference: Reference): string {
  switch (reference.kind) {
    case 'document': {
      const fault = reference.fault ? `, to be written ${reference.canonical}` : '';
      return `document “${oneLine(record, reference.span)}”: ${reference.own ? '' : 'another body’s, '}${reference.key}${fault}`;
    }
    case 'citation':
      return `citation “${oneLine(record, reference.span)}”: ${reference.organ ?? 'organ unknown'}, ${reference.instrument}`;
    case 'paragraph': {
      const whose = reference.document
        ? reference.document.key
        : reference.here
          ? 'this record'
          : 'another text';
      return `paragraph ${numberText(reference.value)} of ${whose}`;
    }
  }
}

function oneLine({ text }: RecordDocument, span: Span): string {
  return slice(text, span).replace(/\s+/g, ' ').trim();
}

/** How much of a block is shown: enough to find it. */
const LONGEST = 60;

function shortened(text: string): string {
  const characters = [...text];
  return characters.length > LONGEST ? `${characters.slice(0, LONGEST - 1).join('')}…` : text;
}
