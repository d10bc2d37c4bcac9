import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { URI } from 'vscode-uri';
import { serverFiles } from '../server/node/files/server-files';

/** The files of an archive as the server sees them on the disk. */

const folder = mkdtempSync(join(tmpdir(), 'precis-files-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function put(path: string, content: string | Uint8Array = 'text'): string {
  const whole = join(folder, path);
  mkdirSync(join(whole, '..'), { recursive: true });
  writeFileSync(whole, content);
  return URI.file(whole).toString();
}

describe('the server', () => {
  it('lists files at every depth, without what is no document and without following links', async () => {
    const wanted = [put('C24-8.txt'), put('C24/S24-CL-C-0008!R1!MSW-E.txt'), put('C24/文件/C24-9.txt')];
    put('node_modules/a/C24-10.txt');
    put('C24/.git/C24-11.txt');
    symlinkSync(folder, join(folder, 'C24', 'loop'));
    symlinkSync(join(folder, 'C24-8.txt'), join(folder, 'link.txt'));
    const found: string[] = [];
    for await (const uri of serverFiles.list(URI.file(folder).toString())) found.push(uri);
    expect(found.sort()).toEqual(wanted.sort());
  });

  it('passes over the texts that .gitignore lists, but not the documents', async () => {
    const wanted = [put('ignoring/C24-8.txt'), put('ignoring/drafts.record'), put('ignoring/C24-9.docx')];
    put('ignoring/.gitignore', '*.tmp.record\nold/\nC24-9.*\n');
    put('ignoring/C24-7.tmp.record');
    put('ignoring/C24-9.txt');
    put('ignoring/old/C24-6.txt');
    const found: string[] = [];
    for await (const uri of serverFiles.list(URI.file(join(folder, 'ignoring')).toString())) found.push(uri);
    expect(found.filter((uri) => !uri.endsWith('.gitignore')).sort()).toEqual(wanted.sort());
    rmSync(join(folder, 'ignoring'), { recursive: true });
  });

  it('knows of a single file, too, whether it is passed over', async () => {
    put('kept/.gitignore', '*.tmp.record\nold/\nC24-9.*\n');
    put('kept/C24/.gitignore', '!C24-9.txt\n');
    const isPassedOver = serverFiles.passedOver(URI.file(join(folder, 'kept')).toString());
    const paths = [
      'C24-8.txt',
      'C24-9.docx',
      'C24/C24-9.txt',
      'C24-9.txt',
      'C24/a.tmp.record',
      'old/x/C24-6.docx',
    ];
    const found = await Promise.all(paths.map((path) => isPassedOver(put(`kept/${path}`))));
    expect(paths.filter((_, index) => found[index])).toEqual(paths.slice(3));
    rmSync(join(folder, 'kept'), { recursive: true });
  });

  it('tells of what it passes over, and why', async () => {
    const told: string[] = [];
    const onLeftOut = (uri: string, why: string): void => {
      told.push(`${uri.slice(uri.lastIndexOf('/') + 1)}: ${why}`);
    };
    for await (const _ of serverFiles.list(URI.file(folder).toString(), onLeftOut));
    expect(told.sort()).toEqual([
      'link.txt: This is a link, and links are not followed. Open what it leads to.',
      'loop: This is a link, and links are not followed. Open what it leads to.',
    ]);
    told.length = 0;
    for (const name of ['C24-8.txt', 'none'])
      for await (const _ of serverFiles.list(URI.file(join(folder, name)).toString(), onLeftOut));
    expect(told).toEqual([]);
    await serverFiles.read(URI.file(join(folder, 'none')).toString(), onLeftOut);
    expect(told).toEqual([expect.stringMatching(/^none: There is no such file/)]);
  });

  // Who may read everything has nothing to be told of.
  it.skipIf(process.getuid?.() === 0)('tells of a folder that it may not look into', async () => {
    const closed = mkdtempSync(join(tmpdir(), 'precis-closed-'));
    const within = join(closed, 'C24');
    mkdirSync(within, { mode: 0 });
    const told: string[] = [];
    for await (const _ of serverFiles.list(URI.file(closed).toString(), (_, why) => told.push(why)));
    expect(told).toEqual(['You may not read this. Have the permission changed, or leave it out.']);
    rmSync(closed, { recursive: true });
  });

  it('lists nothing of a file, of what is not there, or of what is on no disk', async () => {
    for (const uri of [put('C24-8.txt'), URI.file(join(folder, 'none')).toString(), 'vscode-vfs://github/x'])
      for await (const found of serverFiles.list(uri)) expect(found).toBeUndefined();
  });

  it('reads text and nothing else', async () => {
    expect(await serverFiles.read(put('a.txt', '文件'))).toBe('文件');
    expect(await serverFiles.read(put('b.txt', Uint8Array.of(0x25, 0x50, 0x44, 0x46, 0x2d)))).toBeUndefined();
    expect(await serverFiles.read(put('c.txt', Uint8Array.of(0xff, 0xfe, 0x41, 0)))).toBeUndefined();
    expect(await serverFiles.read(URI.file(folder).toString())).toBeUndefined();
    expect(await serverFiles.read(URI.file(join(folder, 'none')).toString())).toBeUndefined();
    expect(await serverFiles.read('untitled:Untitled-1')).toBeUndefined();
  });

  it('knows which files links lead out of a folder', async () => {
    const inside = join(folder, 'carried');
    put('carried/own.json');
    const other = put('elsewhere/other.json');
    symlinkSync(join(folder, 'elsewhere', 'other.json'), join(inside, 'out.json'));
    symlinkSync(join(inside, 'own.json'), join(inside, 'in.json'));
    symlinkSync(join(folder, 'elsewhere'), join(inside, 'way'));
    const root = URI.file(inside).toString();
    const read = (name: string) =>
      serverFiles
        .read(URI.file(join(inside, name)).toString(), undefined, root)
        .then((text) => text !== undefined);
    expect(await Promise.all(['own.json', 'in.json', 'gone.json'].map(read))).toEqual([true, true, false]);
    expect(await Promise.all(['out.json', 'way/other.json', '../elsewhere/other.json'].map(read))).toEqual([
      false,
      false,
      false,
    ]);
    expect(await serverFiles.read(other, undefined, root)).toBeUndefined();
  });
});
