import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { folderWith, precis } from './command';

const RECORD = [
  'Document C24/117-E',
  'SUMMARY RECORD',
  'Monday, 10 June 2024',
  '',
  '1\tReport (Document C24/8)',
  '1.1\tResolution 71 (Rev. Dubai, 2018) and Resolution 71 (Rev. Bucharest, 2022).',
  '1.2\tResolution 101 (Rev. Dubai, 2018), Resolution 137 (Rev. Busan, 2014) and Council Resolution 1199.',
  '',
].join('\n');

const archive = (files: Readonly<Record<string, string | Uint8Array>> = {}): string =>
  folderWith({ 'C24-117.en.record': RECORD, ...files });

describe('precis registry', () => {
  it('prints the history of an instrument', async () => {
    const { status, out } = await precis(archive(), ['registry', 'list', 'PP/resolution/11']);
    expect(status).toBe(0);
    expect(out).toMatch(/^PP\/resolution\/11 {2}ITU Telecom events\n {2}PP-18 {2}revised {2}exact: http/);
    expect(out).toMatch(/PP-22 {2}abrogated/);
    expect((await precis(archive(), ['registry', 'list', 'PP/resolution/998'])).status).toBe(1);
  });

  it('says how complete it is', async () => {
    const { status, out } = await precis(archive(), ['registry', 'report']);
    expect(status).toBe(0);
    expect(out).toMatch(/^PP resolution: \d+ with \d+ versions/m);
    expect(out).toMatch(/numbers without entry: 75, 76/);
    const { groups, faults } = JSON.parse(
      (await precis(archive(), ['registry', 'report', '-f', 'json'])).out,
    );
    expect(groups.length).toBeGreaterThan(5);
    expect(faults).toEqual([]);
  });

  it('lists what an archive cites and the registry lacks', async () => {
    const { status, out } = await precis(archive(), ['registry', 'missing', '-f', 'json']);
    expect(status).toBe(0);
    expect(
      JSON.parse(out).missing.map((row: { key: string; version: string }) => [row.key, row.version]),
    ).toEqual([
      ['PP/resolution/137', 'PP-14'],
      ['Council/resolution/1199', null],
    ]);
  });

  it('adds to a file with a byte order mark, and leaves one that it cannot read as it is', async () => {
    const add = (content: string | Uint8Array) => {
      const folder = archive({ 'precis.json': content });
      const args = ['registry', 'add', 'Resolution 137 (Rev. Busan, 2014)', '-s', 'Final Acts'];
      return precis(folder, args).then(({ status, err }) => ({
        status,
        err,
        bytes: readFileSync(join(folder, 'precis.json')),
      }));
    };
    const marked = await add('\ufeff{ "rules": {} }\r\n');
    expect([marked.status, marked.err]).toEqual([0, '']);
    expect(marked.bytes.toString()).toMatch(
      /^\ufeff\{\r\n {2}"rules": \{\},\r\n {2}"registry": [^\ufeff]*\}\r\n$/,
    );
    for (const bad of ['{ "rules": ', 'hello', '[]', Buffer.from([0x7b, 0xff, 0x7d])]) {
      const { status, err, bytes } = await add(bad);
      expect(status).toBe(2);
      expect(err).toMatch(/precis\.json: .*[.]\n$/);
      expect(bytes.equals(Buffer.from(bad))).toBe(true);
    }
  });

  it('adds a version, and keeps what is written', async () => {
    const folder = archive({ 'precis.json': '{\n  // ours\n  "rules": {}\n}\n' });
    const add = (...args: string[]) => precis(folder, ['registry', 'add', ...args]);
    const first = await add('Resolution 137 (Rev. Busan, 2014)', '--source', 'Final Acts, 2014');
    expect([first.status, first.err]).toEqual([0, '']);
    expect((await add('第137号决议（2010年，瓜达拉哈拉，修订版）', '-s', 'Final Acts')).status).toBe(0);
    expect((await add('Council Resolution 1199 (C03)', '-s', 'Council texts')).status).toBe(0);
    const text = readFileSync(join(folder, 'precis.json'), 'utf8');
    expect(text).toContain('// ours');
    const { out, err } = await precis(folder, [
      'registry',
      'list',
      'PP/resolution/137',
      'Council/resolution/1199',
    ]);
    expect(err).toBe('');
    expect(out.match(/PP-10|PP-14|C03/g)).toEqual(['PP-10', 'PP-14', 'C03']);
    expect(JSON.parse((await precis(folder, ['registry', 'missing', '-f', 'json'])).out).missing).toEqual([]);
  });

  it('adds to a file of entries', async () => {
    const folder = archive({ 'precis.json': '{ "registry": { "files": ["own.json"] } }' });
    const { status } = await precis(folder, [
      ...['registry', 'add', 'Resolution 101 (Rev. Bucharest, 2022)'],
      ...['--source', 'https://example.org', '--to', 'own.json'],
    ]);
    expect(status).toBe(0);
    const { out } = await precis(folder, ['registry', 'list', 'PP/resolution/101']);
    expect(out).toContain('PP-22  revised  exact: https://example.org');
  });

  it.each([
    [['Resolution 137', '-s', 'x'], 'names no version'],
    [['Resolution 137 (Rev. Busan, 2015)', '-s', 'x'], 'names no version'],
    [['Resolution 137 (Rev. Busan, 2014)'], "required option '-s, --source"],
    [['Resolution 137 (Rev. Busan, 2014)', '-s', ' '], 'Say where it is from'],
  ])('adds nothing for %o', async (args, message) => {
    const { status, err } = await precis(archive(), ['registry', 'add', ...args]);
    expect(status).toBe(2);
    expect(err).toContain(message);
  });
});

describe('precis refs', () => {
  it('lists the citations that were out of date at their meetings', async () => {
    const { status, out } = await precis(archive(), ['refs', '--stale']);
    expect(status).toBe(0);
    expect(out.trimEnd().split('\n')).toEqual([
      'C24-117.en.record:7:5  ¶1.2  Resolution 101 (Rev. Dubai, 2018)  → PP-22',
    ]);
  });

  it('orders the citations of a resolution by version', async () => {
    const { out } = await precis(archive(), ['refs', 'Resolution 71', '--by-version']);
    expect(out.split('\n').filter((line) => line.startsWith('PP'))).toEqual(['PP-18', 'PP-22']);
  });

  it('needs something to look for', async () => {
    const { status, err } = await precis(archive(), ['refs']);
    expect(status).toBe(2);
    expect(err).toContain('Say what to look for');
  });
});
