import { existsSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { folderWith, precis } from './command';
import { archive, check, indexIn, record } from './remembered';

/** Whatever changes between two checks, what is remembered changes nothing of what is found. */

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
    ['few', {}, 10],
    ['many', many, 3],
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
