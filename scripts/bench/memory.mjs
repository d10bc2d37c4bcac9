/** What the server holds: of a folder, and of a document that was edited for long. */
import { join } from 'node:path';
import { writeArchive } from '../archive.mjs';
import { addressOf, converse, openDocument } from './conversation.mjs';
import { megabytes, ms, printTable } from './figures.mjs';
import { textOf } from './typing.mjs';

/** Back to where it was means within this share. */
const SLACK = 0.05;

/**
 * @param {string} folder for what is written
 * @param {readonly number[]} sizes of the folders that are opened, in records
 * @param {number} edits
 * @returns {Promise<import('./figures.mjs').Goal[]>}
 */
export async function measureMemory(folder, sizes, edits) {
  const held = [];
  for (const records of sizes) {
    const archive = join(folder, `memory-${records}`);
    writeArchive(archive, records, 8);
    const begin = performance.now();
    const conversation = await converse({ folder: archive, reports: true });
    const time = performance.now() - begin;
    held.push({ records, time, ...(await conversation.memory()) });
    await conversation.end();
  }
  const rows = held.map(({ records, time, rss, heapUsed, external }) => [
    String(records),
    ms(time),
    megabytes(rss),
    megabytes(heapUsed),
    megabytes(external),
  ]);
  printTable(
    'A folder that the server has read',
    ['records', 'read after ms', 'RSS MB', 'heap MB', 'other MB'],
    rows,
  );
  const [first, last] = [held[0], held.at(-1)];
  const dataOf = ({ heapUsed, external }) => heapUsed + external;
  const slope = (dataOf(last) - dataOf(first)) / (last.records - first.records);
  console.log(`${(slope / 1000).toFixed(1)} kB a record, from ${first.records} to ${last.records}.\n`);
  return [
    goal('P11', 'memory of the index a record', 4000, slope, (bytes) => `${(bytes / 1000).toFixed(1)} kB`),
    goal(
      'P11',
      `RSS of the server with ${last.records} records`,
      150e6,
      last.rss,
      (bytes) => `${megabytes(bytes)} MB`,
    ),
    await measureEdits(edits),
  ];
}

/** So many edits later all code that edits run has been compiled, and what is remembered of texts has its size. */
const WARM = 10_000;

/** The heap before and after many edits that leave the text as it was. */
async function measureEdits(edits) {
  const conversation = await converse({ reports: true });
  const text = textOf(25_000);
  const document = await openDocument(conversation, { uri: addressOf('/', 'typed.record'), text });
  const lines = text.split('\n');
  const type = async (count) => {
    for (let edit = 0; edit < count; edit += 2) {
      const line = (edit * 7919) % lines.length;
      const start = { line, character: Math.floor(lines[line].length / 2) };
      await document.change({ start, end: start }, 'x');
      await document.change({ start, end: { line, character: start.character + 1 } }, '');
    }
    return (await conversation.memory()).heapUsed;
  };
  const before = await type(WARM);
  const after = await type(edits);
  await conversation.end();
  console.log(
    `The heap has ${megabytes(before)} MB after ${WARM} edits, ${megabytes(after)} MB after ${edits} more.\n`,
  );
  const show = (share) => `${(share * 100).toFixed(1)} %`;
  return goal('P11', `growth of the heap by ${edits} edits`, SLACK, after / before - 1, show);
}

/** @returns {import('./figures.mjs').Goal} */
function goal(id, what, limit, now, show) {
  return { id, what, limit, now, show };
}
