import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { DocumentLink, Hover, LocationLink } from 'vscode-languageserver';
import { URI } from 'vscode-uri';
import { serverFiles } from '../server/node/files/server-files';
import { precis } from './cli/command';
import { converse, MODERN, ROOT } from './protocol/conversation';

/** What somebody may send in a folder leads nowhere else, runs nothing and shows as what it is. */

const ESCAPES = [
  '..',
  '../',
  '../..',
  '../../elsewhere',
  '/elsewhere',
  '//elsewhere',
  '///elsewhere',
  'C24/../../elsewhere',
  './../elsewhere',
  'a/b/../../../elsewhere',
  '..\\elsewhere',
  '..\\..\\elsewhere',
  'C:\\elsewhere',
  'C:/elsewhere',
  '\\\\server\\share',
  '//server/share',
  'file:///elsewhere',
  'file://server/share',
  'command:workbench.action.quit',
  'https://example.org/',
  '%2e%2e/elsewhere',
  '%2e%2e%2felsewhere',
  '..%2felsewhere',
  '..%5celsewhere',
  '%252e%252e/elsewhere',
  '..%00/elsewhere',
  '..\u0000/elsewhere',
  '.../elsewhere',
  '....//elsewhere',
  '~/elsewhere',
  '$HOME/elsewhere',
  '\u2025/elsewhere',
  '．．/elsewhere',
  '..;/elsewhere',
  '../elsewhere#x',
  '../elsewhere?x',
  ' ../elsewhere',
];

describe('a reference', () => {
  const HERE = `${ROOT}/C24-118.en.record`;
  const SECRET = 'file:///elsewhere/C24-8.txt';
  const files = (settings: object) =>
    new Map([
      [`${ROOT}/precis.json`, JSON.stringify(settings)],
      [SECRET, 'Document C24/8-E\n\nSECRET TITLE\n\n1\tSecret\n1.1\tA secret.\n'],
      [`${ROOT}/C24-9.txt`, 'Document C24/9-E\n\nREPORT\n'],
      ['file:///archive-not/C24-8.txt', 'Document C24/8-E\n\nSECRET TITLE\n'],
    ]);

  /** Every address that is offered, and every text that is shown. */
  async function led(text: string, settings: object): Promise<{ addresses: string[]; shown: string }> {
    const editor = await converse(MODERN, files(settings));
    await editor.open(HERE, text);
    await editor.pull(HERE);
    const textDocument = { uri: HERE };
    const links =
      (await editor.request<DocumentLink[] | null>('textDocument/documentLink', { textDocument })) ?? [];
    const addresses: string[] = [];
    let shown = '';
    for (const link of links) {
      const { target } = await editor.request<DocumentLink>('documentLink/resolve', link);
      if (target !== undefined) addresses.push(target);
      const at = { textDocument, position: link.range.start };
      for (const { targetUri } of (await editor.request<LocationLink[] | null>(
        'textDocument/definition',
        at,
      )) ?? [])
        addresses.push(targetUri);
      const hover = await editor.request<Hover | null>('textDocument/hover', at);
      shown += JSON.stringify(hover?.contents ?? '');
    }
    await editor.end();
    return { addresses, shown };
  }

  it.each(ESCAPES)('never leaves the folder: %j', async (way) => {
    const text = [
      'Document C24/118-E',
      '1\tReport (Document C24/8)',
      `1.1\tDocument C24/${way}, Document ${way}/C24/8, paragraph 1.1 of Document C24/8, Document C24/9.`,
      `1.2\t[x](${way}) <${way}> ${way}`,
      '',
    ].join('\n');
    const settings = { documents: ['.', way], registry: { files: [way, `${way}/C24-8.txt`] } };
    const { addresses, shown } = await led(text, settings);
    expect(addresses).toContain(`${ROOT}/C24-9.txt`);
    for (const address of addresses)
      expect(address).toMatch(/^(?:file:\/\/\/archive\/[^/]*$|https:\/\/[a-z.]+\/)/);
    expect(shown).not.toContain('SECRET');
    expect(shown).not.toMatch(/\]\((?!<(?:https:|file:\/\/\/archive\/))/);
  });
});

describe.skipIf(process.platform === 'win32')('a link that leads out of the folder', () => {
  const outside = mkdtempSync(join(realpathSync(tmpdir()), 'precis-outside-'));
  const inside = mkdtempSync(join(realpathSync(tmpdir()), 'precis-inside-'));
  afterAll(() => {
    for (const folder of [outside, inside]) rmSync(folder, { recursive: true, force: true });
  });
  writeFileSync(join(outside, 'secret.txt'), 'Document C24/8-E\n\nSECRET TITLE\n');
  writeFileSync(join(outside, 'entries.json'), '{ "instruments": [{ "key": "SECRET" }] }');
  mkdirSync(join(inside, 'real'));
  writeFileSync(join(inside, 'real/C24-9.txt'), 'Document C24/9-E\n\nREPORT\n');
  symlinkSync(join(outside, 'secret.txt'), join(inside, 'C24-8.txt'));
  symlinkSync(outside, join(inside, 'linked'));
  symlinkSync(join(inside, 'real/C24-9.txt'), join(inside, 'C24-9.txt'));
  const address = (path: string) => URI.file(join(inside, path)).toString();

  it('is not read; one that stays inside is', async () => {
    const told: string[] = [];
    const read = (path: string) =>
      serverFiles.read(address(path), (_, why) => told.push(why), URI.file(inside).toString());
    expect(await read('C24-8.txt')).toBeUndefined();
    expect(await read('linked/secret.txt')).toBeUndefined();
    expect(told).toEqual([
      expect.stringMatching(/^This is a link/),
      expect.stringMatching(/^This is a link/),
    ]);
    expect(await read('C24-9.txt')).toContain('REPORT');
  });

  it('is not read when an editor tells of it, nor for entries of the registry', async () => {
    const here = address('C24-118.en.record');
    writeFileSync(join(inside, 'precis.json'), '{ "registry": { "files": ["linked/entries.json"] } }');
    const uri = URI.file(inside).toString();
    const editor = await converse(
      MODERN,
      new Map(),
      {},
      { workspaceFolders: [{ uri, name: 'x' }] },
      { files: serverFiles },
    );
    await editor.open(here, 'Document C24/118-E\n1\tReport (Document C24/8)\n1.1\tDocument C24/8.\n');
    await editor.pull(here);
    await editor.notify('workspace/didChangeWatchedFiles', {
      changes: [
        { uri: address('C24-8.txt'), type: 1 },
        { uri: address('linked/secret.txt'), type: 1 },
      ],
    });
    const position = { line: 1, character: 20 };
    const hover = await editor.request<Hover | null>('textDocument/hover', {
      textDocument: { uri: here },
      position,
    });
    expect(JSON.stringify(hover)).toContain('C24/8');
    expect(JSON.stringify([hover, editor.logged])).not.toContain('SECRET');
    await editor.end();
    const { out, err } = await precis(inside, ['registry', 'list']);
    expect(out + err).not.toContain('SECRET');
    expect(err).toContain('There is no file “linked/entries.json” below this folder.');
  });
});
