import { readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { digestOf } from '../../server/node/files/journal';
import { folderWith, only, precis } from './command';
import { type Fault, onFaultyDisk } from './faulty-disk';

/** A renumbering that is killed between two files is brought to an end by the next one, and by nothing else. */

const FILES = {
  'precis.json': only(),
  'a.record': 'C24/118-C\n摘要记录\n1\t开幕\n1.1\t主席宣布会议开幕。\n1.3\t通过议程。\n',
  'b/b.record': 'C24/119-C\n摘要记录\n1\t报告\n1.1\t见C24/118号文件第1.3段。\n',
  'b/c.record': 'C24/120-C\n摘要记录\n1\t报告\n1.1\t参见C24/118号文件第1.3段。\n',
};
const DONE = {
  ...FILES,
  'a.record': FILES['a.record'].replace('1.3\t', '1.2\t'),
  'b/b.record': FILES['b/b.record'].replace('1.3段', '1.2段'),
  'b/c.record': FILES['b/c.record'].replace('1.3段', '1.2段'),
};
const WRITE = ['renumber', 'a.record', '--write'];
/** The first say most; the others are asked for in the long run. */
const FAULTS: readonly Fault[] = [
  'halt after',
  'EIO',
  ...(process.env['FUZZ'] ? ['halt before', 'EACCES'] : []),
];
const CUT_SHORT = 'A renumbering that was cut short was brought to an end here.';

function contentOf(folder: string): Record<string, string> {
  const all = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = all.map(({ parentPath, name }) => join(parentPath, name)).sort();
  return Object.fromEntries(paths.map((path) => [path.slice(folder.length + 1), readFileSync(path, 'utf8')]));
}

const journalIn = (folder: string): string =>
  join(folder, readdirSync(folder).find((name) => name.endsWith('.journal')) ?? expect.fail('no journal'));

/** How many calls there are until the first file was renamed that people know of. */
async function callsToFirst(): Promise<number> {
  for (let n = 0; ; n++) {
    const folder = folderWith(FILES);
    const { at } = await onFaultyDisk('halt after', n, () => precis(folder, WRITE));
    if (at === 'rename' && contentOf(folder)['a.record'] === DONE['a.record']) return n;
  }
}

let first: number | undefined;

/** A folder in which a run was killed when the first file had its new text, and the others had not. */
async function cutShort(): Promise<string> {
  first ??= await callsToFirst();
  const folder = folderWith(FILES);
  await onFaultyDisk('halt after', first, () => precis(folder, WRITE));
  expect(contentOf(folder)).toMatchObject({ ...FILES, 'a.record': DONE['a.record'] });
  return folder;
}

describe('a renumbering that was cut short', () => {
  it('is brought to an end by the next one, which says so', async () => {
    const folder = await cutShort();
    const { status, out, err } = await precis(folder, WRITE);
    expect(err).toBe(`b/b.record: ${CUT_SHORT}\nb/c.record: ${CUT_SHORT}\n`);
    expect([status, out]).toEqual([0, '']);
    expect(contentOf(folder)).toEqual(DONE);
  });

  it.each(FAULTS)(
    'is brought to an end also when that run meets %s at any call',
    async (fault) => {
      for (let n = 0; ; n++) {
        const folder = await cutShort();
        const { at } = await onFaultyDisk(fault, n, () => precis(folder, WRITE));
        if (at === undefined) return;
        const { err } = await precis(folder, WRITE);
        const left = Object.fromEntries(
          Object.entries(contentOf(folder)).filter(([name]) => !name.endsWith('.tmp')),
        );
        expect(left, `${fault} at ${at} ${n}: ${err}`).toEqual(DONE);
      }
    },
    60_000,
  );

  it('is told of by a run that writes nothing, and by a check, which corrects nothing', async () => {
    const folder = await cutShort();
    const before = contentOf(folder);
    for (const args of [
      ['renumber', 'a.record'],
      ['check', '.', '--fix'],
      ['check', 'a.record'],
    ]) {
      const { status, err } = await precis(folder, args);
      expect(err).toMatch(/\.journal: (?:not finished\. )?A renumbering was cut short here/);
      expect(status).toBe(2);
    }
    expect(contentOf(folder)).toEqual(before);
  });

  it('leaves what was changed meanwhile as it is, and says so', async () => {
    const folder = await cutShort();
    writeFileSync(join(folder, 'b/b.record'), '1\t另一份\n1.1\t文字。\n');
    const { err } = await precis(folder, WRITE);
    expect(err).toBe(
      `b/c.record: ${CUT_SHORT}\nb/b.record: A renumbering that was cut short left this as it is, though others were ` +
        'changed. It was changed since. Compare the two.\n',
    );
    expect(contentOf(folder)).toEqual({ ...DONE, 'b/b.record': '1\t另一份\n1.1\t文字。\n' });
  });

  it('is given up where nothing had been changed by it, but something by others', async () => {
    const folder = await cutShort();
    writeFileSync(join(folder, 'a.record'), '1\t另一份\n1.1\t文字。\n');
    const { err } = await precis(folder, WRITE);
    expect(err).toMatch(
      /\.journal: A renumbering that was cut short had changed nothing yet\. It was given up\.\n$/,
    );
    expect(contentOf(folder)).toEqual({ ...FILES, 'a.record': '1\t另一份\n1.1\t文字。\n' });
  });

  it('is waited for while its process is there', async () => {
    const folder = await cutShort();
    renameSync(journalIn(folder), join(folder, `.precis-${process.ppid}-0123456789ab.journal`));
    const before = contentOf(folder);
    const { status, err } = await precis(folder, WRITE);
    expect(err).toContain(
      `Précis is changing files here (process ${process.ppid}). Wait until it has ended.`,
    );
    expect(status).toBe(2);
    expect(contentOf(folder)).toEqual(before);
  });
});

describe('a journal that came from elsewhere', () => {
  const PART = '.precis-999999999-0123456789ab.part';
  const JOURNAL = '.precis-999999999-0123456789ab.journal';

  it.each([
    ['is no JSON', () => 'x'],
    ['names what is not called like ours', () => journal('b/b.record', 'b/c.record')],
    ['names what is not beside its file', () => journal('b/b.record', PART)],
    ['leads out of the folder', (outside: string) => journal(`${outside}/o.record`, `${outside}/${PART}`)],
  ])('changes nothing when it %s', async (_, written) => {
    const outside = folderWith({ 'o.record': FILES['b/b.record'], [PART]: DONE['b/b.record'] });
    const folder = folderWith(FILES);
    writeFileSync(join(folder, JOURNAL), written(outside));
    const before = contentOf(folder);
    expect((await precis(folder, WRITE)).status).toBe(2);
    expect(contentOf(folder)).toEqual(before);
    expect(readFileSync(join(outside, 'o.record'), 'utf8')).toBe(FILES['b/b.record']);
  });

  function journal(target: string, part: string): string {
    const before = digestOf(Buffer.from(FILES['b/b.record']));
    const after = digestOf(Buffer.from(DONE['b/b.record']));
    return JSON.stringify({ version: 1, kind: 'ready', steps: [{ target, part, before, after }], waste: [] });
  }
});
