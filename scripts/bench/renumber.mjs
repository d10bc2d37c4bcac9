/**
 * What it takes to count a very long record anew: from the request to the answer with every edit in it, the record's own
 * and those of the records that name its paragraphs.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileName, randomFrom, writeArchive } from '../archive.mjs';
import { addressOf, converse, openDocument } from './conversation.mjs';
import { DISTRIBUTION, distribution, median, ms, printTable } from './figures.mjs';

const SESSION = '24';
const OWN = 9000;
const SECTIONS = 40;
const PARAGRAPHS = 50;

/** Names of paragraphs: so many in the record itself, and so many in each of some others. */
const NAMES_HERE = 200;
const CITING = 50;
const NAMES_EACH = 6;

/**
 * @param {string} folder for what is written
 * @param {number} records of the archive around
 * @param {number} rounds
 * @returns {Promise<import('./figures.mjs').Goal[]>}
 */
export async function measureRenumbering(folder, records, rounds) {
  const archive = join(folder, 'renumber');
  writeArchive(archive, records, 9);
  const random = randomFrom(10);
  const long = longRecord(random);
  const uri = writeInto(archive, `${fileName(SESSION, OWN)}.record`, long);
  for (let number = 1; number <= CITING; number++)
    writeInto(archive, `${fileName(SESSION, OWN + number)}.record`, citingRecord(random, OWN + number));
  const conversation = await converse({ folder: archive });
  const document = await openDocument(conversation, { uri, text: long });
  const line = long.split('\n').findIndex((text) => text.startsWith('1.1\t'));
  const start = { line, character: 4 };
  const times = [];
  let edits = 0;
  // Every time for a text of its own, as a person asks for it: nothing of what was known of the one before is enough.
  for (let round = -2; round < rounds * 4; round++) {
    const isTyped = round % 2 === 0;
    const end = isTyped ? start : { line, character: 5 };
    await document.change({ start, end }, isTyped ? 'A' : '');
    const begin = performance.now();
    const answer = await conversation.request('precis/rework', {
      textDocument: { uri },
      position: { line, character: 0 },
      work: 'renumberRecord',
    });
    if (round >= 0) times.push(performance.now() - begin);
    edits = editsIn(answer);
  }
  await conversation.end();
  printTable(
    `A record of ${SECTIONS * PARAGRAPHS} paragraphs with ${NAMES_HERE + CITING * NAMES_EACH} references to them, counted anew; ${records} records`,
    ['requests', 'edits', ...DISTRIBUTION],
    [[String(times.length), String(edits), ...distribution(times)]],
  );
  return [
    {
      id: 'P15',
      what: 'plan of a renumbering, from the request to its answer',
      limit: 100,
      now: edits > SECTIONS * (PARAGRAPHS - 1) ? median(times) : undefined,
      show: (value) => `${ms(value)} ms`,
    },
  ];
}

function editsIn({ edit, refusal }) {
  if (!edit) throw new Error(`Nothing was planned: ${refusal}`);
  const texts = edit.documentChanges?.map((change) => change.edits) ?? Object.values(edit.changes);
  return texts.flat().length;
}

function writeInto(archive, name, text) {
  const path = join(archive, `C${SESSION}`, name);
  mkdirSync(join(path, '..'), { recursive: true });
  writeFileSync(path, text);
  return addressOf(path);
}

/** The second paragraph of each section has gone: all below it get other numbers. */
function longRecord(random) {
  const names = new Map();
  for (let name = 0; name < NAMES_HERE; name++) {
    const at = Math.floor((name * SECTIONS * PARAGRAPHS) / NAMES_HERE);
    names.set(at, nameOf(random));
  }
  let text = `COUNCIL 20${SESSION}\nDocument C${SESSION}/${OWN}-E\nOriginal: English\nSUMMARY RECORD\n\nSubjects discussed\tDocuments\n`;
  for (let section = 1; section <= SECTIONS; section++) text += `${section}\tItem number ${section}\t–\n`;
  text += '\n';
  for (let section = 1; section <= SECTIONS; section++) {
    text += `${section}\tItem number ${section}\n`;
    for (let at = 0; at < PARAGRAPHS; at++) {
      const name = names.get((section - 1) * PARAGRAPHS + at);
      const recalled = name ? ` That had been said in ${name} above.` : '';
      text += `${section}.${at === 0 ? 1 : at + 2}\tOne councillor spoke of matter ${section * 100 + at} at some length.${recalled}\n`;
    }
  }
  return text;
}

function citingRecord(random, own) {
  let text = `COUNCIL 20${SESSION}\nDocument C${SESSION}/${own}-E\nOriginal: English\nSUMMARY RECORD\n\n1\tReport\n`;
  for (let name = 1; name <= NAMES_EACH; name++)
    text += `1.${name}\tThe Chair recalled ${nameOf(random)} of Document C${SESSION}/${OWN}.\n`;
  return text;
}

/** One of three is a range. */
function nameOf(random) {
  const section = 1 + Math.floor(random() * SECTIONS);
  const first = 3 + Math.floor(random() * (PARAGRAPHS - 8));
  if (random() < 2 / 3) return `paragraph ${section}.${first}`;
  return `paragraphs ${section}.${first} to ${section}.${first + 1 + Math.floor(random() * 4)}`;
}
