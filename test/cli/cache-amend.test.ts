import {
  closeSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeIndex } from '../../server/node/check/index-file';
import { folderWith, precis } from './command';
import { check, indexIn, keptIn } from './remembered';

/** A check of which little has changed is told again with what is otherwise, and the rest of the archive is not looked at. */

const english = (symbol: string, said: readonly string[]): string =>
  [
    `Document C24/${symbol}-E`,
    'Monday, 10 June 2024',
    '',
    '1\tReport',
    ...said.map((one, at) => `1.${at + 1}\t${one}`),
    '',
  ].join('\n');

const chinese = (symbol: string, year: number): string =>
  `文件 C24/${symbol}-C\n2024年6月10日，星期一\n\n1\t报告\n1.1\t理事会注意到${year}年的C24/2号文件。\n`;

/** An archive in which documents have versions and revisions, are there twice, and are not there. */
const archive = (): string =>
  folderWith({
    'a/precis.json': '{ "complete": ["C24"] }',
    'a/1.en.record': english('1', ['The Council noted Document C24/2, 2011.', 'It noted Document C24/77.']),
    'a/1.zh.record': chinese('1', 2011),
    'a/2.en.record': english('2', ['The Council agreed.']),
    'a/b/2r.en.record': english('2(Rev.1)', ['The Council agreed.']).replace('10 June', '9 June'),
    'a/b/3.en.record': english('3', ['The Council agreed.']),
    'a/b/3too.en.record': english('3', ['It noted Document C24/4 .']),
    'a/C24-4.docx': '',
    'a/notes.txt': 'Bread, milk and a newspaper.\n',
  });

/** Makes the index one that nobody believes, but for what is printed there. */
function breakIndex(folder: string): void {
  const file = openSync(indexIn(folder), 'r+');
  writeSync(file, Buffer.alloc(4), 0, 4, 0);
  closeSync(file);
}

const isBroken = (folder: string): boolean => decodeIndex(readFileSync(indexIn(folder))) === undefined;

describe('a check of which little has changed', () => {
  it.each<[string, (a: string) => void]>([
    ['prose', (a) => writeFileSync(join(a, 'b/3.en.record'), english('3', ['The Council agreed. ']))],
    ['what is cited', (a) => writeFileSync(join(a, '2.en.record'), english('2', ['See C24/78 and C24/3.']))],
    ['a figure that a version has, too', (a) => writeFileSync(join(a, '1.zh.record'), chinese('1', 2012))],
    [
      'two records',
      (a) => {
        writeFileSync(join(a, '1.zh.record'), chinese('1', 2013));
        writeFileSync(join(a, '2.en.record'), english('2', ['The Council agreed to Document C24/2. ']));
      },
    ],
    [
      'a record in whose place another was put',
      (a) => {
        writeFileSync(join(a, '../new'), english('3', ['Nothing was said. ']));
        renameSync(join(a, '../new'), join(a, 'b/3.en.record'));
      },
    ],
  ])('is told again with what is otherwise: %s', async (_, change) => {
    const folder = archive();
    const first = await check(folder);
    breakIndex(folder);
    change(join(folder, 'a'));
    const fresh = await precis(folder, ['check', 'a']);
    expect(fresh).not.toEqual(first);
    expect(await check(folder)).toEqual(fresh);
    expect(await check(folder)).toEqual(fresh);
    expect(isBroken(folder)).toBe(true);
  });

  it.each<[string, (a: string) => void]>([
    ['another symbol', (a) => writeFileSync(join(a, '2.en.record'), english('5', ['The Council agreed.']))],
    [
      'another day',
      (a) =>
        writeFileSync(
          join(a, 'b/2r.en.record'),
          english('2(Rev.1)', ['The Council agreed.']).replace('Monday, 10', 'Tuesday, 11'),
        ),
    ],
    ['a text that is no record', (a) => writeFileSync(join(a, 'notes.txt'), english('6', ['It agreed.']))],
    [
      'a folder in the place of a file',
      (a) => {
        rmSync(join(a, 'C24-4.docx'));
        mkdirSync(join(a, 'C24-4.docx'));
      },
    ],
    ['what cannot be read', (a) => writeFileSync(join(a, '2.en.record'), Buffer.from([0xff, 0xfe, 0]))],
  ])('is made again as a whole when it may concern others: %s', async (_, change) => {
    const folder = archive();
    await check(folder);
    breakIndex(folder);
    change(join(folder, 'a'));
    const fresh = await precis(folder, ['check', 'a']);
    expect(await check(folder)).toEqual(fresh);
    expect(isBroken(folder)).toBe(false);
  });

  it('is made again as a whole when what is printed is damaged', async () => {
    const folder = archive();
    await check(folder);
    const path = indexIn(folder);
    const bytes = readFileSync(path);
    bytes[bytes.length - 8] = (bytes[bytes.length - 8] ?? 0) ^ 1;
    writeFileSync(path, bytes);
    writeFileSync(join(folder, 'a/2.en.record'), english('2', ['The Council agreed. ']));
    expect(await check(folder)).toEqual(await precis(folder, ['check', 'a']));
    expect(isBroken(folder)).toBe(false);
  });

  it('leaves what is kept of it whole when it is cut short', async () => {
    const folder = archive();
    await check(folder);
    const kept = readFileSync(keptIn(folder, '.run'));
    writeFileSync(join(folder, 'a/2.en.record'), english('2', ['The Council agreed. ']));
    // Killed while it wrote, it has left this beside what was there.
    const half = join(folder, 'kept/.precis-1-0123456789ab.part');
    writeFileSync(half, kept.subarray(0, kept.length / 2));
    const fresh = await precis(folder, ['check', 'a']);
    expect(await check(folder)).toEqual(fresh);
    expect(await check(folder)).toEqual(fresh);
  });

  it('says what a new one says, whatever its records say meanwhile', async () => {
    const symbols = {
      '1.en.record': '1',
      '2.en.record': '2',
      'b/2r.en.record': '2(Rev.1)',
      'b/3.en.record': '3',
    };
    const said = fc.array(
      fc.oneof(
        fc.constantFrom('The Council agreed. ', 'It  agreed to C24/4', 'In 2011 it met.', 'See C24/9.'),
        fc
          .constantFrom('1', '2', '2(Rev.1)', '3', '4', '77')
          .map((cited) => `It noted Document C24/${cited}.`),
      ),
      { maxLength: 3 },
    );
    const change = fc.tuple(fc.constantFrom(...Object.entries(symbols)), said);
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(change, { maxLength: 2 }), { minLength: 2, maxLength: 5 }),
        async (rounds) => {
          const folder = archive();
          writeFileSync(join(folder, 'a/b/2r.en.record'), english('2(Rev.1)', ['The Council agreed.']));
          await check(folder);
          breakIndex(folder);
          for (const changes of rounds) {
            for (const [[name, symbol], lines] of changes)
              writeFileSync(join(folder, 'a', name), english(symbol, lines));
            const fresh = await precis(folder, ['check', 'a']);
            expect(await check(folder)).toEqual(fresh);
          }
          expect(isBroken(folder)).toBe(true);
        },
      ),
      { numRuns: 12, seed: 3 },
    );
  }, 60_000);
});
