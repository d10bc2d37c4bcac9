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
});
