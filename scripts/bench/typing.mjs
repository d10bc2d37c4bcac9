/** Typing in documents of several servers by turns. */
import { randomFrom, writeRecord } from '../archive.mjs';
import { addressOf, converse, openDocument, PRECIS } from './conversation.mjs';

/** How long one document is typed in at most, however few its edits are then. */
const SECONDS = 20;

/** Edits that are not counted: those in which Node gets to know the code. They take a quarter of the time at most. */
const FIRST = 200;

/** The bytes of a section of seven paragraphs. */
const SECTION = 2900;

/**
 * A document that is typed in, of a server of its own.
 *
 * @typedef {object} Scenario
 * @property {import('./conversation.mjs').Server} [server]
 * @property {string} [folder]
 * @property {string} [uri]
 * @property {string} text
 * @property {boolean} [pulls] whether the client asks for diagnostics itself
 *
 * @typedef {{ times: number[], findings: number, opened: number }} Typed milliseconds of each edit and of opening
 */

/**
 * Types one character somewhere and takes it away again, over and over: the text is the same after every second edit.
 * The documents take turns, so that a busy machine is busy for all of them.
 *
 * @param {Readonly<Record<string, Scenario>>} scenarios
 * @param {number} edits
 * @returns {Promise<Record<string, Typed>>}
 */
export async function typeByTurns(scenarios, edits) {
  const typists = [];
  for (const [name, scenario] of Object.entries(scenarios)) typists.push(await sitDown(name, scenario));
  const limit = SECONDS * 1000 * typists.length;
  await takeTurns(typists, Math.min(FIRST, edits), limit / 4);
  for (const { typed } of typists) typed.times.length = 0;
  await takeTurns(typists, edits, limit);
  for (const { conversation } of typists) await conversation.end();
  return Object.fromEntries(typists.map(({ name, typed }) => [name, typed]));
}

async function takeTurns(typists, edits, limit) {
  const end = performance.now() + limit;
  for (let edit = 0; edit < edits && (edit === 0 || performance.now() < end); edit += 2)
    for (const typist of typists) await typeOnce(typist);
}

async function sitDown(name, { server = PRECIS, folder, uri, text, pulls = false }) {
  const conversation = await converse({ server, folder, pulls });
  const document = await openDocument(conversation, {
    uri: uri ?? addressOf(folder ?? '/', 'typed.record'),
    text,
    pulls,
    languageId: server.languageId,
  });
  /** @type {Typed} */
  const typed = { times: [], findings: document.opened.findings, opened: document.opened.time };
  return { name, conversation, document, lines: text.split('\n'), random: randomFrom(3), typed };
}

/** A character comes and goes. */
async function typeOnce({ document, lines, random, typed }) {
  const line = Math.floor(random() * lines.length);
  const start = { line, character: Math.floor(random() * (lines[line].length + 1)) };
  const end = { line, character: start.character + 1 };
  const coming = await document.change({ start, end: start }, 'x');
  const going = await document.change({ start, end }, '');
  typed.times.push(coming.time, going.time);
  typed.findings = going.findings;
}

/**
 * A record of about so many bytes: of many sections, and of long ones when it is a very large one.
 *
 * @param {number} bytes
 * @param {number} [broken] the share of its references that are
 */
export function textOf(bytes, broken) {
  const parts = bytes / SECTION;
  const sections = Math.min(99, Math.max(1, Math.round(parts)));
  const paragraphs = Math.round((7 * parts) / sections);
  return writeRecord(randomFrom(4), {
    session: '24',
    // No other record of the folder is another version of it.
    own: 9000,
    count: 4,
    language: 'zh',
    sections,
    paragraphs,
    broken,
  });
}
