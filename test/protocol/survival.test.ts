import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { FileChangeType, type WorkspaceSymbol } from 'vscode-languageserver';
import { URI } from 'vscode-uri';
import { serverFiles } from '../../server/node/files/server-files';
import type { Files } from '../../server/src/index/files';
import type { RecordCitations } from '../../server/src/lsp/protocol';
import { asker } from './asker';
import { type Conversation, converse, MODERN, memoryFiles, ROOT } from './conversation';

/** Whatever a folder holds, reading it comes to an end, and what was left out is told of. */

const RECORD =
  'Document C24/200-E\n\n1\tOpening (Document C24/201)\n1.1\tThe Council noted Document C24/201.\n';

let editor: Conversation;
afterEach(() => editor.end());

async function citers(uri: string): Promise<readonly string[]> {
  const answer = await editor.request<RecordCitations>('precis/citations', { textDocument: { uri } });
  return answer.documents.map(({ name, title }) => `${name} ${title}`);
}

describe('a folder on the disk', () => {
  const folder = mkdtempSync(join(tmpdir(), 'precis-survival-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('may hold links that lead round in a circle, and files that are no text', async () => {
    const address = (...parts: string[]): string => URI.file(join(folder, ...parts)).toString();
    mkdirSync(join(folder, 'C24'));
    symlinkSync(folder, join(folder, 'C24', 'round'));
    symlinkSync(join(folder, 'nowhere'), join(folder, 'C24-202.record'));
    writeFileSync(join(folder, 'C24', 'C24-201.record'), 'Document C24/201-E\n\nREPORT OF THE GROUP\n');
    writeFileSync(join(folder, 'C24', 'C24-203.record'), Uint8Array.of(0xff, 0xfe, 0x41, 0));
    const workspaceFolders = [{ uri: URI.file(folder).toString(), name: 'archive' }];
    editor = await converse(MODERN, new Map(), {}, { workspaceFolders }, { files: serverFiles });
    await editor.open(address('C24-200.record'), RECORD);
    expect(await citers(address('C24-200.record'))).toEqual(['C24/201 REPORT OF THE GROUP']);
    const [log, ...more] = editor.logged;
    expect(more).toEqual([]);
    const lines = (log ?? '').split('\n').map((line) => line.replace(decodeURI(address()), '…'));
    expect(lines.sort()).toEqual([
      'Left out of the archive:',
      '…/C24-202.record: This is a link, and links are not followed. Open what it leads to.',
      '…/C24/C24-203.record: This is UTF-16 (little-endian). Save it as UTF-8.',
      '…/C24/round: This is a link, and links are not followed. Open what it leads to.',
    ]);
  });
});

describe('what is ignored in a folder on the disk', () => {
  const folder = mkdtempSync(join(tmpdir(), 'precis-ignoring-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('stays out when it is written, and comes in when it is ignored no more', async () => {
    const address = (...parts: string[]): string => URI.file(join(folder, ...parts)).toString();
    const write = (path: string, text: string): void => writeFileSync(join(folder, path), text);
    mkdirSync(join(folder, 'drafts'));
    write('.gitignore', 'drafts/\n*.old.record\n');
    write('drafts/C24-201.record', 'Document C24/201-E\n\nREPORT OF THE GROUP\n');
    const workspaceFolders = [{ uri: URI.file(folder).toString(), name: 'archive' }];
    editor = await converse(MODERN, new Map(), {}, { workspaceFolders }, { files: serverFiles });
    await editor.open(address('C24-200.record'), RECORD);
    write('C24-202.old.record', 'Document C24/202-E\n\nREPORT OF ANOTHER GROUP\n');
    const change = async (type: FileChangeType, ...paths: string[]): Promise<string[]> => {
      const changes = paths.map((path) => ({ uri: address(path), type }));
      await editor.notify('workspace/didChangeWatchedFiles', { changes });
      // Its own record is asked for first: that answer waits for the archive.
      await citers(address('C24-200.record'));
      const found = await editor.request<WorkspaceSymbol[]>('workspace/symbol', { query: 'REPORT' });
      return found.map(({ name }) => name);
    };
    expect(await change(FileChangeType.Changed, 'drafts/C24-201.record')).toEqual([]);
    expect(await change(FileChangeType.Created, 'drafts', 'C24-202.old.record')).toEqual([]);
    write('.gitignore', '*.old.record\n');
    expect(await change(FileChangeType.Changed, '.gitignore')).toEqual(['C24/201 REPORT OF THE GROUP']);
    write('.gitignore', 'drafts/\n');
    expect(await change(FileChangeType.Changed, '.gitignore')).toEqual(['C24/202 REPORT OF ANOTHER GROUP']);
  });
});

