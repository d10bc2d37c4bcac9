import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeIndex } from '../../server/node/check/index-file';
import { readIndex, writeIndex } from '../../server/node/check/kept';
import { decodeRun, encodeRun } from '../../server/node/check/run-file';
import { folderWith, type Outcome, precis } from './command';

/** What the command remembers of an earlier check. */

const record = (symbol: string, cited = 'C24/8 (Rev.1)'): string =>
  `文件 ${symbol}-C\n摘要记录\n\n1\t报告（${cited}号文件）\n1.1\t秘书介绍了${cited}号文件。\n`;

const archive = (): string =>
  folderWith({
    'a/C24-118.zh.record': record('C24/118'),
    'a/C24-119.zh.record': record('C24/119'),
    'a/notes.txt': 'Bread, milk and a newspaper.\n',
  });

const check = (folder: string, args: readonly string[] = [], build?: string): Promise<Outcome> =>
  precis(folder, ['check', 'a', '--cache-location', 'kept', ...args], build === undefined ? {} : { build });

const keptIn = (folder: string, ending: string): string => {
  const names = readdirSync(join(folder, 'kept'));
  const [name = 'none', ...others] = names.filter((candidate) => candidate.endsWith(ending));
  expect(others).toEqual([]);
  return join(folder, 'kept', name);
};

const indexIn = (folder: string): string => keptIn(folder, '.index');

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

