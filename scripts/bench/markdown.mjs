/** The archive in the formats of other checkers: the same text; in Markdown each reference is a link. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { fileName, REFERENCES } from '../archive.mjs';
import { recordsOf } from './cold.mjs';

const INSTRUMENTS = 'instruments.md';

/**
 * Writes the archive as Markdown and returns how many bytes that are, and how many of its links lead nowhere. Documents
 * that are not there are files that are not there; a misprinted reference leads to where it was meant to lead.
 *
 * @param {string} archive
 * @param {string} folder
 */
export function writeMarkdown(archive, folder) {
  const paths = recordsOf(archive);
  const files = new Set(paths.map((path) => basename(path, '.record')));
  const numbers = new Set();
  let bytes = 0;
  let broken = 0;
  for (const path of paths) {
    const text = toMarkdown(readFileSync(path, 'utf8'), (file) => {
      if (file.startsWith('C') && !files.has(file)) broken++;
      else if (!file.startsWith('C')) numbers.add(file);
    });
    bytes += write(join(folder, dirname(relative(archive, path)), `${basename(path, '.record')}.md`), text);
  }
  bytes += write(
    join(folder, INSTRUMENTS),
    `# Instruments\n\n${[...numbers].map((number) => `## Resolution ${number}\n\nText.\n`).join('\n')}`,
  );
  return { bytes, broken };
}

/**
 * One record as Markdown.
 *
 * @param {string} text
 * @param {(target: string) => void} [onLink] told of each link: the file of a document, or the number of an instrument
 */
export function toMarkdown(text, onLink = () => undefined) {
  const plain = text.replace(/\[bookmark: \w+\]/g, '').replaceAll('[', '\\[');
  const linked = plain.replace(new RegExp(REFERENCES, 'g'), (reference) => {
    const [, session, number] = /^C(\d+)\/(\d+)/.exec(reference) ?? [];
    const [instrument] = /\d+/.exec(reference) ?? [];
    const file = session ? fileName(session, Number(number)) : String(instrument);
    onLink(file);
    return `[${reference}](${session ? `${file}.md` : `../${INSTRUMENTS}#resolution-${instrument}`})`;
  });
  return linked
    .replace(/^(\d+)\t(?=[^\t\n]*$)/gm, '## $1 ')
    .replaceAll('\t', ' ')
    .replace(/\n+/g, '\n\n');
}

/**
 * Writes the archive as JSON: a list of the lines of each record.
 *
 * @param {string} archive
 * @param {string} folder
 */
export function writeJson(archive, folder) {
  let bytes = 0;
  for (const path of recordsOf(archive)) {
    const lines = readFileSync(path, 'utf8').split('\n');
    const file = join(folder, dirname(relative(archive, path)), `${basename(path, '.record')}.json`);
    bytes += write(file, `${JSON.stringify({ lines }, undefined, 2)}\n`);
  }
  return bytes;
}

function write(path, text) {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
  return Buffer.byteLength(text);
}