describe('files that are not as they were listed', () => {
  const texts = new Map([
    [`${ROOT}/C24-200.record`, RECORD],
    [`${ROOT}/C24-201.record`, 'Document C24/201-E\n\nREPORT OF THE GROUP\n'],
  ]);

  it('are left out when they have vanished, and told of', async () => {
    const files: Files = {
      ...memoryFiles(texts),
      async *list() {
        yield* texts.keys();
        yield `${ROOT}/C24-204.record`;
      },
      async read(uri, onLeftOut) {
        const text = texts.get(uri);
        if (text === undefined && uri.endsWith('.record')) onLeftOut?.(uri, 'It is gone.');
        return text;
      },
    };
    editor = await converse(MODERN, new Map(), {}, {}, { files });
    expect(await citers(`${ROOT}/C24-200.record`)).toEqual(['C24/201 REPORT OF THE GROUP']);
    expect(editor.logged).toEqual([`Left out of the archive:\n${ROOT}/C24-204.record: It is gone.`]);
  });

  it('cost themselves alone when reading them fails, and so do records that are judged later', async () => {
    const files: Files = {
      ...memoryFiles(texts),
      read: async (uri) => {
        if (uri.endsWith('201.record')) throw new Error('The disk is on fire.');
        return texts.get(uri)?.replace('1.1', '1.2');
      },
    };
    editor = await converse(MODERN, texts, {}, {}, { files });
    const all = asker(editor);
    all.ask();
    await all.told(1);
    expect([...all.shown]).toEqual([[`${ROOT}/C24-200.record`, ['paragraph-order']]]);
    await editor.request('shutdown', undefined);
    expect(editor.logged.map((line) => line.split('\n')[0])).toEqual([
      `The file ${ROOT}/C24-201.record could not be read: Error: The disk is on fire.`,
      `The record ${ROOT}/C24-201.record could not be judged: Error: The disk is on fire.`,
    ]);
  });

  it('end nothing but the reading of their folder when they cannot even be listed', async () => {
    const files: Files = {
      ...memoryFiles(texts),
      // biome-ignore lint/correctness/useYield: a disk that fails at once lists nothing.
      async *list() {
        throw new Error('The disk is on fire.');
      },
    };
    editor = await converse(MODERN, texts, {}, {}, { files });
    await editor.open(`${ROOT}/C24-200.record`, RECORD.replace('1.1', '1.2'));
    expect(await editor.pull(`${ROOT}/C24-200.record`)).toMatchObject({
      items: [{ code: 'paragraph-order' }],
    });
    await citers(`${ROOT}/C24-200.record`);
    expect(editor.logged).toEqual([
      expect.stringMatching(/^The folder file:\/\/\/archive could not be read/),
    ]);
  });

  it('are named only so far when they are very many', async () => {
    const files: Files = {
      ...memoryFiles(texts),
      async *list(_, onLeftOut) {
        for (let index = 0; index < 120; index++) onLeftOut?.(`${ROOT}/${index}.record`, 'It is gone.');
        yield* texts.keys();
      },
    };
    editor = await converse(MODERN, texts, {}, {}, { files });
    await citers(`${ROOT}/C24-200.record`);
    const lines = editor.logged.join('\n').split('\n');
    expect(lines).toHaveLength(52);
    expect(lines.at(-1)).toBe('… and 70 more');
  });
});
