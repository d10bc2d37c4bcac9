/** Runs commands by turns, so that a busy machine is busy for all of them, and tells what each of them used. */
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { REFERENCES } from '../archive.mjs';

/** Where the system takes the order to forget what it read from the disk; root alone may give it. */
const DROP_CACHES = '/proc/sys/vm/drop_caches';

/** @typedef {readonly [command: string, ...args: string[]]} Command */

/** @returns {Command} */
export function node(...args) {
  return [process.execPath, ...args];
}

/** @returns {Command} */
export function precis(...args) {
  return node(resolve('dist/precis.js'), ...args);
}

/** A check of a folder of which nothing is remembered. @param {string} folder @returns {Command} */
export function checkCold(folder) {
  return precis('check', folder);
}

/** A check of a folder that remembers what it found, beside the folder. @param {string} folder @returns {Command} */
export function checkAgain(folder) {
  return precis('check', folder, '--cache', '--cache-location', `${folder}-index`);
}

/** A search for the references of an archive: `-on` prints them. @returns {Command} */
export function search(folder, ...options) {
  return ['rg', ...options, '--no-ignore', '--glob', '*.record', '-e', REFERENCES, folder];
}

/** All bytes of an archive, read and thrown away. @returns {Command} */
export function concatenate(folder) {
  return ['find', folder, '-type', 'f', '-exec', 'cat', '{}', '+'];
}

/** @param {string} name */
export function has(name) {
  const { error } = spawnSync(name, ['--version'], { stdio: 'ignore' });
  return error === undefined;
}

/** Makes the next reading come from the disk; `false` where nobody may order that. */
export function dropCaches() {
  try {
    spawnSync('sync');
    writeFileSync(DROP_CACHES, '3');
    return true;
  } catch {
    return false;
  }
}

/**
 * What running a command takes.
 *
 * @typedef {object} Run
 * @property {number[]} times milliseconds of each round
 * @property {number | undefined} peak the memory that it had at most, in bytes
 * @property {number | undefined} processor milliseconds of all processors
 */

/**
 * Runs each command in each round. A first round is not timed: it warms the cache of the disk, and tells what a command
 * uses.
 *
 * @template {string} Name
 * @param {Readonly<Record<Name, Command>>} commands
 * @param {number} rounds
 * @param {(name: Name) => void} [prepare] before each run, and not timed
 * @returns {Record<Name, Run>}
 */
export function runByTurns(commands, rounds, prepare = () => undefined) {
  const names = /** @type {Name[]} */ (Object.keys(commands));
  const runs = names.map((name) => {
    prepare(name);
    /** @type {Run} */
    const run = { times: [], ...usageOf(commands[name]) };
    return { name, run };
  });
  for (let round = 0; round < rounds; round++)
    for (const { name, run } of runs) {
      prepare(name);
      run.times.push(timeOf(commands[name]));
    }
  return /** @type {Record<Name, Run>} */ (Object.fromEntries(runs.map(({ name, run }) => [name, run])));
}

/** How long a command takes, in milliseconds. What it prints is thrown away. @param {Command} command */
export function timeOf([command, ...args]) {
  const begin = performance.now();
  const { error } = spawnSync(command, args, { stdio: 'ignore' });
  if (error) throw error;
  return performance.now() - begin;
}

/**
 * What a command uses, by a run under GNU time; where that is not installed it is run all the same, and nothing is known.
 *
 * @param {Command} command
 * @returns {Omit<Run, 'times'>}
 */
export function usageOf(command) {
  const { error, peak, processor } = underTime(command, 'ignore');
  if (error) timeOf(command);
  return { peak, processor };
}

/**
 * One run of a command that may take minutes, and is stopped when it takes too many.
 *
 * @param {Command} command
 * @param {number} patience seconds
 * @returns {{ time: number, peak: number | undefined, output: string, isStopped: boolean }}
 */
export function runOnce(command, patience) {
  const begin = performance.now();
  const run = underTime(
    has('timeout') ? ['timeout', '-s', 'KILL', String(patience), ...command] : command,
    'pipe',
  );
  const { stdout, peak, error } = run;
  if (error) throw error;
  const time = performance.now() - begin;
  return { time, peak, output: `${stdout}${run.stderr}`, isStopped: time > patience * 1000 };
}

/**
 * @param {Command} command
 * @param {'ignore' | 'pipe'} stdout
 */
function underTime(command, stdout) {
  const { error, ...printed } = spawnSync('/usr/bin/time', ['-f', '\n%M %U %S', ...command], {
    stdio: ['ignore', stdout, 'pipe'],
    encoding: 'utf8',
    maxBuffer: 2 ** 30,
  });
  const [, kilobytes, user, system] = /([\d.]+) ([\d.]+) ([\d.]+)\s*$/.exec(printed.stderr ?? '') ?? [];
  const peak = kilobytes === undefined ? undefined : Number(kilobytes) * 1024;
  const processor = kilobytes === undefined ? undefined : (Number(user) + Number(system)) * 1000;
  return { error, peak, processor, stdout: printed.stdout ?? '', stderr: printed.stderr ?? '' };
}
