import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readPage, reveal, unmark } from '../pages/page';
import { folderWith, precis } from './command';

/** Every text of the rules' pages, in every encoding: what is corrected keeps all other bytes, what is not keeps all. */

const pages = new URL('../../server/src/rules/', import.meta.url);

/** The texts of all pages by a file name each, with line ends of one kind. */
const texts: ReadonlyMap<string, string> = new Map(
  readdirSync(pages)
    .filter((name) => name.endsWith('.md'))
    .flatMap((name) =>
      readPage(readFileSync(new URL(name, pages), 'utf8')).map(({ fences: [first] }, index) => {
        const language = first?.info.split(' ')[1] ?? 'zh';
        const text = reveal(unmark(first?.text ?? '')).replace(/\r\n?/g, '\n');
        return [`${name.slice(0, -3)}-${index}.${language}.record`, `${text}\n`] as const;
      }),
    ),
);

/** What is corrected: the bytes of a text in this encoding. */
const READABLE: Readonly<Record<string, (text: string) => Uint8Array>> = {
  'UTF-8 with CRLF': (text) => Buffer.from(text.replaceAll('\n', '\r\n')),
  'UTF-8 with CR': (text) => Buffer.from(text.replaceAll('\n', '\r')),
  'UTF-8 with several line ends': (text) => Buffer.from(mixed(text)),
  'UTF-8 with a byte order mark': (text) => Buffer.from(`\ufeff${text}`),
  'UTF-8 without a line end at the end': (text) => Buffer.from(text.replace(/\n$/, '')),
};

/** What is refused. */
const UNREADABLE: Readonly<Record<string, (text: string) => Uint8Array>> = {
  'UTF-16 (little-endian)': (text) => Buffer.from(`\ufeff${text}`, 'utf16le'),
  'UTF-16 (big-endian)': (text) => Buffer.from(`\ufeff${text}`, 'utf16le').swap16(),
  'UTF-16 without a mark': (text) => Buffer.from(text, 'utf16le'),
  'UTF-32': (text) => Buffer.concat([...`\ufeff${text}`].map(utf32)),
  'a page of eight bits': (text) => Buffer.concat([Buffer.from(text), Buffer.from('caf\xe9\n', 'latin1')]),
  'GB 18030': (text) => Buffer.concat([Buffer.from('\xbb\xe1\xd2\xe9\n', 'latin1'), Buffer.from(text)]),
  'UTF-8 with NUL': (text) => Buffer.from(`${text}\0\n`),
  'UTF-8 with half of a pair of surrogates': (text) =>
    Buffer.concat([Buffer.from(text), Buffer.from([0xed, 0xa0, 0xbd, 10])]),
  'UTF-8 cut short': (text) => Buffer.concat([Buffer.from(text), Buffer.from([0xe4, 0xb8])]),
};

/** Every other line ends in another way. */
function mixed(text: string): string {
  let count = 0;
  return text.replaceAll('\n', () => (count++ % 2 === 0 ? '\r\n' : '\n'));
}

function utf32(character: string): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(character.codePointAt(0) ?? 0);
  return bytes;
}

/** The bytes of all files after a correction, by their names; and what was told. */
async function corrected(encode: (text: string) => Uint8Array) {
  const folder = folderWith(Object.fromEntries([...texts].map(([name, text]) => [name, encode(text)])));
  const { err } = await precis(folder, ['check', '.', '--fix']);
  const bytes = new Map([...texts.keys()].map((name) => [name, readFileSync(join(folder, name))]));
  expect(readdirSync(folder).sort()).toEqual([...texts.keys()].sort());
  return { bytes, err };
}

describe('the texts of all pages', () => {
  let plain: ReadonlyMap<string, string> = new Map();

  it('are corrected, many of them', async () => {
    expect(texts.size).toBeGreaterThan(200);
    const { bytes } = await corrected((text) => Buffer.from(text));
    plain = new Map([...bytes].map(([name, content]) => [name, content.toString()]));
    const rules = new Set(
      [...plain]
        .filter(([name, text]) => text !== texts.get(name))
        .map(([name]) => name.replace(/-\d+\..*/, '')),
    );
    expect(rules.size).toBeGreaterThan(8);
  });

  it.each(Object.entries(READABLE))('keep what is not corrected: %s', async (_, encode) => {
    const { bytes } = await corrected(encode);
    for (const [name, content] of bytes)
      expect(content.toString(), name).toBe(Buffer.from(encode(plain.get(name) ?? '')).toString());
  });

  it.each(Object.entries(UNREADABLE))('keep every byte, and are told of: %s', async (_, encode) => {
    const { bytes, err } = await corrected(encode);
    for (const [name, content] of bytes) {
      expect(content.equals(encode(texts.get(name) ?? '')), name).toBe(true);
      expect(err).toMatch(
        new RegExp(`^${name.replaceAll('.', '\\.')}: not checked\\. This is .*\\bSave `, 'm'),
      );
    }
  });
});
