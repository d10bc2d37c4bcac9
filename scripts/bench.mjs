/**
 * Measures Précis: `npm run bench [-- --records N --rounds N --only cold,keystroke]`; docs/performance.md tells what is
 * measured. What is compared runs by turns in one go, so that a busy machine is busy for all. Nothing here fails: the
 * numbers are for people.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { writeArchive } from './archive.mjs';
import { measureCold, measureStart, measureWarm } from './bench/cold.mjs';
import { printGoals } from './bench/figures.mjs';
import { measureGrowth } from './bench/growth.mjs';
import { measureKeystrokes } from './bench/keystroke.mjs';
import { measureMemory } from './bench/memory.mjs';
import { measurePeers } from './bench/peers.mjs';
import { measureRenumbering } from './bench/renumber.mjs';

const USAGE = `Usage: npm run bench -- [options]

  --only PARTS     of cold, start, warm, keystroke, memory, growth, renumber, peers; all of them unless told
  --records N      records of the archive that is checked (1000)
  --rounds N       rounds in which commands take turns (5)
  --edits N        edits of a document, 20 seconds at most (5000)
  --folders N,N    records of the folders that the server opens (100,1000,10000)
  --growth N       records of an archive that is doubled twice (500)
  --characters N   of a hostile text that is doubled (100000)
  --peers          install checkers of Markdown into a temporary folder, and compare with them
`;

const { values: options } = parseArgs({
  options: {
    only: { type: 'string', default: 'cold,start,warm,keystroke,memory,growth,renumber,peers' },
    records: { type: 'string', default: '1000' },
    rounds: { type: 'string', default: '5' },
    edits: { type: 'string', default: '5000' },
    folders: { type: 'string', default: '100,1000,10000' },
    growth: { type: 'string', default: '500' },
    characters: { type: 'string', default: '100000' },
    peers: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});

const folder = mkdtempSync(join(tmpdir(), 'precis-bench-'));
process.once('exit', () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(1));

const records = Number(options.records);
const rounds = Number(options.rounds);
const edits = Number(options.edits);
const folders = options.folders.split(',').map(Number);

/** The archive that is checked, written when the first part asks for it. */
let written;
const archive = () => {
  written ??= {
    folder: join(folder, 'archive'),
    records,
    bytes: writeArchive(join(folder, 'archive'), records, 1),
  };
  return written;
};

/** @type {Readonly<Record<string, () => readonly import('./bench/figures.mjs').Goal[] | Promise<readonly import('./bench/figures.mjs').Goal[]>>>} */
const parts = {
  cold: () => measureCold(archive(), rounds),
  start: () => measureStart(archive(), rounds),
  warm: () => measureWarm(archive(), rounds),
  keystroke: () => measureKeystrokes(folder, edits, folders),
  memory: () => measureMemory(folder, folders, edits * 2),
  growth: () =>
    measureGrowth(folder, {
      records: Number(options.growth),
      rounds,
      characters: Number(options.characters),
    }),
  renumber: () => measureRenumbering(folder, Math.max(...folders), rounds),
  peers: () => measurePeers(archive(), folder, { rounds, edits, installs: options.peers }),
};

const chosen = options.only.split(',');
const unknown = chosen.filter((part) => !(part in parts));
if (options.help || unknown.length > 0) {
  console.log(unknown.length > 0 ? `There is no part ${unknown.join(', ')}.\n\n${USAGE}` : USAGE);
  process.exitCode = options.help ? 0 : 2;
} else await measure();

async function measure() {
  // As it is packed.
  spawnSync(process.execPath, ['esbuild.mjs', '--minify'], { stdio: 'inherit' });
  console.log(`Node ${process.version}, ${cpus().length} processors\n`);
  const goals = [];
  for (const part of chosen) {
    console.log(`## ${part}\n`);
    goals.push(...(await parts[part]()));
  }
  printGoals(goals);
}
