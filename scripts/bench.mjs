/**
 * Measures Précis: `npm run bench [-- --records N --rounds N]`. What is compared runs by turns in one go, so that a busy
 * machine is busy for all. Nothing here fails: the numbers are for people (docs/performance.md).
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { writeArchive } from './archive.mjs';
import { hostileTexts } from './bench-hostile.mjs';
import { loadCode } from './load-code.mjs';

const { values: options } = parseArgs({
  options: { records: { type: 'string', default: '1000' }, rounds: { type: 'string', default: '5' } },
});

/** The references of the archive as a search would print them: symbols, and citations with their versions. */
const REFERENCES =
  'C[0-9]{2}/(?:(?:INF|DT|ADM) ?/?)?[0-9]{1,4}(?: ?\\(Rev\\.[0-9]\\)|Rev\\.[0-9])?|第[0-9]+号决议（[^）]*）|Resolution [0-9]+ \\([^)]*\\)';

const folder = mkdtempSync(join(tmpdir(), 'precis-bench-'));
try {
  spawnSync(process.execPath, ['esbuild.mjs'], { stdio: 'inherit' });
  const records = Number(options.records);
  const bytes = writeArchive(folder, records, 1);
  console.log(`${records} records, ${(bytes / 1e6).toFixed(1)} MB; Node ${process.version}\n`);
  compareCommands(Math.max(5, Number(options.rounds)), bytes);
  const core = await loadCore();
  measureEdits(core);
  measureGrowth(core);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** A cold check of the archive beside a search for the same references, and beside starting Node. */
function compareCommands(rounds, bytes) {
  const commands = {
    'node -e 0': [process.execPath, '-e', '0'],
    'rg -on': ['rg', '-on', '--no-ignore', REFERENCES, folder],
    'precis check': [process.execPath, resolve('dist/precis.js'), 'check', folder, '--quiet'],
  };
  const hasRg = spawnSync('rg', ['--version']).status === 0;
  if (!hasRg) console.log('ripgrep (rg) is not on the PATH: not compared with it.\n');
  const times = Object.keys(commands)
    .filter((name) => hasRg || name !== 'rg -on')
    .map((name) => ({ name, all: [] }));
  // The first round only warms the disk's cache and is not counted.
  for (let round = 0; round <= rounds; round++)
    for (const { name, all } of times) {
      const [command, ...args] = commands[name];
      const begin = performance.now();
      spawnSync(command, args, { stdio: 'ignore' });
      if (round > 0) all.push(performance.now() - begin);
    }
  const own = times.at(-1).all;
  const rows = times.map(({ name, all }) => {
    const ratios = own.map((time, round) => time / all[round]);
    const speed = name === 'node -e 0' ? '' : (bytes / 1e3 / median(all)).toFixed(1);
    return [
      name,
      ms(median(all)),
      ms(Math.max(...all)),
      speed,
      ratio(median(ratios)),
      ratio(Math.max(...ratios)),
    ];
  });
  const columns = ['command', 'median ms', 'worst ms', 'MB/s', 'precis / this, median', 'worst round'];
  printTable(`Cold, ${rounds} rounds by turns`, columns, rows);
}

/** The code that reads and checks, bundled so that plain Node can load it. */
function loadCore() {
  return loadCode(
    `export { profiles } from './server/profiles/index';
    export { defaultSettings } from './server/src/index/settings';
    export { findingsOf, readRecord } from './server/src/service';
    export { referencesOf } from './server/src/syntax/references';`,
    join(folder, 'core.mjs'),
  );
}

/** Reads, resolves and checks a text once, as after a keystroke. */
function readAndCheck({ profiles: [profile], defaultSettings, readRecord, referencesOf, findingsOf }, text) {
  const record = readRecord(text, profile, defaultSettings);
  referencesOf(record);
  return findingsOf(record, defaultSettings).length;
}

/** What a keystroke costs without the protocol: one character typed somewhere, then all anew. */
function measureEdits(core) {
  const whole = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.zh.record'))
    .slice(0, 60)
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'))
    .join('\n');
  const rows = [
    { name: '25 kB', size: 25_000, edits: 600 },
    { name: '1 MB', size: 1_000_000, edits: 60 },
  ].map(({ name, size, edits }) => {
    let text = Buffer.from(whole).subarray(0, size).toString();
    const times = [];
    for (let edit = 0; edit < edits * 1.2; edit++) {
      const at = (edit * 7919) % text.length;
      text = `${text.slice(0, at)}的${text.slice(at)}`;
      const begin = performance.now();
      readAndCheck(core, text);
      times.push(performance.now() - begin);
    }
    // The first edits are those in which Node gets to know the code.
    const counted = times.slice(-edits).sort((a, b) => a - b);
    const part = (share) => ms(counted[Math.ceil(counted.length * share) - 1]);
    return [name, String(edits), part(0.5), part(0.99), part(1)];
  });
  printTable(
    'A keystroke: parse, references, findings',
    ['record', 'edits', 'p50 ms', 'p99 ms', 'worst ms'],
    rows,
  );
}

/** How the time grows when a text that invites trouble is twice as long; 2 is linear. */
function measureGrowth(core) {
  const size = 50_000;
  const rows = Object.entries(hostileTexts).map(([name, write]) => {
    const best = { once: Number.POSITIVE_INFINITY, twice: Number.POSITIVE_INFINITY };
    for (let round = 0; round < 3; round++)
      for (const [key, factor] of [
        ['once', 1],
        ['twice', 2],
      ]) {
        const text = write(size * factor);
        const begin = performance.now();
        readAndCheck(core, text);
        best[key] = Math.min(best[key], performance.now() - begin);
      }
    return [name, ms(best.once), ms(best.twice), ratio(best.twice / best.once)];
  });
  printTable('Hostile texts, best of 3', ['text', '50 k characters, ms', '100 k, ms', 'ratio'], rows);
}

function median(values) {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
}

function ms(value) {
  return value >= 100 ? value.toFixed(0) : value.toFixed(value >= 10 ? 1 : 2);
}

function ratio(value) {
  return `${value.toFixed(2)}×`;
}

function printTable(title, columns, rows) {
  console.log(`### ${title}\n`);
  for (const row of [columns, columns.map(() => '---'), ...rows]) console.log(`| ${row.join(' | ')} |`);
  console.log();
}