describe('a check that remembers', () => {
  it('holds versions against one another when the text of one has changed', async () => {
    const version = (language: 'zh' | 'en', year: number): string =>
      language === 'zh'
        ? `文件 C24/7-C\n摘要记录\n\n1\t报告\n1.1\t理事会注意到${year}年的预算。\n`
        : `Document C24/7-E\nSummary record\n\n1\tReport\n1.1\tThe Council noted the budget of ${year}.\n`;
    const folder = folderWith({ 'a/7.zh.record': version('zh', 2022), 'a/7.en.record': version('en', 2022) });
    expect((await check(folder)).out).not.toContain('concordance');
    writeFileSync(join(folder, 'a/7.zh.record'), version('zh', 2021));
    const fresh = await precis(folder, ['check', 'a']);
    expect(fresh.out.match(/concordance/g)?.length).toBeGreaterThan(1);
    expect(await check(folder)).toEqual(fresh);
  });

  it('grows no index without end', async () => {
    const folder = archive();
    await check(folder);
    const { size } = statSync(indexIn(folder));
    for (let number = 200; number < 240; number++) {
      writeFileSync(join(folder, 'a/C24-118.zh.record'), record(`C24/${number}`, `C24/${number + 100}`));
      await check(folder);
    }
    expect(statSync(indexIn(folder)).size).toBeLessThan(size * 2);
  });

  const number = fc.constantFrom('1', '2', '3', '2(Rev.1)');
  const text = fc
    .record({
      symbol: fc.option(number),
      language: fc.constantFrom('E', 'C'),
      day: fc.constantFrom('10', '11'),
      cited: fc.array(fc.oneof(number, fc.constant('4')), { maxLength: 3 }),
    })
    .map(({ symbol, language, day, cited }) =>
      language === 'E'
        ? [
            symbol === null ? 'Notes' : `Document C24/${symbol}-E`,
            `Monday, ${day} June 2024`,
            '',
            '1\tReport',
            ...cited.map((one, at) => `1.${at + 1}\tThe Council noted Document C24/${one}, 20${at + 10}.`),
            '',
          ].join('\n')
        : [
            symbol === null ? '笔记' : `文件 C24/${symbol}-C`,
            `2024年6月${day}日，星期一`,
            '',
            '1\t报告',
            ...cited.map((one, at) => `1.${at + 1}\t理事会注意到C24/${one}号文件。`),
            '',
          ].join('\n'),
    );
  const name = fc.constantFrom(
    'C24-1.en.record',
    'C24-2.zh.record',
    'b/C24-3.en.record',
    'b/a.record',
    'b/b.txt',
    'C24-4.docx',
    'C24-2-R1.docx',
  );
  const settings = fc.constantFrom(
    '{}',
    '{ "complete": ["C24"] }',
    '{ "complete": ["C24"], "rules": { "document-superseded": "error" } }',
  );
  const change = fc.oneof(
    { weight: 6, arbitrary: fc.record({ kind: fc.constant('write' as const), name, text }) },
    { weight: 2, arbitrary: fc.record({ kind: fc.constant('remove' as const), name }) },
    { weight: 2, arbitrary: fc.record({ kind: fc.constant('rename' as const), name, to: name }) },
    {
      weight: 1,
      arbitrary: fc.record({
        kind: fc.constant('write' as const),
        name: fc.constantFrom('precis.json', 'b/precis.json'),
        text: settings,
      }),
    },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('nothing' as const) }) },
  );
  type Change = typeof change extends fc.Arbitrary<infer T> ? T : never;
  const few = fc.array(change, { minLength: 1, maxLength: 2 });

  function apply(folder: string, one: Change): void {
    if (one.kind === 'nothing') return;
    const path = join(folder, one.name);
    if (one.kind === 'write') writeFileSync(path, one.text);
    else if (!existsSync(path)) return;
    else if (one.kind === 'remove') rmSync(path);
    else renameSync(path, join(folder, one.to));
  }

  /** With many files an index stays as it is while few have changed. */
  const many = Object.fromEntries(
    Array.from({ length: 260 }, (_, at) => [`a/many/${at}.record`, 'Notes\n\n1\tReport\n']),
  );

  it.each([
    ['few', {}, 15],
    ['many', many, 4],
  ] as const)(
    'says what one says that does not, whatever changes in between: %s files',
    async (_, others, numRuns) => {
      await fc.assert(
        fc.asyncProperty(
          fc.array(fc.tuple(name, text), { minLength: 3, maxLength: 7 }),
          fc.array(fc.tuple(few, fc.boolean()), { minLength: 3, maxLength: 5 }),
          async (first, rounds) => {
            const folder = folderWith({
              ...others,
              'a/precis.json': '{ "complete": ["C24"] }',
              'a/b/kept.record': record('C24/9'),
              ...Object.fromEntries(first.map(([file, content]) => [`a/${file}`, content])),
            });
            await check(folder);
            for (const [changes, quiet] of rounds) {
              for (const one of changes) apply(join(folder, 'a'), one);
              const flags = quiet ? ['--quiet'] : [];
              const fresh = await precis(folder, ['check', 'a', ...flags]);
              expect(await check(folder, flags)).toEqual(fresh);
              expect(await check(folder, flags)).toEqual(fresh);
            }
          },
        ),
        { numRuns, seed: 7 },
      );
    },
    120_000,
  );

  it('leaves the index of many files as it is while few of them change', async () => {
    const folder = folderWith({ ...many, 'a/b.record': record('C24/9') });
    await check(folder);
    const { mtimeMs } = statSync(indexIn(folder));
    for (const cited of ['C24/10', 'C24/11']) {
      writeFileSync(join(folder, 'a/b.record'), record('C24/9', cited));
      const fresh = await precis(folder, ['check', 'a']);
      expect(await check(folder)).toEqual(fresh);
      expect(await check(folder)).toEqual(fresh);
    }
    expect(statSync(indexIn(folder)).mtimeMs).toBe(mtimeMs);
  });
});

it('nothing is kept unless it is wanted', async () => {
  const folder = archive();
  await precis(folder, ['check', 'a'], { env: { XDG_CACHE_HOME: join(folder, 'cache') } });
  expect(readdirSync(folder)).toEqual(['a']);
  await precis(folder, ['check', 'a', '--cache'], { env: { XDG_CACHE_HOME: join(folder, 'cache') } });
  expect(readdirSync(join(folder, 'cache'))).toEqual(['precis']);
});
