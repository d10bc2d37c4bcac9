import { resolve } from 'node:path';
import { shortDigestOf, usualFolder } from '../check/cache-folder';
import { bytesOf, findRun, printedIn } from '../check/run-file';
import { changesSince } from '../check/trail';
import type { Io } from './io';
import { printPieces } from './print-pieces';

/** With more files that are others than they were all is looked at again. */
const MOST_CHANGED = 40;

/**
 * Tells again of a check that was made with the same arguments, when all that it looked at is as it was, or nearly so. Returns its
 * exit status; nothing when there was no such check, or more changed. It loads no more of Précis than it needs.
 */
export async function replay(io: Io): Promise<number | undefined> {
  const folder = keptFolder(io);
  const found = folder === undefined ? undefined : findRun(folder, runKey(io));
  if (!found) return undefined;
  const { run, index } = found;
  const since = io.now();
  const changes = changesSince(run.trail, MOST_CHANGED);
  if (!changes || run.origin !== io.build()) return undefined;
  const printed = printedIn(index, run.index);
  if (!printed) return undefined;
  if (changes.files.length > 0) {
    const { amend } = await import('./amend');
    return amend(io, found, { printed, changes, since });
  }
  await printPieces(
    io.stdout,
    run.printed.map((piece) => bytesOf(piece, printed)),
  );
  if (run.said !== '') await io.stderr.write(run.said);
  if (run.end !== '') await io.stdout.write(run.end);
  return run.status;
}

/** Stands for the arguments, and for all else that decides what is checked and how it is printed, but for what is on the disk. */
export function runKey({ args, cwd, env, stdout }: Io): string {
  const { isTerminal, columns } = stdout;
  const given = [env['NO_COLOR'], env['FORCE_COLOR'], env['TERM'], isTerminal, columns];
  return shortDigestOf([cwd, ...args, '', ...given.map(String)]);
}

/**
 * The folder that may tell of an earlier check. The arguments are not read here, only looked through: what they mean decided which
 * check they were, and the same arguments mean the same.
 */
function keptFolder({ args, cwd, env }: Io): string | undefined {
  if (args[0] !== 'check') return undefined;
  const option = '--cache-location';
  const place = args.findIndex((arg) => arg === option || arg.startsWith(`${option}=`));
  if (place < 0) return args.includes('--cache') ? usualFolder(env) : undefined;
  const folder = args[place] === option ? args[place + 1] : args[place]?.slice(option.length + 1);
  return folder === undefined ? undefined : resolve(cwd, folder);
}
