import { Command, CommanderError } from 'commander';
import { profiles } from '../../profiles/index';
import { visible } from '../report/visible';
import { declareCheck } from './check-command';
import { declareConcord } from './concord-command';
import type { Io } from './io';
import { declareNew } from './new-command';
import { declareProfile } from './profile-command';
import { declareReferences } from './refs-command';
import { declareRegister } from './register-command';
import { declareRegistry } from './registry-command';
import { declareRenumber } from './renumber-command';
import { explainRule, listRules } from './rule-pages';

/** Runs the command with its arguments, and returns the exit status. */
export async function run(argv: readonly string[], io: Io): Promise<number> {
  let status = 0;
  const finish = (result: number): void => {
    status = result;
  };
  const program = new Command('precis')
    .description('Précis checks the summary records of meetings.')
    .version(io.version(), '-V, --version', 'print the version')
    .helpCommand(true)
    .exitOverride()
    .configureOutput({
      writeOut: (text) => void io.stdout.write(text),
      // It repeats arguments, which may be the names of files.
      writeErr: (text) => void io.stderr.write(text.split('\n').map(visible).join('\n')),
    });
  declareCheck(program, io, finish);
  declareConcord(program, io, finish);
  declareReferences(program, io, finish);
  declareRegister(program, io, finish);
  declareNew(program, io, finish);
  declareProfile(program, io, finish);
  declareRegistry(program, io, finish);
  declareRenumber(program, io, finish);
  program
    .command('rules')
    .summary('list the rules')
    .description('Lists the rules: id, severity, and what is right.')
    .action(async () => finish(await listRules(io, profiles)));
  program
    .command('explain <rule>')
    .summary('print the page of a rule')
    .description('Prints the page of a rule: what it finds, with examples.')
    .action(async (id: string) => finish(await explainRule(io, id)));
  program
    .command('lsp')
    .summary('serve an editor')
    .description('Serves an editor that speaks the Language Server Protocol.')
    .option('--stdio', 'over standard input and output; there is no other way')
    // Editors add options of their own, such as the id of their process.
    .allowUnknownOption()
    .allowExcessArguments()
    .action(io.serve);
  try {
    await program.parseAsync([...argv], { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    return error.exitCode === 0 ? 0 : 2;
  }
  return status;
}
