import { execFileSync } from 'node:child_process';
import { linkSync, mkdirSync, symlinkSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { CLEAN, folderWith, GAP, only, precis } from './command';

const settings = only('section-order');
const NOTES = 'Nothing that is numbered.\n';

/** The files that were checked, and how it went. */
async function checked(
  cwd: string,
  ...args: readonly string[]
): Promise<{ files: string[]; err: string; status: number }> {
  const { out, err, status } = await precis(cwd, ['check', '--format', 'json', ...args]);
  const { files } = JSON.parse(out) as { files: { path: string }[] };
  return { files: files.map(({ path }) => path), err, status };
}

describe('what is taken', () => {
  it('is a named file, whatever it is called', async () => {
    const folder = folderWith({ 'precis.json': settings, 'notes.md': NOTES });
    expect(await checked(folder, 'notes.md')).toEqual({ files: ['notes.md'], err: '', status: 0 });
  });

  it('is in a folder what is called a record, or reads like one', async () => {
    const folder = folderWith({
      'precis.json': settings,
      'a/1.record': CLEAN,
      'a/2.record.txt': CLEAN,
      'a/3.txt': CLEAN,
      'a/4.txt': NOTES,
      'a/5.md': CLEAN,
      'b/6.RECORD': CLEAN,
    });
    expect(await checked(folder, '.')).toEqual({
      files: ['a/1.record', 'a/2.record.txt', 'a/3.txt', 'b/6.RECORD'],
      err: '4 files taken as records, 1 of them by how they read, 1 .txt file left.\n',
      status: 0,
    });
  });

  it('is what the nearest precis.json names', async () => {
    const folder = folderWith({
      'precis.json': JSON.stringify({ records: ['minutes/*.md'] }),
      'minutes/1.md': CLEAN,
      'minutes/sub/2.md': CLEAN,
      'other/precis.json': JSON.stringify({ records: ['**/*.text'] }),
      'other/deep/3.text': CLEAN,
      'other/minutes/4.md': CLEAN,
    });
    expect((await checked(folder, '.')).files).toEqual(['minutes/1.md', 'other/deep/3.text']);
    expect((await checked(join(folder, 'other'), 'deep')).files).toEqual(['deep/3.text']);
  });

  it('is what a pattern matches', async () => {
    const folder = folderWith({
      'precis.json': settings,
      'a/1.record': CLEAN,
      'a/2.txt': NOTES,
      'a/b/3.record': CLEAN,
      'node_modules/x/4.record': CLEAN,
    });
    expect((await checked(folder, 'a/*.record')).files).toEqual(['a/1.record']);
    expect((await checked(folder, '**/*.record')).files).toEqual(['a/1.record', 'a/b/3.record']);
    expect((await checked(folder, 'a/{1,2}.*')).files).toEqual(['a/1.record', 'a/2.txt']);
    expect((await checked(join(folder, 'a/b'), '../*.record')).files).toEqual(['../1.record']);
    expect((await checked(folder, `${folder}/a/*.record`)).files).toEqual([`${folder}/a/1.record`]);
  });

  it('may be called like a pattern', async () => {
    const folder = folderWith({ 'precis.json': settings, 'C24-8(Rev.1) [zh].record': CLEAN });
    expect((await checked(folder, 'C24-8(Rev.1) [zh].record')).files).toEqual(['C24-8(Rev.1) [zh].record']);
  });

  it('is taken once, by its own name, in the order of names', async () => {
    const folder = folderWith({ 'precis.json': settings, 'b/1.record': CLEAN, 'c.record': CLEAN });
    symlinkSync('b', join(folder, 'a'));
    symlinkSync('c.record', join(folder, 'a.record'));
    linkSync(join(folder, 'c.record'), join(folder, 'd.record'));
    expect((await checked(folder, 'c.record', '.', 'b', '*.record')).files).toEqual([
      'b/1.record',
      'c.record',
      'd.record',
    ]);
    expect((await checked(folder, 'a')).files).toEqual(['a/1.record']);
  });
});

describe('what is ignored', () => {
  const files = {
    'precis.json': settings,
    '.git/HEAD': '',
    '.gitignore': 'drafts/\n*.old.record\n',
    'a.record': CLEAN,
    'a.old.record': CLEAN,
    'drafts/b.record': CLEAN,
    'sub/.gitignore': 'c.record\n!keep.old.record\n',
    'sub/c.record': CLEAN,
    'sub/keep.old.record': CLEAN,
    'node_modules/d.record': CLEAN,
    '.git/e.record': CLEAN,
  };

  it('is what .gitignore files say, the nearest first', async () => {
    const { files: taken, err } = await checked(folderWith(files), '.');
    expect(taken).toEqual(['a.record', 'sub/keep.old.record']);
    expect(err).toBe('2 files taken as records, 0 .txt files left, 2 kept out by .gitignore.\n');
  });

  it('counts for a folder and a pattern below, too', async () => {
    const folder = folderWith(files);
    expect((await checked(join(folder, 'sub'), '.')).files).toEqual(['keep.old.record']);
    expect((await checked(folder, '**/*.record')).files).toEqual(['a.record', 'sub/keep.old.record']);
  });

  it('does not count for what is named, nor with --no-ignore', async () => {
    const folder = folderWith(files);
    expect((await checked(folder, 'a.old.record', 'drafts')).files).toEqual([
      'a.old.record',
      'drafts/b.record',
    ]);
    expect((await checked(folder, '--no-ignore', '.')).files).toEqual([
      'a.old.record',
      'a.record',
      'drafts/b.record',
      'sub/c.record',
      'sub/keep.old.record',
    ]);
  });

  it('is told of when it is everything', async () => {
    const folder = folderWith({ '.gitignore': '*.record', 'a.record': CLEAN });
    const { err, status } = await checked(folder, '.');
    expect(err).toContain('.: not checked. All records here are kept out by .gitignore. Use --no-ignore');
    expect(status).toBe(2);
  });
});

describe('what matches nothing is never a success', () => {
  it.each([
    ['no.record', 'no.record: not checked. There is no such file or folder.'],
    ['*.nothing', '*.nothing: not checked. Nothing is called this'],
    ['empty', 'empty: not checked. There is no record here'],
    ['texts', 'texts: not checked. None of the 1 .txt file here reads like a record.'],
  ])('%s', async (argument, message) => {
    const folder = folderWith({ 'precis.json': settings, 'texts/a.txt': NOTES, 'a.record': CLEAN });
    mkdirSync(join(folder, 'empty'));
    const alone = await checked(folder, argument);
    expect(alone.err).toContain(message);
    expect(alone.status).toBe(2);
    const beside = await checked(folder, argument, 'a.record');
    expect(beside.err).toContain(message);
    expect(beside).toMatchObject({ files: ['a.record'], status: 2 });
  });
});

describe.skipIf(process.platform === 'win32')('what only looks like a file', () => {
  it('is told of in a line each, and the others are checked', async () => {
    const folder = folderWith({
      'precis.json': settings,
      'good.record': GAP,
      'folder.record/in.record': CLEAN,
    });
    execFileSync('mkfifo', [join(folder, 'pipe.record'), join(folder, 'pipe.txt'), join(folder, 'pipe')]);
    symlinkSync('nowhere', join(folder, 'dangling.record'));
    symlinkSync('nowhere', join(folder, 'dangling'));
    symlinkSync('loop', join(folder, 'loop'));
    symlinkSync('..', join(folder, 'folder.record/up'));
    const server = createServer().listen(join(folder, 'socket.record'));
    const { files, err, status } = await checked(folder, '.');
    server.close();
    expect(files).toEqual(['folder.record/in.record', 'good.record']);
    expect(status).toBe(2);
    expect(err.trimEnd().split('\n').sort()).toEqual([
      '2 files taken as records, 0 .txt files left.',
      'dangling.record: not checked. This is a link to “nowhere”, which is not there. Repair the link or remove it.',
      'folder.record/up: not checked. This link leads back to a folder it lies in. Remove it.',
      'folder.record: not checked. This is a folder, though it is called like a record. Rename it; what is in it was checked.',
      'loop: not checked. This link leads back to itself. Remove it.',
      'pipe.record: not checked. This is a named pipe, which is never opened. Use --stdin for what comes through it.',
      'pipe.txt: not checked. This is a named pipe, which is never opened. Use --stdin for what comes through it.',
      'socket.record: not checked. This is a socket, which is never opened. Name a file instead.',
    ]);
  });

  it('is not opened when it is named, either', async () => {
    const folder = folderWith({});
    execFileSync('mkfifo', [join(folder, 'pipe')]);
    const { err, status } = await checked(folder, 'pipe', '/dev/null');
    expect(err).toContain('pipe: not checked. This is a named pipe');
    expect(err).toContain('/dev/null: not checked. This is a device');
    expect(status).toBe(2);
  });

  it.skipIf(process.getuid?.() === 0)('may be a folder that cannot be entered', async () => {
    const folder = folderWith({ 'precis.json': settings, 'a.record': CLEAN, 'closed/b.record': CLEAN });
    execFileSync('chmod', ['000', join(folder, 'closed')]);
    const { files, err, status } = await checked(folder, '.');
    execFileSync('chmod', ['700', join(folder, 'closed')]);
    expect(err).toContain('closed: not checked. You may not read this.');
    expect({ files, status }).toEqual({ files: ['a.record'], status: 2 });
  });
});
