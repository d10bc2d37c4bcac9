import { afterEach, describe, expect, it } from 'vitest';
import type { DocumentLink, LocationLink, TextEdit } from 'vscode-languageserver';
import type { RecordDescription } from '../../server/src/lsp/protocol';
import { placeOf } from './archive';
import { type Conversation, converse, MODERN, OLD, ROOT } from './conversation';

/** What holds where: the folder's file, the editor's settings over it, and files that come and go. */

const URI = `${ROOT}/C24-200.en.record`;
const FILE = `${ROOT}/precis.json`;
const FAULTY =
  '1\tOpening\n1.1\tThe Chair opened the meeting.\n3\tClosure\n3.1\tThe Chair closed the meeting.\n';
const CITING =
  '1\tReport (Document C24/8)\n1.1\tThe Chair introduced Document C24/8.\n1.2\tThe Council noted Document C24/8.\n';

let editor: Conversation;
afterEach(async () => {
  await editor.end();
  expect(editor.logged).toEqual([]);
});

const changed = (uri: string, type: 1 | 2 | 3): Promise<void> =>
  editor.notify('workspace/didChangeWatchedFiles', { changes: [{ uri, type }] });

const codes = async (uri = URI): Promise<unknown[]> => {
  const report = await editor.pull(uri);
  return report.kind === 'full' ? report.items.map(({ code, severity }) => [code, severity]) : [];
};

const definition = async (): Promise<string[]> => {
  const links = await editor.request<LocationLink[] | null>('textDocument/definition', {
    textDocument: { uri: URI },
    position: placeOf(CITING, 'C24/8'),
  });
  return (links ?? []).map(({ targetUri }) => targetUri);
};

describe('settings', () => {
  it('of the folder hold, and those of the editor hold over them', async () => {
    const files = new Map([[FILE, '{ "rules": { "section-order": "hint" } }']]);
    editor = await converse(MODERN, files);
    await editor.open(URI, FAULTY);
    expect(await codes()).toEqual([['section-order', 4]]);
    editor.settings = { rules: { 'section-order': 'information' } };
    await editor.notify('workspace/didChangeConfiguration', {});
    expect(await codes()).toEqual([['section-order', 3]]);
    editor.settings = { rules: { 'section-order': 'off' } };
    await editor.notify('workspace/didChangeConfiguration', {});
    expect(await codes()).toEqual([]);
  });

  it('that say nothing leave the folder its own', async () => {
    const files = new Map([[FILE, '{ "rules": { "section-order": "warning" }, "language": "en" }']]);
    editor = await converse(MODERN, files, {
      profile: '',
      language: '',
      rules: {},
      terms: [],
      check: 'onType',
    });
    await editor.open(URI, FAULTY);
    expect(await codes()).toEqual([['section-order', 2]]);
  });

  it('are read anew when their file changes, and the editor is asked to ask again', async () => {
    const files = new Map([[FILE, '{}']]);
    editor = await converse(MODERN, files);
    await editor.open(URI, FAULTY);
    expect(await codes()).toEqual([['section-order', 1]]);
    files.set(FILE, '{ "rules": { "section-order": "off" } }');
    await changed(FILE, 2);
    await editor.request('precis/describe', { textDocument: { uri: URI } });
    expect(await codes()).toEqual([]);
    expect(editor.asked).toContain('workspace/diagnostic/refresh');
  });

  it('order the languages of documents, behind that of the record', async () => {
    const names = ['C24-8.ar.pdf', 'C24-8.fr.pdf', 'C24-8.ru.pdf'].map((name) => `${ROOT}/${name}`);
    const files = new Map(names.map((uri) => [uri, '']));
    files.set(FILE, '{ "documentLanguages": ["fr", "ru"] }');
    editor = await converse(MODERN, files);
    await editor.open(URI, CITING);
    await editor.request('precis/citations', { textDocument: { uri: URI } });
    const inOrder = async () => (await definition()).map((uri) => /\.(..)\.[a-z]+$/.exec(uri)?.[1]);
    expect(await inOrder()).toEqual(['fr', 'ru', 'ar']);
    editor.settings = { documentLanguages: ['ru'] };
    await editor.notify('workspace/didChangeConfiguration', {});
    await codes();
    expect(await inOrder()).toEqual(['ru', 'ar', 'fr']);
    files.set(`${ROOT}/C24-8.en.txt`, 'C24/8\n');
    await changed(`${ROOT}/C24-8.en.txt`, 1);
    await editor.request('precis/citations', { textDocument: { uri: URI } });
    expect(await inOrder()).toEqual(['en']);
  });

  it('that name further files as records are told to an editor that wants to know', async () => {
    const files = new Map([[FILE, '{ "records": ["minutes/*.txt"] }']]);
    editor = await converse(MODERN, files, {}, { initializationOptions: { adoptsRecords: true } });
    const told = await editor.told('precis/records');
    expect(told).toEqual({ folders: [{ uri: ROOT, globs: ['minutes/*.txt'] }] });
  });

  it('that are wrong are shown where they stand, until they are right', async () => {
    const files = new Map([[FILE, '{\n  "rules": { "section-order": "loud" },\n  "colour": 1\n}']]);
    editor = await converse(MODERN, files);
    const { diagnostics } = await editor.pushed(FILE);
    expect(diagnostics.map(({ range }) => range.start.line).sort()).toEqual([1, 2]);
    files.set(FILE, '{}');
    await changed(FILE, 2);
    expect(await editor.pushed(FILE)).toEqual({ uri: FILE, diagnostics: [] });
  });

  it('of an editor that is asked nothing come along', async () => {
    editor = await converse(OLD);
    await editor.open(URI, FAULTY);
    expect((await editor.pushed(URI)).diagnostics).toHaveLength(1);
    await editor.notify('workspace/didChangeConfiguration', {
      settings: { precis: { rules: { 'section-order': 'off' } } },
    });
    expect((await editor.pushed(URI)).diagnostics).toEqual([]);
  });

  it('may limit where documents lie, but not lead out of the folder', async () => {
    const files = new Map([
      [FILE, '{ "documents": ["docs", "../other"] }'],
      [`${ROOT}/C24-8.txt`, 'Report'],
      [`${ROOT}/docs/C24-008.txt`, 'Report'],
      ['file:///other/C24-8.txt', 'Report'],
    ]);
    editor = await converse(MODERN, files);
    await editor.open(URI, CITING);
    await editor.pull(URI);
    expect(await definition()).toEqual([`${ROOT}/docs/C24-008.txt`]);
  });
});

