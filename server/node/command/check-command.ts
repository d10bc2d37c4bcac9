import { resolve } from 'node:path';
import { type Command, InvalidArgumentError, Option } from 'commander';
import { profiles } from '../../profiles/index';
import type { Settings } from '../../src/index/settings';
import type { Severity } from '../../src/profile/profile';
import { indexPath, usualFolder } from '../check/cache-folder';
import { readText } from '../files/disk';
import { isRule, noSuchLanguage, noSuchProfile, noSuchRule, speaks } from '../files/workspace-settings';
import { severities } from '../report/report';
import { check } from './check';
import { checkStdin } from './check-stdin';
import type { Io } from './io';
import { type CheckOptions, type Format, formats } from './options';
import { explainRule, listRules } from './rule-pages';
import { watch } from './watch';

/** The flags of `check`, as they are written. */
interface Flags {
  readonly format: Format;
  readonly fix?: boolean;
  readonly maxSeverity: Severity | 'none';
  readonly minSeverity: Severity;
  readonly rule?: Settings['rules'];
  readonly config?: string;
  readonly profile?: string;
  readonly language?: string;
  readonly stdin?: boolean;
  readonly stdinFilename: string;
  readonly watch?: boolean;
  readonly ignore: boolean;
  readonly quiet?: boolean;
  readonly color: boolean;
  readonly cache?: boolean;
  readonly cacheLocation?: string;
  readonly listRules?: boolean;
  readonly explain?: string;
}

/** Declares `precis check`. `finish` is given the exit status. */
export function declareCheck(program: Command, io: Io, finish: (status: number) => void): void {
  program
    .command('check')
    .summary('check records')
    .description(
      'Checks records. A file that is named is read as a record, whatever it is called. In a folder the records ' +
        'are *.record, *.record.txt, what precis.json names, and the .txt files that read like records.',
    )
    .argument('[paths...]', 'files, folders and glob patterns')
    .addOption(new Option('-f, --format <format>', 'how to report').choices(formats).default('text'))
    .option('--fix', 'correct what can be corrected without a doubt, and report the rest')
    .addOption(
      new Option('--max-severity <severity>', 'the gravest severity that still is a success')
        .choices([...severities, 'none'])
        .default('information'),
    )
    .addOption(
      new Option(
        '--min-severity <severity>',
        'the slightest severity to report (--fix corrects slighter ones, too)',
      )
        .choices(severities)
        .default('hint'),
    )
    .option('--rule <id=severity>', 'the severity of a rule, or off; may be repeated', ruleSetting)
    .option('--config <file>', 'the settings, in place of the precis.json files in and above the folders')
    .option('--profile <id>', 'the organisation whose conventions hold')
    .option('--language <tag>', 'the language of the records, when they do not tell')
    .option('--stdin', 'check what comes in on standard input; with --fix, print it corrected')
    .option('--stdin-filename <name>', 'the name that text would have as a file', '<stdin>')
    .option('--watch', 'go on, and check what changes')
    .option('--cache', 'remember what came of each file, and look at it again only when it has changed')
    .option('--cache-location <folder>', 'where to remember it, in place of your own cache folder')
    .option('--no-ignore', 'check what .gitignore lists, too')
    .option('-q, --quiet', 'print findings and problems only')
    .option(
      '--no-color',
      'print without colours (so does the variable NO_COLOR; FORCE_COLOR does the contrary)',
    )
    .option('--list-rules', 'list the rules')
    .option('--explain <rule>', 'print the page of a rule')
    .addHelpText('after', EXAMPLES)
    .action(async (paths: string[], flags: Flags, command: Command) => {
      if (flags.listRules) return finish(await listRules(io, profiles));
      if (flags.explain !== undefined) return finish(await explainRule(io, flags.explain));
      const usage = await wrongUsage(io, paths, flags);
      if (usage !== undefined) command.error(`error: ${usage}`, { exitCode: 2 });
      const options = checkOptions(io, paths, flags);
      if (isStdin(paths, flags)) finish(await checkStdin(io, flags.stdinFilename, options, profiles));
      else finish(await (flags.watch ? watch : check)(io, options, profiles));
    });
}

