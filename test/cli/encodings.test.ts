import { truncateSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { folderWith, GAP, only, precis } from './command';

const settings = only('section-order');

/** What is said of a file with these bytes, and the status. */
async function verdict(bytes: Uint8Array): Promise<[string, number]> {
  const folder = folderWith({ 'precis.json': settings, 'a.record': bytes });
  const { err, status } = await precis(folder, ['check', 'a.record']);
  return [err, status];
}

function utf16(text: string, bigEndian: boolean): Buffer {
  const bytes = Buffer.from(text, 'utf16le');
  return bigEndian ? bytes.swap16() : bytes;
}

it.each([
  ['UTF-16 with its mark', utf16(`\ufeff${GAP}`, false), 'This is UTF-16 (little-endian). Save it as UTF-8.'],
  [
    'UTF-16, the other way round',
    utf16(`\ufeff${GAP}`, true),
    'This is UTF-16 (big-endian). Save it as UTF-8.',
  ],
  ['UTF-16 without mark', utf16(GAP, false), 'This is UTF-16 (little-endian). Save it as UTF-8.'],
  [
    'UTF-16 without mark, the other way round',
    utf16(GAP, true),
    'This is UTF-16 (big-endian). Save it as UTF-8.',
  ],
  [
    'GB 18030',
    Buffer.from('1\t\xbb\xe1\xd2\xe9\n', 'latin1'),
    'This is not UTF-8: byte 0xBB on line 1 is not part of any character. Save it as UTF-8.',
  ],
  [
    'a wrong byte far below',
    Buffer.concat([Buffer.from(GAP), Buffer.from([0xe4, 0xb8])]),
    'This is not UTF-8: byte 0xE4 on line 5 is not part of any character. Save it as UTF-8.',
  ],
  [
    'NUL',
    Buffer.from(`${GAP}\0`),
    `This is no text: byte ${Buffer.byteLength(GAP) + 1} is NUL. Save the record as plain text in UTF-8.`,
  ],
  [
    'a Word document',
    Buffer.from('PK\u0003\u0004…'),
    'This is a Word document or another packed file, not plain text. Save its text as UTF-8.',
  ],
])('refuses %s, and says what to do', async (_, bytes, why) => {
  expect(await verdict(bytes)).toEqual([`a.record: not checked. ${why}\n`, 2]);
});

it('refuses a file of more than 64 MB without reading it', async () => {
  const folder = folderWith({ 'a.record': '' });
  truncateSync(join(folder, 'a.record'), 64 * 1024 * 1024 + 1);
  const { err, status } = await precis(folder, ['check', 'a.record']);
  expect(err).toBe('a.record: not checked. This file has more than 64 MB. Split it, or leave it out.\n');
  expect(status).toBe(2);
});

it('finds the same with a byte order mark and with any line ends', async () => {
  const findings = async (text: string): Promise<unknown> => {
    const folder = folderWith({ 'precis.json': settings, 'a.record': text });
    const { out } = await precis(folder, ['check', 'a.record', '--format', 'json']);
    return JSON.parse(out).files[0].findings;
  };
  const plain = await findings(GAP);
  expect(plain).toHaveLength(1);
  expect(await findings(`\ufeff${GAP}`)).toEqual(plain);
  expect(await findings(GAP.replaceAll('\n', '\r\n'))).toEqual(plain);
  expect(await findings(GAP.replaceAll('\n', '\r'))).toEqual(plain);
});

it('takes an empty file as a record without faults', async () => {
  expect(await verdict(new Uint8Array())).toEqual(['', 0]);
});