describe('files', () => {
  it('that come and go are known at once, and those of a folder that goes', async () => {
    const files = new Map<string, string>();
    editor = await converse(MODERN, files);
    await editor.open(URI, CITING);
    await editor.pull(URI);
    expect(await definition()).toEqual([]);
    files.set(`${ROOT}/new/C24-8.txt`, 'Report');
    await changed(`${ROOT}/new`, 1);
    await editor.pull(URI);
    expect(await definition()).toEqual([`${ROOT}/new/C24-8.txt`]);
    await changed(`${ROOT}/new`, 3);
    expect(await definition()).toEqual([]);
    await changed(`${ROOT}/node_modules/C24-8.txt`, 1);
    expect(await definition()).toEqual([]);
  });

  it('of several folders are kept apart', async () => {
    const files = new Map([
      [`${ROOT}/C24-8.txt`, 'Report'],
      ['file:///second/precis.json', '{ "rules": { "section-order": "off" } }'],
    ]);
    editor = await converse(MODERN, files);
    await editor.notify('workspace/didChangeWorkspaceFolders', {
      event: { added: [{ uri: 'file:///second', name: 'second' }], removed: [] },
    });
    const other = 'file:///second/C24-201.en.record';
    await editor.open(URI, FAULTY);
    await editor.open(other, FAULTY);
    await editor.pull(other);
    expect(await codes(other)).toEqual([]);
    expect(await codes()).toEqual([['section-order', 1]]);
    await editor.notify('workspace/didChangeWorkspaceFolders', {
      event: { added: [], removed: [{ uri: ROOT, name: 'archive' }] },
    });
    expect(await codes()).toEqual([]);
  });

  it('are not needed', async () => {
    editor = await converse(MODERN, new Map(), {}, { workspaceFolders: null, rootUri: null });
    await editor.open('untitled:Untitled-1', CITING);
    const links = await editor.request<DocumentLink[]>('textDocument/documentLink', {
      textDocument: { uri: 'untitled:Untitled-1' },
    });
    const link = await editor.request<DocumentLink>('documentLink/resolve', links[0]);
    expect(link.target).toBe('https://www.itu.int/md/S24-CL-C-0008/en');
  });
});

describe('the language of a record', () => {
  const described = (): Promise<RecordDescription> =>
    editor.request('precis/describe', { textDocument: { uri: URI } });
  const put = (language: string | null, uri = URI): Promise<TextEdit[] | null> =>
    editor.request('precis/setLanguage', { textDocument: { uri }, language });

  it('is told with what told it, and with those to choose from', async () => {
    editor = await converse(MODERN, new Map());
    await editor.open(URI, CITING);
    const { language, languageName, toldBy, languages } = await described();
    expect([language, languageName, toldBy]).toEqual(['en', 'English', 'name']);
    expect(languages.map(({ language }) => language).sort()).toEqual(['ar', 'en', 'es', 'fr', 'ru', 'zh']);
  });

  it('is chosen by a comment at the top, over the settings, and left to be told again', async () => {
    editor = await converse(MODERN, new Map([[FILE, '{ "language": "es" }']]));
    await editor.open(URI, CITING);
    await editor.pull(URI);
    expect(await described()).toMatchObject({ language: 'es', toldBy: 'settings' });
    const edits = await put('fr');
    expect(edits?.map(({ newText }) => newText)).toEqual(['% precis-language fr\n']);
    await editor.change(
      URI,
      (edits ?? []).map(({ range, newText }) => ({ range, text: newText })),
    );
    expect(await described()).toMatchObject({ language: 'fr', toldBy: 'comment' });
    expect(await put('fr')).toEqual([]);
    const undone = await put(null);
    await editor.change(
      URI,
      (undone ?? []).map(({ range, newText }) => ({ range, text: newText })),
    );
    expect(await described()).toMatchObject({ language: 'es', toldBy: 'settings' });
    expect(await put(null, `${ROOT}/unknown.record`)).toBeNull();
  });
});