const EXAMPLES = `
Exit status:
  0  nothing was found above the accepted severity
  1  something was
  2  wrong usage, nothing to check, or a file or setting that could not be read

Examples:
  precis check samples                       all records of a folder
  precis check "C24/**/*.record" --fix       correct what is certain
  precis check meeting.txt --language zh     a file that is called otherwise
  precis check . --format sarif > out.sarif  for a code-scanning service
  precis check . --max-severity none         not even a hint is accepted
  precis check --stdin --fix < in > out      as a filter`;

/** Reads `paragraph-order=hint`, and adds it to what was read before. */
function ruleSetting(text: string, before: Settings['rules'] | undefined): Settings['rules'] {
  const [id = '', severity = ''] = text.split('=');
  if (!isRule(id)) throw new InvalidArgumentError(noSuchRule(id));
  const known = [...severities, 'off' as const].find((candidate) => candidate === severity);
  if (!known) throw new InvalidArgumentError(`Its severity must be ${severities.join(', ')} or off.`);
  return { ...before, [id]: known };
}

/** What is wrong with the arguments, in a sentence that says what to do. */
async function wrongUsage(io: Io, paths: readonly string[], flags: Flags): Promise<string | undefined> {
  const stdin = isStdin(paths, flags);
  if (stdin && flags.stdin && paths.length > 0)
    return 'Standard input is one text: leave out the paths or --stdin.';
  if (stdin && flags.watch) return 'Standard input cannot be watched: leave out --watch or --stdin.';
  if (!stdin && paths.length === 0)
    return 'Say what to check: files, folders or patterns, or --stdin. “.” is this folder.';
  if (flags.watch && flags.format !== 'text')
    return 'What changes is reported as text: leave out --format or --watch.';
  const { profile, language, config } = flags;
  const named = profiles.filter((source) => profile === undefined || source.profile.id === profile);
  const first = named[0];
  if (!first) return noSuchProfile(profiles, profile ?? '');
  if (language !== undefined && !named.some((source) => speaks(source, language)))
    return noSuchLanguage(first, language);
  if (config === undefined) return undefined;
  const read = await readText(resolve(io.cwd, config));
  return read.kind === 'refused' ? `--config ${config}: ${read.why}` : undefined;
}

function isStdin(paths: readonly string[], { stdin }: Flags): boolean {
  return stdin === true || (paths.length === 1 && paths[0] === '-');
}

function checkOptions(io: Io, paths: readonly string[], flags: Flags): CheckOptions {
  const { config, profile, language, rule: rules = {} } = flags;
  return {
    paths,
    format: flags.format,
    fix: flags.fix === true,
    maxSeverity: flags.maxSeverity,
    minSeverity: flags.minSeverity,
    overrides: {
      config: config === undefined ? undefined : resolve(io.cwd, config),
      profile,
      language,
      rules,
    },
    heedIgnored: flags.ignore,
    quiet: flags.quiet === true,
    index: indexOf(io, paths, flags),
    color: flags.color && wantsColor(io),
  };
}

/** The file of the index, where there is to be one: what is watched is remembered anyway. */
function indexOf(io: Io, paths: readonly string[], flags: Flags): string | undefined {
  const { cache, cacheLocation, watch: watched } = flags;
  if (watched || (!cache && cacheLocation === undefined)) return undefined;
  const folder = cacheLocation === undefined ? usualFolder(io.env) : resolve(io.cwd, cacheLocation);
  return indexPath(folder, io.cwd, paths);
}

/** What the environment asks for, else what the terminal can do. */
function wantsColor({ env, stdout }: Io): boolean {
  if (env['NO_COLOR']) return false;
  const forced = env['FORCE_COLOR'];
  if (forced !== undefined) return forced !== '0' && forced !== 'false';
  return stdout.isTerminal && env['TERM'] !== 'dumb';
}
