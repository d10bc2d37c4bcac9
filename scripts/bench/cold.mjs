/** Whole commands: a check of an archive beside a search for the same references, first, again, and of one file. */
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  checkAgain,
  checkCold,
  concatenate,
  dropCaches,
  has,
  node,
  precis,
  runByTurns,
  search,
  timeOf,
} from './commands.mjs';
import { median, megabytes, ms, percentile, printTable, ratio } from './figures.mjs';

/** Milliseconds: the coarsest clock of a disk ticks every two seconds. */
const TICK = 2500;

/**
 * @typedef {object} Archive
 * @property {string} folder
 * @property {number} records
 * @property {number} bytes
 */

/**
 * A check of all records that nothing is known of beforehand.
 *
 * @param {Archive} archive
 * @param {number} rounds
 * @returns {import('./figures.mjs').Goal[]}
 */
export function measureCold(archive, rounds) {
  const { folder, records } = archive;
  const commands = withSearches(folder, { 'precis check': checkCold(folder) });
  printCounts(archive);
  const runs = runByTurns(commands, rounds);
  printRuns(`${records} records, cold, ${rounds} rounds by turns`, archive, runs);
  const now = (name) => medianRatio(runs['precis check'], runs[name]);
  const small = records < 5000;
  const size = `cold check of ${records} records beside`;
  return [
    ...(small
      ? [
          goal('P3', `${size} \`rg -on\``, 3.5, now('rg -on')),
          goal('P3', `${size} \`node -e 0\``, 3, now('node -e 0')),
        ]
      : [
          goal('P1', `${size} \`rg -on\``, 1.5, now('rg -on')),
          goal('P1', `${size} \`rg --count-matches\``, 2, now('rg --count-matches')),
        ]),
    ...measureColdDisk(archive, rounds),
  ];
}

/** The same with everything read from the disk anew. */
function measureColdDisk(archive, rounds) {
  const { folder, records } = archive;
  const what = `check of ${records} records with a cold disk beside \`rg -on\``;
  if (!dropCaches()) {
    console.log('With a cold disk: not measured, since only root may empty the cache of the disk.\n');
    return [goal('P2', what, 1.1, undefined)];
  }
  const commands = withSearches(folder, { 'precis check': checkCold(folder) });
  const runs = runByTurns(commands, rounds, dropCaches);
  printRuns(`${records} records, cold disk, ${rounds} rounds by turns`, archive, runs);
  return [goal('P2', what, 1.1, medianRatio(runs['precis check'], runs['rg -on']))];
}

/**
 * A check of what was checked before: with nothing changed since, and with one record that is another one each time.
 *
 * @param {Archive} archive
 * @param {number} rounds
 * @returns {import('./figures.mjs').Goal[]}
 */
export function measureWarm(archive, rounds) {
  const { folder, records } = archive;
  const beside = `of ${records} records beside \`rg --count-matches\``;
  const again = checkAgain(folder);
  const files = recordsOf(folder);
  settle();
  timeOf(again);
  const unchanged = runByTurns(withSearches(folder, { 'nothing changed': again }), rounds);
  printRuns(`${records} records, checked again, ${rounds} rounds by turns`, archive, unchanged);
  let turn = 0;
  const changed = runByTurns(withSearches(folder, { 'one record changed': again }), rounds, (name) => {
    if (name === 'one record changed') touch(files[(turn++ * 7919) % files.length]);
  });
  printRuns(`${records} records, one of them changed, ${rounds} rounds by turns`, archive, changed);
  const now = (runs, name) => medianRatio(runs[name], runs['rg --count-matches']);
  return [
    goal('P4', `check again, nothing changed, ${beside}`, 0.7, now(unchanged, 'nothing changed')),
    goal('P4', `check again, one record changed, ${beside}`, 0.75, now(changed, 'one record changed')),
  ];
}

/**
 * One file: what starting costs.
 *
 * @param {Archive} archive
 * @param {number} rounds
 * @returns {import('./figures.mjs').Goal[]}
 */
