import { afterEach, describe, expect, it } from 'vitest';
import type { MessageConnection } from 'vscode-jsonrpc/node';
import { type DocumentDiagnosticReport, FileChangeType, type Location } from 'vscode-languageserver';
import { editorFiles } from '../../server/src/lsp/editor-files';
import type { EntryKind, FileAnswer, FileParams, FolderAnswer } from '../../server/src/lsp/file-protocol';
import { decodeBase64 } from '../../server/worker/decode';
import { type Conversation, converse, MODERN } from './conversation';

/** An archive on no disk: the server asks the editor what lies where, as it does in a browser. */

const ROOT = 'memory://archive/';
const CITER = `${ROOT}C24-100.en.record`;

type Tree = { readonly [name: string]: Tree | Uint8Array | string };

let editor: Conversation | undefined;
afterEach(() => editor?.end());

/** Opens a folder of a file system that only the editor knows, and waits until it was read. */
async function openTree(tree: Tree, asked: string[] = []): Promise<Conversation> {
  const found = (uri: string): Tree | Uint8Array | string | undefined => {
    asked.push(uri);
    const names = new URL(uri).pathname.split('/').filter((name) => name !== '');
    return names.map(decodeURIComponent).reduce<Tree | Uint8Array | string | undefined>((at, name) => {
      return typeof at === 'object' && !(at instanceof Uint8Array) ? at[name] : undefined;
    }, tree);
  };
  let isRead = (): void => undefined;
  const read = new Promise<void>((resolve) => {
    isRead = resolve;
  });
  const answer = (connection: MessageConnection): void => {
    connection.onNotification('precis/archiveChanged', () => isRead());
    connection.onRequest<FolderAnswer, void>('precis/readFolder', ({ uri }: FileParams): FolderAnswer => {
      const folder = found(uri);
      if (typeof folder !== 'object' || folder instanceof Uint8Array) return { failure: 'missing' };
      return { entries: Object.entries(folder).map(([name, entry]) => [name, kindOf(name, entry)]) };
    });
    connection.onRequest<FileAnswer, void>('precis/readFile', ({ uri }: FileParams): FileAnswer => {
      const file = found(uri);
      if (file instanceof Uint8Array) return { base64: Buffer.from(file).toString('base64') };
      return typeof file === 'string'
        ? { base64: Buffer.from(file).toString('base64') }
        : { failure: 'missing' };
    });
  };
  const opened = await converse(
    MODERN,
    new Map(),
    {},
    {
      rootUri: ROOT,
      workspaceFolders: [{ uri: ROOT, name: 'archive' }],
      initializationOptions: { showsArchive: true },
    },
    { filesOf: (server) => editorFiles(server, decodeBase64), answer },
  );
  await read;
  return opened;
}

function kindOf(name: string, entry: Tree | Uint8Array | string): EntryKind {
  if (name.startsWith('link')) return 'link';
  return typeof entry === 'string' || entry instanceof Uint8Array ? 'file' : 'folder';
}

const RECORD = '1\tReport\n1.1\tThe Chair introduced Document C24/8.\n';

describe('files of the editor', () => {
  it('are the archive: a reference leads to a document in a folder below', async () => {
    editor = await openTree({
      'C24-100.en.record': RECORD,
      documents: { 'C24-8.txt': 'C24/8\n\nREPORT\n', 'überblick 1.txt': 'no document' },
    });
    await editor.open(CITER, RECORD);
    const [target] = await editor.request<Location[]>('textDocument/definition', {
      textDocument: { uri: CITER },
      position: { line: 1, character: 37 },
    });
    expect(target).toMatchObject({ targetUri: `${ROOT}documents/C24-8.txt` });
    expect(editor.logged).toEqual([]);
  });

  it('hold the settings of the folder', async () => {
    editor = await openTree({ 'precis.json': '{ "rules": { "section-order": "off" } }' });
    await editor.open(CITER, '1\tOpening\n1.1\tText.\n3\tClosure\n3.1\tText.\n');
    const report: DocumentDiagnosticReport = await editor.pull(CITER);
    expect(report).toMatchObject({ items: [] });
  });

  it('that are ignored, links, and what is in version control are not looked into', async () => {
    const asked: string[] = [];
    editor = await openTree(
      {
        '.gitignore': 'drafts/\nold.record\n',
        '.git': { 'C24-8.txt': 'C24/8' },
        drafts: { 'C24-8.txt': 'C24/8' },
        'old.record': RECORD,
        link: 'elsewhere',
        'C24-9.txt': 'C24/9\n\nREPORT\n',
      },
      asked,
    );
    expect(asked).toContain(`${ROOT}C24-9.txt`);
    expect(asked.filter((uri) => /drafts|old|\.git\/|link/.test(uri))).toEqual([]);
    const changes = ['drafts/C24-8.txt', 'old.record', 'C24-9.txt'].map((path) => ({
      uri: `${ROOT}${path}`,
      type: FileChangeType.Changed,
    }));
    await editor.notify('workspace/didChangeWatchedFiles', { changes });
    await editor.request('workspace/symbol', { query: 'C24/9' });
    expect(asked.filter((uri) => /drafts\/C24|old/.test(uri))).toEqual([]);
  });

  it('that are no text are passed over, and the others hold', async () => {
    editor = await openTree({
      'C24-8.txt': new Uint8Array([0xff, 0xfe, 0x31, 0]),
      'C24-9.txt': new Uint8Array([0x43, 0xe4]),
      'C24-10.txt': '\ufeffC24/10\n\nREPORT\n',
    });
    const found = await editor.request<{ name: string }[]>('workspace/symbol', { query: 'C24/10' });
    expect(found.map(({ name }) => name)).toContain('C24/10 REPORT');
    expect(editor.logged.join('\n')).toContain('C24-8.txt');
    expect(editor.logged.join('\n')).toContain('byte 0xE4 on line 1');
  });
});
