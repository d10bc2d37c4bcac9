/** How time and memory grow when there is twice as much: archives, and texts that a careless pattern is slow on. */
import { join } from 'node:path';
import { writeArchive } from '../archive.mjs';
import { loadCode } from '../load-code.mjs';
import { checkCold, runByTurns } from './commands.mjs';
import { median, megabytes, ms, printTable, ratio } from './figures.mjs';
import { hostileTexts } from './hostile.mjs';

/** Twice as much may take twice as long, and a tenth for the noise. */
const LINEAR = 2.2;

/**
 * @param {string} folder for what is written
 * @param {{ records: number, rounds: number, characters: number }} options the smallest archive, which is doubled twice;
 *   and the size of the shorter hostile texts
 * @returns {Promise<import('./figures.mjs').Goal[]>}
 */
export async function measureGrowth(folder, { records, rounds, characters }) {
  return [...measureArchives(folder, records, rounds), await measureHostile(folder, characters)];
}

function measureArchives(folder, records, rounds) {
  const sizes = [records, records * 2, records * 4];
  const commands = Object.fromEntries(
    sizes.map((size) => {
      const archive = join(folder, `growth-${size}`);
      writeArchive(archive, size, 9);
      return [size, checkCold(archive)];
    }),
  );
  const runs = runByTurns(commands, rounds);
  const measured = sizes.map((size) => ({ size, time: median(runs[size].times), peak: runs[size].peak }));
  const rows = measured.map(({ size, time, peak }, at) => {
    const before = measured[at - 1];
    return [
      String(size),
      ms(time),
      before ? ratio(time / before.time) : '',
      peak === undefined ? '–' : megabytes(peak),
      before && peak !== undefined ? ratio(peak / before.peak) : '',
    ];
  });
  printTable(
    'Archives of twice the size, checked cold',
    ['records', 'ms', 'ratio', 'peak MB', 'ratio'],
    rows,
  );
  const [, middle, last] = measured;
  return [
    goal('time of a check for twice the records', last.time / middle.time),
    goal('memory of a check for twice the records', last.peak && last.peak / middle.peak),
  ];
}

async function measureHostile(folder, characters) {
  const check = await loadCheck(folder);
  let worst = 0;
  const rows = Object.entries(hostileTexts).map(([name, write]) => {
    const [once, twice] = [write(characters), write(characters * 2)];
    const best = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
    for (let round = 0; round < 5; round++)
      for (const [at, text] of [once, twice].entries()) {
        const begin = performance.now();
        check(text);
        best[at] = Math.min(best[at], performance.now() - begin);
      }
    worst = Math.max(worst, best[1] / best[0]);
    return [name, ms(best[0]), ms(best[1]), ratio(best[1] / best[0])];
  });
  const columns = ['text', `${characters} characters, ms`, 'twice as many, ms', 'ratio'];
  printTable('Hostile texts, all rules, best of 5', columns, rows);
  return goal('time for twice a hostile text, the worst of all', worst);
}

/** Reads and checks a text once, in this process: what the server does for a text that it has not seen. */
async function loadCheck(folder) {
  const core = await loadCode(
    `export { profiles } from './server/profiles/index';
    export { defaultSettings } from './server/src/index/settings';
    export { findingsOf, readRecord } from './server/src/service';`,
    join(folder, 'core.mjs'),
  );
  const { profiles, defaultSettings, readRecord, findingsOf } = core;
  return (text) => findingsOf(readRecord(text, profiles[0], defaultSettings), defaultSettings);
}

/** @returns {import('./figures.mjs').Goal} */
function goal(what, now) {
  return { id: 'P14', what, limit: LINEAR, now, show: ratio };
}