export function measureStart(archive, rounds) {
  const [file] = recordsOf(archive.folder);
  const commands = {
    'node -e 0': node('-e', '0'),
    'precis --help': precis('--help'),
    'precis check FILE': precis('check', file),
  };
  const runs = runByTurns(commands, Math.max(rounds, 9));
  printRuns('One record', { bytes: Number.NaN }, runs);
  return [
    goal(
      'P12',
      'check of one file beside `node -e 0`',
      1.3,
      medianRatio(runs['precis check FILE'], runs['node -e 0']),
    ),
  ];
}

/** The commands that a check is compared with, those of them that are installed, and the checks, which come last. */
function withSearches(folder, checks) {
  const others = {
    'node -e 0': node('-e', '0'),
    cat: concatenate(folder),
    'rg -on': search(folder, '-on'),
    'rg --count-matches': search(folder, '--count-matches'),
  };
  const installed = Object.entries(others).filter(([, [command]]) => has(command));
  return { ...Object.fromEntries(installed), ...checks };
}

/** How many references a search finds, and how many findings a check has: both shall be about the same things. */
function printCounts({ folder, records }) {
  const { stdout: found } = spawnSync(
    'rg',
    search(folder, '--count-matches', '--no-filename').slice(1),
    OUTPUT,
  );
  const references = (found ?? '').split('\n').reduce((sum, count) => sum + Number(count), 0);
  const { stdout } = spawnSync(
    process.execPath,
    precis('check', folder, '--format', 'json').slice(1),
    OUTPUT,
  );
  const counts = new Map();
  for (const { findings } of JSON.parse(stdout).files)
    for (const { rule } of findings) counts.set(rule, (counts.get(rule) ?? 0) + 1);
  const all = [...counts.values()].reduce((sum, count) => sum + count, 0);
  if (!has('rg')) console.log('ripgrep (rg) is not on the PATH: not compared with it.\n');
  console.log(
    `${references} references (${(references / records).toFixed(0)} a record); ${all} findings (${(all / records).toFixed(1)} a record):`,
    `${[...counts].map(([rule, count]) => `${rule} ${count}`).join(', ')}.\n`,
  );
}

const OUTPUT = /** @type {const} */ ({ encoding: 'utf8', maxBuffer: 2 ** 30 });

/**
 * @param {string} title
 * @param {{ bytes: number }} archive
 * @param {Readonly<Record<string, import('./commands.mjs').Run>>} runs the last of which the others are compared with
 */
function printRuns(title, { bytes }, runs) {
  const names = Object.keys(runs);
  const last = names[names.length - 1];
  const rows = names.map((name) => {
    const { times, peak, processor } = runs[name];
    const isEmpty = name === 'node -e 0' || Number.isNaN(bytes);
    return [
      name,
      ms(median(times)),
      ms(percentile(times, 1)),
      isEmpty ? '' : (bytes / 1e3 / median(times)).toFixed(1),
      peak === undefined ? '–' : megabytes(peak),
      ms(processor),
      ratio(medianRatio(runs[last], runs[name])),
      ratio(percentile(ratios(runs[last], runs[name]), 1)),
    ];
  });
  printTable(
    title,
    [
      'command',
      'median ms',
      'worst ms',
      'MB/s',
      'peak MB',
      'processor ms',
      `\`${last}\` / this`,
      'worst round',
    ],
    rows,
  );
}

/** The ratios of rounds: both runs of a round met the same machine. */
function ratios(own, other) {
  return own.times.map((time, round) => time / other.times[round]);
}

function medianRatio(own, other) {
  return other && median(ratios(own, other));
}

/** @returns {import('./figures.mjs').Goal} */
function goal(id, what, limit, now) {
  return { id, what, limit, now, show: ratio };
}

export function recordsOf(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.record'))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

/** Makes a record another one of the same length: somebody else is in the chair. */
function touch(path) {
  const text = readFileSync(path, 'utf8');
  const [before, after] = text.includes('B. ARO') ? ['B. ARO', 'C. ARO'] : ['C. ARO', 'B. ARO'];
  writeFileSync(path, text.replaceAll(before, after));
  settle();
}

/** Waits until files are old enough for an index: what has just changed may change again within a tick of the clock. */
function settle() {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, TICK);
}
