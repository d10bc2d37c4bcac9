import type { Command } from 'commander';
import { profiles } from '../../profiles/index';
import { declareConcord } from './concord-command';
import type { Io } from './io';
import { declareNew } from './new-command';
import { declareProfile } from './profile-command';
import { declareReferences } from './refs-command';
import { declareRegister } from './register-command';
import { declareRegistry } from './registry-command';
import { declareRenumber } from './renumber-command';
import { explainRule, listRules } from './rule-pages';

/** Declares all commands but `precis check`. `finish` is given the exit status. */
export function declareOthers(program: Command, io: Io, finish: (status: number) => void): void {
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
}
