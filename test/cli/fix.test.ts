import {
  chmodSync,
  chownSync,
  linkSync,
  lstatSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { replaceAll } from '../../server/node/files/replace-all';
import { createFile, replaceFile } from '../../server/node/files/replace-file';
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

it.skipIf(process.platform === 'win32')('leaves a file with two names as it is, and says so', async () => {
  const folder = folderWith({ 'precis.json': settings, 'a.record': LOOSE, 'b.record': LOOSE });
  linkSync(join(folder, 'a.record'), join(folder, 'kept.bin'));
  const { err, status } = await precis(folder, ['check', '.', '--fix']);
  expect(err).toContain(
    'a.record: not fixed. It has another name besides this one (a hard link), which would keep the old text. ',
  );
  expect(status).toBe(2);
  expect(readFileSync(join(folder, 'kept.bin'), 'utf8')).toBe(LOOSE);
  expect(readFileSync(join(folder, 'a.record'), 'utf8')).toBe(LOOSE);
  expect(readFileSync(join(folder, 'b.record'), 'utf8')).toBe(LOOSE_FIXED);
});

it.skipIf(process.getuid?.() !== 0)('keeps the owner', async () => {
  const folder = folderWith({ 'precis.json': settings, 'a.record': LOOSE });
  chownSync(join(folder, 'a.record'), 12345, 23456);
  await precis(folder, ['check', '.', '--fix']);
  const { uid, gid } = statSync(join(folder, 'a.record'));
  expect([uid, gid]).toEqual([12345, 23456]);
  expect(readFileSync(join(folder, 'a.record'), 'utf8')).toBe(LOOSE_FIXED);
});

it.skipIf(process.getuid?.() !== 0)('leaves what cannot keep its owner as it is, and says so', async () => {
  const folder = folderWith({ 'a.record': LOOSE });
  const path = join(folder, 'a.record');
  chownSync(path, 12345, 23456);
  chmodSync(path, 0o666);
  chmodSync(folder, 0o777);
  const before = Buffer.from(LOOSE);
  process.seteuid?.(65534);
  try {
    expect(await replaceFile({ path, before, after: Buffer.from(LOOSE_FIXED) })).toMatch(
      /^Its owner or its permissions would become others\. /,
    );
  } finally {
    process.seteuid?.(0);
  }
  expect(readFileSync(path, 'utf8')).toBe(LOOSE);
  expect(readdirSync(folder)).toEqual(['a.record']);
});

it('sweeps where a link leads to, too', async () => {
  const folder = folderWith({
    'precis.json': settings,
    'real/a.record': LOOSE,
    'real/.precis-999999999-0123456789ab.tmp': 'half',
  });
  symlinkSync('real/a.record', join(folder, 'link.record'));
  await precis(folder, ['check', 'link.record', '--fix']);
  expect(readdirSync(join(folder, 'real'))).toEqual(['a.record']);
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
  const why = await replaceFile({ path, before: read, after: Buffer.from(LOOSE_FIXED) });
  expect(why).toBe('It was changed by another program meanwhile. Run the command again.');
  expect(readFileSync(path, 'utf8')).toBe('newer');
  expect(readdirSync(folder)).toEqual(['a.record']);
});

it('says why it cannot write, and leaves nothing behind', async () => {
  const folder = folderWith({});
  const path = join(folder, 'gone.record');
  expect(await replaceFile({ path, before: Buffer.from(''), after: Buffer.from('x') })).toBe(
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

it('replaces all or none', async () => {
  const folder = folderWith({ 'a.record': 'a', 'b.record': 'b', 'c.record': 'c' });
  const all = ['a', 'b', 'c'].map((name) => ({
    path: join(folder, `${name}.record`),
    before: Buffer.from(name),
    after: Buffer.from(`${name} new`),
  }));
  const [first, ...rest] = all;
  const stale = {
    ...rest[1],
    path: join(folder, 'c.record'),
    before: Buffer.from('x'),
    after: Buffer.from(''),
  };
  expect(await replaceAll([...all.slice(0, 2), stale])).toMatchObject({ kind: 'failed', at: 2, kept: [] });
  const texts = () => all.map(({ path }) => readFileSync(path, 'utf8'));
  expect(texts()).toEqual(['a', 'b', 'c']);
  expect(await replaceAll(all)).toEqual({ kind: 'all' });
  expect(texts()).toEqual(['a new', 'b new', 'c new']);
  expect(first && (await replaceAll([first]))).toMatchObject({ kind: 'failed', at: 0 });
  expect(readdirSync(folder).sort()).toEqual(['a.record', 'b.record', 'c.record']);
});

it('creates a file whole, and none in the place of another', async () => {
  const folder = folderWith({});
  const path = join(folder, 'precis.json');
  expect(await createFile(path, Buffer.from('new'))).toBeUndefined();
  expect(await createFile(path, Buffer.from('newer'))).toMatch(/^It was changed by another program/);
  expect(readFileSync(path, 'utf8')).toBe('new');
  expect(readdirSync(folder)).toEqual(['precis.json']);
});
