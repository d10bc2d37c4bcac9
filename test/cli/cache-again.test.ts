import {
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { decodeRun, encodeRun } from '../../server/node/check/run-file';
import { precis } from './command';
import { archive, check, indexIn, keptIn, record } from './remembered';

/** A check of which nothing has changed is told again, and not made again. */

describe('a check that is told again', () => {
  const NOTHING_CHANGED = 'told again';

  /** Makes what is kept of a check end with other words, so that it is seen where they come from. */
  function mark(folder: string): void {
    const path = keptIn(folder, '.run');
    const run = decodeRun(readFileSync(path));
    if (!run) throw new Error('There is no check.');
    writeFileSync(path, encodeRun({ ...run, end: NOTHING_CHANGED }));
  }

  it('is one of which nothing has changed', async () => {
    const folder = archive();
    const first = await check(folder);
    mark(folder);
    const again = await check(folder);
    expect(again.out.endsWith(NOTHING_CHANGED)).toBe(true);
    expect({ ...again, out: '' }).toEqual({ ...first, out: '' });
  });

  it.each<[string, (folder: string) => void]>([
    ['a record', (a) => writeFileSync(join(a, 'C24-118.zh.record'), record('C24/118', 'C24/9'))],
    ['a record that came', (a) => writeFileSync(join(a, 'C24-120.zh.record'), record('C24/120'))],
    ['a record that went', (a) => rmSync(join(a, 'C24-118.zh.record'))],
    ['a document that came', (a) => writeFileSync(join(a, 'C24-8.docx'), '')],
    ['another name', (a) => renameSync(join(a, 'C24-118.zh.record'), join(a, 'C24-118a.zh.record'))],
    ['settings', (a) => writeFileSync(join(a, 'precis.json'), '{ "rules": { "trailing-space": "off" } }')],
    ['settings that went', (a) => rmSync(join(a, 'precis.json'))],
    ['what the settings name', (a) => writeFileSync(join(a, 'more.json'), '{ "sessions": [] }')],
    ['what is ignored', (a) => writeFileSync(join(a, '.gitignore'), 'C24-118*\n')],
    ['what is ignored above', (a) => writeFileSync(join(a, '../.gitignore'), 'C24-118*\n')],
    ['settings above', (a) => writeFileSync(join(a, '../precis.json'), '{ "language": "en" }')],
    ['what a link leads to', (a) => writeFileSync(join(a, '../elsewhere/x.record'), record('C24/5'))],
  ])('is none when there is another: %s', async (_, change) => {
    const folder = archive();
    const a = join(folder, 'a');
    mkdirSync(join(folder, '.git'));
    mkdirSync(join(folder, 'elsewhere'));
    writeFileSync(join(folder, 'elsewhere/y.record'), record('C24/6'));
    symlinkSync(join(folder, 'elsewhere'), join(a, 'link'));
    writeFileSync(join(a, '.gitignore'), 'none\n');
    writeFileSync(join(a, 'more.json'), '{}');
    writeFileSync(join(a, 'precis.json'), '{ "complete": ["C24"], "registry": { "files": ["more.json"] } }');
    await check(folder);
    mark(folder);
    expect((await check(folder)).out).toContain(NOTHING_CHANGED);
    change(a);
    expect(await check(folder)).toEqual(await precis(folder, ['check', 'a']));
  });

  it('is none when a run that was cut short has left something beside a named file', async () => {
    const folder = archive();
    const named = ['check', 'a/C24-118.zh.record'];
    await precis(folder, [...named, '--cache-location', 'kept']);
    mark(folder);
    const again = await precis(folder, [...named, '--cache-location', 'kept']);
    expect(again.out).toContain(NOTHING_CHANGED);
    writeFileSync(join(folder, 'a/.precis-1-0123456789ab.journal'), '');
    expect(await precis(folder, [...named, '--cache-location', 'kept'])).toEqual(await precis(folder, named));
  });

  it('is one of the same arguments, by the same build', async () => {
    const folder = archive();
    await check(folder);
    mark(folder);
    expect((await check(folder, [], 'another build')).out).not.toContain(NOTHING_CHANGED);
    await check(folder);
    mark(folder);
    expect(await check(folder, ['--quiet'])).toEqual(await precis(folder, ['check', 'a', '--quiet']));
    expect((await check(folder, ['--max-severity', 'none'])).status).toBe(1);
  });

  it('is none where something was in the way, or was corrected', async () => {
    const folder = archive();
    writeFileSync(join(folder, 'a/broken.record'), Buffer.from([0xff, 0xfe, 0x00]));
    await check(folder);
    await check(folder, ['--fix']);
    expect(readdirSync(join(folder, 'kept')).filter((name) => name.endsWith('.run'))).toEqual([]);
  });

  it('is none where it is damaged, wherever that is', async () => {
    const folder = archive();
    const first = await check(folder);
    const path = keptIn(folder, '.run');
    const bytes = readFileSync(path);
    const believed: number[] = [];
    for (let at = 0; at < bytes.length; at++) {
      const damaged = Buffer.from(bytes);
      damaged[at] = (damaged[at] ?? 0) ^ (1 << (at % 8));
      if (decodeRun(damaged) || decodeRun(bytes.subarray(0, at))) believed.push(at);
    }
    expect(believed).toEqual([]);
    writeFileSync(path, bytes.subarray(0, 40));
    expect(await check(folder)).toEqual(first);
    rmSync(indexIn(folder));
    expect(await check(folder)).toEqual(first);
  });
});
