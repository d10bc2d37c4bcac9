import type { Command } from 'commander';
import { placeOf } from '../../src/index/renumbering';
import { leftInWords, refusedInWords } from '../../src/lsp/rework-words';
import { sayInEnglish } from '../../src/lsp/words';
import { linesOf } from '../../src/text/lines';
import { encode } from '../files/decode';
import { replaceAll } from '../files/replace-all';
import { visible } from '../report/visible';
import type { Io } from './io';
import { planFiles, type RenumberFlags, type Replanned } from './renumber-files';

/** Declares `precis renumber`. `finish` is given the exit status. */
export function declareRenumber(program: Command, io: Io, finish: (status: number) => void): void {
  program
    .command('renumber <files...>')
    .summary('count the paragraphs of records anew')
    .description(
      'Counts the headings and paragraphs of records anew, and changes what names them: in the record, in its table ' +
        'of subjects, and in the other records of the archive. Prints what it would change.',
    )
    .option('--section <number>', 'the paragraphs of this section only')
    .option('--from <number>', 'this heading or paragraph and all below it only')
    .option('--merged', 'where a heading seems to be missing, join its paragraphs with the section above')
    .option('--unsure', 'also change what names a paragraph without saying whose')
    .option('--write', 'change the files: all of them, or none')
    .option('--archive <folder>', 'where the records are that may name the paragraphs', '.')
    .option('--no-ignore', 'look in what .gitignore lists, too')
    .addHelpText('after', STATUS)
    .action(async (files: string[], flags: RenumberFlags, command: Command) => {
      const isPart = flags.section !== undefined || flags.from !== undefined;
      if (flags.section !== undefined && flags.from !== undefined)
        command.error('error: Leave out --section or --from.', { exitCode: 2 });
      if (isPart && files.length > 1)
        command.error('error: --section and --from are of one record: name one file.', { exitCode: 2 });
      finish(await renumber(io, files, flags));
    });
}

const STATUS = `
Exit status:
  0  all numbers are as they should be, by now
  1  something would be changed, or was left to a person
  2  wrong usage, or nothing was changed, for the reason that is told`;

async function renumber(io: Io, files: readonly string[], flags: RenumberFlags): Promise<number> {
  const { changed, reports, told, refusals } = await planFiles(io, files, flags);
  for (const { shown, said } of told) await io.stderr.write(`${visible(shown)}: ${visible(said)}\n`);
  for (const { shown, why } of refusals)
    await io.stderr.write(
      `${visible(shown)}: ${visible(typeof why === 'string' ? why : refusedInWords(sayInEnglish, why))}\n`,
    );
  if (refusals.length > 0) return 2;
  for (const { shown, report } of reports)
    await io.stderr.write(
      `${visible(shown)}:${placeOf(report).line}: ${visible(leftInWords(sayInEnglish, report))}\n`,
    );
  if (!flags.write) {
    for (const file of changed) await io.stdout.write(differences(file));
    return changed.length + reports.length > 0 ? 1 : 0;
  }
  const outcome = await replaceAll(
    changed.map(({ path, bytes, after }) => ({ path, before: bytes, after: encode(after) })),
  );
  if (outcome.kind === 'failed') {
    const shown = (index: number): string => visible(changed[index]?.shown ?? '');
    const what = outcome.kept.length > 0 ? 'not changed' : 'nothing was changed';
    await io.stderr.write(`${shown(outcome.at)}: ${what}. ${visible(outcome.why)}\n`);
    for (const index of outcome.kept)
      await io.stderr.write(
        `${shown(index)}: changed, and could not be put back. Run the command again: it begins with that.\n`,
      );
    return 2;
  }
  for (const { shown, count } of changed)
    await io.stdout.write(`${visible(shown)}: ${count === 1 ? '1 place' : `${count} places`}\n`);
  return reports.length > 0 ? 1 : 0;
}

/** The lines that are others, each as it is and as it would be. */
function differences({ shown, before, after }: Replanned): string {
  const [old, fresh] = [before, after].map((text) =>
    linesOf(text).map(({ from, to }) => visible(text.slice(from, to))),
  );
  const lines = (old ?? []).flatMap((line, at) =>
    line === fresh?.[at] ? [] : [`@@ ${at + 1} @@`, `-${line}`, `+${fresh?.[at] ?? ''}`],
  );
  return `${[`--- ${visible(shown)}`, ...lines].join('\n')}\n`;
}
