import {
  chmodSync,
  lstatSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { replaceFile } from '../../server/node/files/replace-file';
import { CLEAN, folderWith, GAP, LOOSE, LOOSE_FIXED, only, precis } from './command';

const settings = only('section-order', 'document-form');

it('corrects what is certain, reports the rest, and has nothing to do the second time', async () => {
  const folder = folderWith({
    'precis.json': settings,
    'a.record': LOOSE,
    'b.record': GAP,
    'c.record': CLEAN,
  });
  const before = statSync(join(folder, 'c.record'), { bigint: true });
  const first = await precis(folder, ['check', '.', '--fix']);
  expect(readFileSync(join(folder, 'a.record'), 'utf8')).toBe(LOOSE_FIXED);
  expect(readFileSync(join(folder, 'b.record'), 'utf8')).toBe(GAP);
  expect(first.out).toContain('1 error in 1 of 3 records. 1 correction made.\n');
  expect(first.status).toBe(1);
  const second = await precis(folder, ['check', '.', '--fix']);
  expect(second.out).toContain('1 error in 1 of 3 records.\n');
  expect(readFileSync(join(folder, 'a.record'), 'utf8')).toBe(LOOSE_FIXED);
  const after = statSync(join(folder, 'c.record'), { bigint: true });
  expect([after.ino, after.mtimeNs]).toEqual([before.ino, before.mtimeNs]);
  expect(readdirSync(folder).sort()).toEqual(['a.record', 'b.record', 'c.record', 'precis.json']);
});

it.each([
  ['a byte order mark', (text: string) => `\ufeff${text}`],
  ['CRLF', (text: string) => text.replaceAll('\n', '\r\n')],
  ['CR', (text: string) => text.replaceAll('\n', '\r')],
  ['mixed line ends', (text: string) => text.replace('\n', '\r\n')],
  ['no line end at the end', (text: string) => text.trimEnd()],
  [
    'characters of every kind',
    (text: string) => `${text}1.3\t\u2028𠀀e\u0301\u202e\u200d\ufffd\u0085\u000c。\n`,
  ],
])('keeps %s', async (_, variant) => {
  const folder = folderWith({ 'precis.json': settings, 'a.record': variant(LOOSE) });
  await precis(folder, ['check', 'a.record', '--fix']);
  expect(readFileSync(join(folder, 'a.record'))).toEqual(Buffer.from(variant(LOOSE_FIXED)));
});

it('leaves a file it cannot read as it is', async () => {
  const bytes = Buffer.concat([Buffer.from(LOOSE), Buffer.from([0xff])]);
  const folder = folderWith({ 'precis.json': settings, 'a.record': bytes });
  expect((await precis(folder, ['check', '.', '--fix'])).status).toBe(2);
  expect(readFileSync(join(folder, 'a.record'))).toEqual(bytes);
});

it.skipIf(process.platform === 'win32')('keeps the mode, and a link a link', async () => {
  const folder = folderWith({ 'precis.json': settings, 'real/a.record': LOOSE });
  chmodSync(join(folder, 'real/a.record'), 0o640);
  symlinkSync('real/a.record', join(folder, 'link.record'));
  await precis(folder, ['check', 'link.record', '--fix']);
  expect(lstatSync(join(folder, 'link.record')).isSymbolicLink()).toBe(true);
  expect(readFileSync(join(folder, 'real/a.record'), 'utf8')).toBe(LOOSE_FIXED);
  expect(statSync(join(folder, 'real/a.record')).mode & 0o777).toBe(0o640);
});

it('leaves a write-protected file as it is, says so, and reports its faults', async () => {
  const folder = folderWith({ 'precis.json': settings, 'a.record': LOOSE, 'b.record': LOOSE });
  chmodSync(join(folder, 'a.record'), 0o444);
  const { status, out, err } = await precis(folder, ['check', '.', '--fix']);
  expect(err).toContain(
    'a.record: not fixed. It is write-protected. Take the protection away and try again.\n',
  );
  expect(out).toContain('document-form');
  expect(status).toBe(2);
  expect(readFileSync(join(folder, 'a.record'), 'utf8')).toBe(LOOSE);
  expect(readFileSync(join(folder, 'b.record'), 'utf8')).toBe(LOOSE_FIXED);
});

it('does not write over what another program wrote meanwhile', async () => {
  const folder = folderWith({ 'a.record': LOOSE });
  const path = join(folder, 'a.record');
  const read = readFileSync(path);
  writeFileSync(path, 'newer');
  const why = await replaceFile(path, read, Buffer.from(LOOSE_FIXED));
  expect(why).toBe('It was changed by another program meanwhile. Run the command again.');
  expect(readFileSync(path, 'utf8')).toBe('newer');
  expect(readdirSync(folder)).toEqual(['a.record']);
});

it('says why it cannot write, and leaves nothing behind', async () => {
  const folder = folderWith({});
  expect(await replaceFile(join(folder, 'gone.record'), Buffer.from(''), Buffer.from('x'))).toBe(
    'It was removed meanwhile.',
  );
  expect(readdirSync(folder)).toEqual([]);
});

it('takes away what a killed run left', async () => {
  const folder = folderWith({
    'precis.json': settings,
    'a.record': LOOSE,
    '.precis-999999999-0123456789ab.tmp': 'half',
    [`.precis-${process.pid}-0123456789ab.tmp`]: 'of a run that goes on',
  });
  await precis(folder, ['check', '.', '--fix']);
  expect(readdirSync(folder).sort()).toEqual([
    `.precis-${process.pid}-0123456789ab.tmp`,
    'a.record',
    'precis.json',
  ]);
});
