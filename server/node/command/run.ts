import { Command, CommanderError } from 'commander';
import { visible } from '../report/visible';
import { declareCheck } from './check-command';
import type { Io } from './io';

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
  // What the others need is a large part of the code, and most runs are checks.
  if (argv[0] !== 'check') {
    const { declareOthers } = await import('./other-commands');
    declareOthers(program, io, finish);
  }
  try {
    await program.parseAsync([...argv], { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    return error.exitCode === 0 ? 0 : 2;
  }
  return status;
}
