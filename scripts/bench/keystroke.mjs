/**
 * What a keystroke costs whoever types: from the sending of a change of one character to the diagnostics of the text
 * with it, through the protocol and a pipe.
 */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileName, randomFrom, writeArchive, writeRecord } from '../archive.mjs';
import { node, timeOf } from './commands.mjs';
import { addressOf, converse, ECHO, openDocument, PRECIS } from './conversation.mjs';
import { DISTRIBUTION, distribution, median, ms, percentile, printTable, ratio } from './figures.mjs';
import { textOf, typeByTurns } from './typing.mjs';

/**
 * @param {string} folder for what is written
 * @param {number} edits of each document
 * @param {readonly number[]} folders how many records stand in the folders that are opened
 * @returns {Promise<import('./figures.mjs').Goal[]>}
 */
export async function measureKeystrokes(folder, edits, folders) {
  const archives = new Map(folders.map((records) => [records, join(folder, `keystroke-${records}`)]));
  for (const [records, archive] of archives) writeArchive(archive, records, 2);
  const few = Math.min(...folders);
  const many = Math.max(...folders);
  return [
    ...(await measureSizes(archives.get(few), few, edits)),
    ...(await measureFolders(archives, folder, edits)),
    await measureDisk(archives.get(many), many),
    await measureAnswer(),
  ];
}

/** Records of several sizes in one folder. */
async function measureSizes(folder, records, edits) {
  const [small, large, huge] = [25_000, 1_000_000, 10_000_000].map((bytes) => textOf(bytes));
  const typed = await typeByTurns(
    {
      'echo, 1 MB': { server: ECHO, text: large },
      '25 kB': { folder, text: small },
      '25 kB, asked for': { folder, text: small, pulls: true },
      '1 MB': { folder, text: large },
      '1 MB, asked for': { folder, text: large, pulls: true },
      '1 MB, 3000 findings': { folder, text: textOf(1_000_000, 0.75) },
      '10 MB': { folder, text: huge },
    },
    edits,
  );
  printTyped(`A keystroke, ${records} records in the folder`, typed);
  const part = (name, share) => percentile(typed[name].times, share);
  return [
    time('P7', 'keystroke in 1 MB, p50', 1, part('1 MB', 0.5)),
    time('P7', 'keystroke in 1 MB, p99', 5, part('1 MB', 0.99)),
    time('P7', 'keystroke in 1 MB, worst', 20, part('1 MB', 1)),
    times('P7', 'keystroke in 1 MB, p99, beside an echo', 3, part('1 MB', 0.99) / part('echo, 1 MB', 0.99)),
    times('P8', 'keystroke, p50: 10 MB beside 25 kB', 3, part('10 MB', 0.5) / part('25 kB', 0.5)),
    time('P9', 'keystroke in 1 MB with 3000 findings, p99', 5, part('1 MB, 3000 findings', 0.99)),
    time('P13', 'opening 1 MB, to the first diagnostics', 30, typed['1 MB'].opened),
  ];
}

/** One record in folders of several sizes, and one that all others of its folder cite. */
async function measureFolders(archives, folder, edits) {
  const text = textOf(25_000);
  const sizes = [...archives].map(([records, archive]) => [`${records} records`, { folder: archive, text }]);
  const typed = await typeByTurns(
    { echo: { server: ECHO, text }, ...Object.fromEntries(sizes), 'cited by 1000': cited(folder) },
    edits,
  );
  printTyped('A keystroke in 25 kB, in folders of', typed);
  const [[few], [many]] = [sizes[0], sizes[sizes.length - 1]];
  const now = median(typed[many].times) / median(typed[few].times);
  return [
    time('P7', `keystroke in 25 kB, p99, ${many} in the folder`, 3, percentile(typed[many].times, 0.99)),
    times('P8', `keystroke, p50: ${many} in the folder beside ${few}`, 1.2, now),
  ];
}

function printTyped(title, typed) {
  const rows = Object.entries(typed).map(([name, { times, findings, opened }]) => [
    name,
    String(times.length),
    String(findings),
    ms(opened),
    ...distribution(times),
  ]);
  printTable(title, ['record', 'edits', 'findings', 'opening ms', ...DISTRIBUTION], rows);
}

/** A record, and a folder of 1000 others of which each cites it. */
function cited(folder) {
  const archive = join(folder, 'cited');
  const random = randomFrom(6);
  /** @type {{ session: string, language: 'zh', broken: number }} */
  const about = { session: '24', language: 'zh', broken: 0 };
  mkdirSync(archive, { recursive: true });
  for (let own = 2; own <= 1001; own++)
    writeFileSync(
      join(archive, `${fileName('24', own)}.record`),
      writeRecord(random, { ...about, own, count: 1, sections: 1 }),
    );
  const text = writeRecord(random, { ...about, own: 1, count: 1 });
  return { folder: archive, text, uri: addressOf(archive, `${fileName('24', 1)}.record`) };
}

/** So many that no single one of them decides what 99 in 100 take at most. */
const CHANGES = 500;

/** How long it takes until an open record knows that a document it cites came to the disk, or went. */
async function measureDisk(folder, records) {
  const conversation = await converse({ folder });
  const name = `${fileName('24', 9990)}.record`;
  const text = textOf(25_000).replace(/C24\/2(?!\d)/g, 'C24/9990');
  const document = await openDocument(conversation, { uri: addressOf(folder, 'typed.record'), text });
  const times = [];
  const path = join(folder, name);
  const other = writeRecord(randomFrom(7), { session: '24', own: 9990, count: 4, language: 'zh' });
  for (let round = -10; round < CHANGES; round++) {
    if (round % 2 === 0) writeFileSync(path, other);
    else rmSync(path);
    const changes = [{ uri: addressOf(path), type: round % 2 === 0 ? 1 : 3 }];
    const { time: took } = await document.after(() =>
      conversation.notify('workspace/didChangeWatchedFiles', { changes }),
    );
    if (round >= 0) times.push(took);
  }
  await conversation.end();
  printTable(
    `A document that comes to the disk or goes, until a record that cites it has other findings; ${records} records`,
    ['changes', ...DISTRIBUTION],
    [[String(times.length), ...distribution(times)]],
  );
  return time('P10', `a file changed on the disk, p99, ${records} records`, 5, percentile(times, 0.99));
}

/** The answer to the first request of all, beside the start of Node. */
async function measureAnswer() {
  const started = { '`node -e 0`': [], echo: [], precis: [] };
  for (let round = 0; round < 9; round++) {
    started['`node -e 0`'].push(timeOf(node('-e', '0')));
    for (const [name, server] of Object.entries({ echo: ECHO, precis: PRECIS })) {
      const conversation = await converse({ server });
      started[name].push(conversation.started);
      await conversation.end();
    }
  }
  const rows = Object.entries(started).map(([name, all]) => [name, ms(median(all)), ms(percentile(all, 1))]);
  printTable('From the start to the answer to `initialize`', ['server', 'median ms', 'worst ms'], rows);
  const now = median(started.precis.map((took, round) => took / started['`node -e 0`'][round]));
  return times('P12', 'answer to `initialize` beside `node -e 0`', 1.5, now);
}

/** @returns {import('./figures.mjs').Goal} */
function time(id, what, limit, now) {
  return { id, what, limit, now, show: (value) => `${ms(value)} ms` };
}

/** @returns {import('./figures.mjs').Goal} */
function times(id, what, limit, now) {
  return { id, what, limit, now, show: ratio };
}
