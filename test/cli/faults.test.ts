import { readdirSync, readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { folderWith, GAP, LOOSE, LOOSE_FIXED, only, precis } from './command';
import { type Fault, onFaultyDisk } from './faulty-disk';

/** Whatever a disk does, and wherever a run ends: every file is whole, the old one or the new one. */

/** The first say most; the others are asked for in the long run. */
const ERRORS = [
  'ENOSPC',
  'EIO',
  'EACCES',
  ...(process.env['FUZZ'] ? ['EXDEV', 'EMFILE', 'EFBIG', 'EROFS'] : []),
];
const HALTS: readonly Fault[] = ['halt before', 'halt after'];

interface Work {
  readonly args: readonly string[];
  readonly files: Readonly<Record<string, string>>;
  readonly done: Readonly<Record<string, string>>;
}

const UNCOUNTED = 'C24/118-C\n摘要记录\n1\t开幕\n1.1\t主席宣布会议开幕。\n1.3\t通过议程。\n';
const NAMING = 'C24/119-C\n摘要记录\n1\t报告\n1.1\t见C24/118号文件第1.3段。\n';

const WORKS: Readonly<Record<string, Work>> = {
  'check --fix': {
    args: ['check', '.', '--fix'],
    files: { 'a.record': LOOSE, 'b/b.record': `\ufeff${LOOSE}`, 'c.record': GAP },
    done: { 'a.record': LOOSE_FIXED, 'b/b.record': `\ufeff${LOOSE_FIXED}`, 'c.record': GAP },
  },
  'renumber --write': {
    args: ['renumber', 'a.record', '--write'],
    files: { 'a.record': UNCOUNTED, 'b/b.record': NAMING },
    done: {
      'a.record': UNCOUNTED.replace('1.3\t', '1.2\t'),
      'b/b.record': NAMING.replace('1.3段', '1.2段'),
    },
  },
};

/** The files there are below, but for the settings. */
function contentOf(folder: string): Record<string, string> {
  const names = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name !== 'precis.json')
    .map(({ parentPath, name }) => join(parentPath, name));
  return Object.fromEntries(names.map((path) => [path.slice(folder.length + 1), readFileSync(path, 'utf8')]));
}

const isTemporary = (name: string): boolean =>
  /\.precis-[0-9]+-[0-9a-f]{12}\.(?:tmp|part|journal)$/.test(name);

/** What is left of a run belongs to a process that is no more; of what a journal tells, no other run is this one's. */
function bury(folder: string): void {
  for (const name of Object.keys(contentOf(folder)))
    if (name.endsWith('.tmp'))
      renameSync(join(folder, name), join(folder, name.replace(`-${process.pid}-`, '-999999999-')));
}

/** How far files hang together: an error of one is of all, or a run that is begun again brings all to an end. */
type Bond = 'all or none' | 'resumable';

/** Tries a fault at every call in turn, from one on. */
async function tryAll({ args, files, done }: Work, fault: Fault, bond: Bond, from: number): Promise<void> {
  for (let n = from; ; n++) {
    const folder = folderWith({ 'precis.json': only('section-order', 'document-form'), ...files });
    const { at } = await onFaultyDisk(fault, n, () => precis(folder, args));
    if (at === undefined) return;
    const { whole, temporary } = sorted(contentOf(folder));
    for (const [name, text] of Object.entries(whole))
      expect([files[name], done[name]], `${fault} at ${at} ${n}: ${name}`).toContain(text);
    expect(Object.keys(whole).sort()).toEqual(Object.keys(files).sort());
    // Errors leave nothing behind, unless what cannot be done is to take it away.
    if (!HALTS.includes(fault) && at !== 'unlinkSync') expect(temporary).toEqual([]);
    if (bond === 'all or none') expect([files, done]).toContainEqual(whole);
    if (bond !== 'resumable') continue;
    bury(folder);
    await precis(folder, args);
    expect(contentOf(folder), `again after ${fault} at ${at} ${n}`).toEqual(done);
  }
}

function sorted(content: Record<string, string>) {
  const all = Object.entries(content);
  return {
    whole: Object.fromEntries(all.filter(([name]) => !isTemporary(name))),
    temporary: all.filter(([name]) => isTemporary(name)).map(([name]) => name),
  };
}

describe.each(Object.entries(WORKS))('%s', (name, work) => {
  // Where numbers change, other files name them.
  const isTogether = name.startsWith('renumber');
  let calls: readonly string[] = [];
  let firstWrite = 0;

  it('asks of the disk what a safe write takes', async () => {
    const folder = folderWith({ 'precis.json': only('section-order', 'document-form'), ...work.files });
    ({ calls } = await onFaultyDisk('EIO', -1, () => precis(folder, work.args)));
    firstWrite = calls.indexOf('access');
    expect(sorted(contentOf(folder)).whole).toEqual(work.done);
    const order = ['access', 'open', 'writeFile', 'sync', 'close', 'rename', 'sync', 'close'];
    let at = 0;
    for (const call of order) at = calls.indexOf(call, at) + 1 || expect.fail(`no ${call} after the others`);
  });

  it.each(ERRORS)('leaves every file whole when %s comes at any call', async (error) => {
    const from = error === 'EIO' ? 0 : firstWrite;
    await tryAll(work, error, isTogether ? 'all or none' : 'resumable', from);
  });

  it.each(HALTS)('leaves every file whole when it is killed at any call: %s', async (halt) => {
    await tryAll(work, halt, 'resumable', firstWrite);
  });
});
