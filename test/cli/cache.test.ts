import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { decodeIndex } from '../../server/node/check/index-file';
import { readIndex, writeIndex } from '../../server/node/check/kept';
import { precis } from './command';
import { archive, check, indexIn, record } from './remembered';

/** What the command remembers of an earlier check. */

/** Makes the index say another message, so that what comes from it can be told from what is found anew. */
function forge(folder: string, build = 'a build'): void {
  const path = indexIn(folder);
  const index = readIndex(path, build);
  if (!index) throw new Error('There is no index.');
  const texts = (id: number): string | undefined => index.texts(id)?.replace('C24/8(Rev.1)', 'FORGED');
  const files = index.files.map(({ printed, ...file }) => ({
    ...file,
    texts,
    besideTexts: texts,
    printed: printed && {
      counts: printed.counts,
      bytes: Buffer.from(
        Buffer.from(index.printed.subarray(printed.from, printed.to))
          .toString()
          .replace('C24/8(Rev.1)', 'FORGED'),
      ),
    },
  }));
  expect(writeIndex(path, index, files).kind).toBe('kept');
}

describe('an index', () => {
  it.each(['text', 'json', 'sarif', 'junit', 'github'])('gives the same report again: %s', async (format) => {
    const folder = archive();
    const first = await check(folder, ['--format', format]);
    expect(first.status).toBe(1);
    expect(await check(folder, ['--format', format])).toEqual(first);
  });

  it('is what an unchanged file is reported by', async () => {
    const folder = archive();
    expect((await check(folder)).out).not.toContain('FORGED');
    forge(folder);
    expect((await check(folder)).out).toContain('FORGED');
  });

  it('is not asked for a file that has changed', async () => {
    const folder = archive();
    await check(folder);
    forge(folder);
    writeFileSync(join(folder, 'a/C24-118.zh.record'), record('C24/118', 'C24/9'));
    const { out } = await check(folder);
    expect(out).not.toContain('C24-118.zh.record\n');
    expect(out).toContain('C24-119.zh.record\n');
    expect(out).toContain('FORGED');
  });

  it('is not asked when other settings hold', async () => {
    const folder = archive();
    await check(folder);
    forge(folder);
    expect((await check(folder, ['--rule', 'trailing-space=error'])).out).not.toContain('FORGED');
    writeFileSync(join(folder, 'a/precis.json'), '{ "rules": { "trailing-space": "off" } }');
    expect((await check(folder)).out).not.toContain('FORGED');
  });

  it('of another build is none', async () => {
    const folder = archive();
    await check(folder);
    forge(folder);
    expect((await check(folder, [], 'another build')).out).not.toContain('FORGED');
  });

  it('does not hide what follows from another file', async () => {
    const folder = archive();
    expect((await check(folder)).out).not.toContain('document-symbol-duplicate');
    const copy = join(folder, 'a/other.record');
    writeFileSync(copy, record('C24/118'));
    const second = await check(folder);
    expect(second.out.match(/document-symbol-duplicate/g)).toHaveLength(2);
    expect(await check(folder)).toEqual(second);
    rmSync(copy);
    expect((await check(folder)).out).not.toContain('document-symbol-duplicate');
  });

  it('that is damaged is none, wherever it is', async () => {
    const folder = archive();
    const first = await check(folder);
    const path = indexIn(folder);
    const bytes = readFileSync(path);
    expect(decodeIndex(bytes)).toBeDefined();
    const believed: string[] = [];
    for (let at = 0; at < bytes.length; at++) {
      const damaged = Buffer.from(bytes);
      damaged[at] = (damaged[at] ?? 0) ^ (1 << (at % 8));
      if (decodeIndex(damaged)) believed.push(`another byte ${at}`);
      if (decodeIndex(bytes.subarray(0, at))) believed.push(`${at} bytes`);
    }
    expect(believed).toEqual([]);
    for (const damaged of [Buffer.alloc(0), bytes.subarray(0, 40), bytes.subarray(4), Buffer.from('{}')]) {
      writeFileSync(path, damaged);
      expect(await check(folder)).toEqual(first);
      expect(readIndex(path, 'a build')).toBeDefined();
    }
  });

  it('may be removed, and is for its owner alone', async () => {
    const folder = archive();
    const first = await check(folder);
    if (process.platform !== 'win32') expect(statSync(indexIn(folder)).mode & 0o077).toBe(0);
    rmSync(join(folder, 'kept'), { recursive: true });
    expect(await check(folder)).toEqual(first);
  });

  it('that cannot be kept is told of, and the check stands', async () => {
    const folder = archive();
    writeFileSync(join(folder, 'kept'), '');
    const { status, err } = await check(folder);
    expect(status).toBe(1);
    expect(err).toMatch(/The index could not be kept \(E[A-Z]+\)\./);
  });
});

it('nothing is kept unless it is wanted', async () => {
  const folder = archive();
  await precis(folder, ['check', 'a'], { env: { XDG_CACHE_HOME: join(folder, 'cache') } });
  expect(readdirSync(folder)).toEqual(['a']);
  await precis(folder, ['check', 'a', '--cache'], { env: { XDG_CACHE_HOME: join(folder, 'cache') } });
  expect(readdirSync(join(folder, 'cache'))).toEqual(['precis']);
});
