import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  type DocumentHighlight,
  FileChangeType,
  type Hover,
  type Location,
  SymbolKind,
  type WorkspaceSymbol,
} from 'vscode-languageserver';
import { addressOf, placeOf, sampleArchive, told } from './archive';
import { type Conversation, converse, MODERN, ROOT } from './conversation';

/** Finding one's way in a whole archive: who cites what, most of it in files that are not open. */

const samples = sampleArchive();
const RECORD = addressOf('C24/C24-118.zh.record');
const text = samples.get(RECORD) ?? '';
const at = (words: string, nth = 0) => ({
  textDocument: { uri: RECORD },
  position: placeOf(text, words, nth),
});

let files: Map<string, string>;
let editor: Conversation;
beforeEach(async () => {
  files = new Map(samples);
  editor = await converse(MODERN, files);
  await editor.open(RECORD, text);
  await editor.pull(RECORD);
});
afterEach(async () => {
  await editor.end();
  expect(editor.logged).toEqual([]);
});

async function references(place: ReturnType<typeof at>, includeDeclaration = false): Promise<string[]> {
  const params = { ...place, context: { includeDeclaration } };
  return (await editor.request<Location[]>('textDocument/references', params)).map((place) =>
    told(files, place),
  );
}

/** Tells the server what became of a file on the disk. */
function tell(uri: string, type: FileChangeType): Promise<void> {
  return editor.notify('workspace/didChangeWatchedFiles', { changes: [{ uri, type }] });
}

describe('references', () => {
  it('of a document are found in the whole archive, whatever the revision', async () => {
    const found = await references(at('C24/8(Rev.1)'));
    expect(found).toContain('C24-117.zh.record: C24/8(Rev.1)');
    expect(found).toContain('C24-118.zh.record: C24/8 (Rev.1)');
    expect(found).toContain('C24-118.en.record: C24/8');
    expect(found).toContain('C24-119.zh.record: C24/8（Rev.1）');
    expect(found.every((line) => /: C24\/8/.test(line))).toBe(true);
  });

  it('have the place where the document says what it is, when that is asked for', async () => {
    const [mentions, all] = [await references(at('C24/105')), await references(at('C24/105'), true)];
    expect(all.filter((line) => !mentions.includes(line))).toEqual(['C24-105.txt: C24/105']);
  });

  it('of a resolution', async () => {
    const found = await references(at('第71号决议'));
    expect(new Set(found.map((line) => line.slice(0, line.indexOf(':'))))).toContain('C24-118.en.record');
    expect(found.every((line) => line.includes('71'))).toBe(true);
  });

  it('of the record itself, from the symbol in its masthead', async () => {
    const uri = addressOf('C24/C24-117.zh.record');
    const record = samples.get(uri) ?? '';
    await editor.open(uri, record);
    const found = await references({ textDocument: { uri }, position: placeOf(record, 'C24/117') });
    expect(found).toContain('C24-119.zh.record: C24/117');
  });

  it('are those of what is open where it is, and of the file when it is closed again', async () => {
    const uri = addressOf('C24/C24-120.en.record');
    const other = () =>
      references(at('C24/105')).then((found) => found.filter((line) => line.includes('C24-120')));
    expect(await other()).toEqual([]);
    await editor.open(uri, 'Document C24/120-E\n1\tCables (Document C24/105)\n');
    files.set(uri, 'Document C24/120-E\n1\tCables (Document C24/105)\n');
    expect(await other()).toEqual(['C24-120.en.record: C24/105']);
    await editor.change(uri, [{ text: 'Document C24/120-E\n1\tCables\n' }]);
    expect(await other()).toEqual([]);
    await editor.close(uri);
    expect(await other()).toEqual(['C24-120.en.record: C24/105']);
  });

  it('follow what is made, changed and removed on the disk', async () => {
    const uri = addressOf('C24/C24-121.en.record');
    const other = () =>
      references(at('C24/105')).then((found) => found.filter((line) => line.includes('C24-121')));
    files.set(uri, 'Document C24/121-E\n1\tCables (Document C24/105)\n');
    await tell(uri, FileChangeType.Created);
    expect(await other()).toEqual(['C24-121.en.record: C24/105']);
    files.set(uri, 'Document C24/121-E\n1\tCables (Documents C24/104 and C24/105)\n1.1\tC24/105\n');
    await tell(uri, FileChangeType.Changed);
    expect(await other()).toHaveLength(2);
    files.delete(uri);
    await tell(uri, FileChangeType.Deleted);
    expect(await other()).toEqual([]);
  });

  it('include a text that says which document it is, whatever it is called, for as long as it says so', async () => {
    const uri = addressOf('C24/my draft.txt');
    const other = () =>
      references(at('C24/105'), true).then((found) => found.filter((line) => line.startsWith('my draft')));
    files.set(uri, 'Notes on Document C24/105\n');
    await tell(uri, FileChangeType.Created);
    expect(await other()).toEqual([]);
    files.set(uri, 'Document C24/105-E\n20 May 2024\n\nCABLES\n');
    await tell(uri, FileChangeType.Changed);
    expect(await other()).toEqual(['my draft.txt: C24/105']);
    files.set(uri, 'Cables\n');
    await tell(uri, FileChangeType.Changed);
    expect(await other()).toEqual([]);
    files.set(uri, 'Document C24/105-E\n20 May 2024\n\nCABLES\n');
    await editor.end();
    editor = await converse(MODERN, files);
    await editor.open(RECORD, text);
    expect(await other()).toEqual(['my draft.txt: C24/105']);
  });

  it('of a file alone, without folder, are its own', async () => {
    await editor.end();
    editor = await converse(MODERN, files, {}, { rootUri: null, workspaceFolders: null });
    await editor.open(RECORD, text);
    const found = await references(at('C24/105'));
    expect(found.length).toBeGreaterThan(0);
    expect(found.every((line) => line.startsWith('C24-118.zh.record'))).toBe(true);
  });

  it('are found in records that only the settings name, and in records outside the folders of documents', async () => {
    await editor.end();
    files.set(`${ROOT}/precis.json`, '{ "records": ["minutes/*.txt"], "documents": ["C24/documents"] }');
    files.set(`${ROOT}/minutes/monday.txt`, '1\tCables (Document C24/105)\n');
    files.set(`${ROOT}/minutes/C24-9.md`, '1\tCables (Document C24/105)\n');
    editor = await converse(MODERN, files);
    await editor.open(RECORD, text);
    const found = await references(at('C24/105'), true);
    expect(found).toContain('monday.txt: C24/105');
    expect(found).toContain('C24-105.txt: C24/105');
    expect(found).toContain('C24-118.zh.record: C24/105');
    expect(found.some((line) => line.startsWith('C24-9.md'))).toBe(false);
  });
});

describe('files that cannot be read', () => {
  it('keep no other from being read', async () => {
    await editor.end();
    const unreadable = new Map(files);
    const broken = addressOf('C24/documents/C24-012.txt');
    unreadable.get = (uri) => {
      if (uri === broken) throw new Error('The disk is gone.');
      return files.get(uri);
    };
    editor = await converse(MODERN, unreadable);
    await editor.open(RECORD, text);
    expect(await references(at('C24/105'), true)).toContain('C24-105.txt: C24/105');
    expect(editor.logged.splice(0).join('\n')).toContain('C24-012.txt could not be read');
  });
});

describe('highlights', () => {
  it('show what the record says of a document: put on the agenda, and mentioned', async () => {
    const found = await editor.request<DocumentHighlight[]>(
      'textDocument/documentHighlight',
      at('C24/8(Rev.1)'),
    );
    const shown = found.map(({ range, kind }) => `${told(files, { uri: RECORD, range })} ${kind}`);
    expect(shown).toEqual([
      'C24-118.zh.record: C24/8(Rev.1) 3',
      'C24-118.zh.record: C24/8(Rev.1) 3',
      'C24-118.zh.record: C24/8 (Rev.1) 2',
      'C24-118.zh.record: C24/8(Rev.1) 2',
    ]);
  });
});

describe('symbols of the archive', () => {
  const find = async (query: string): Promise<WorkspaceSymbol[]> => {
    await references(at('C24/105'));
    return editor.request<WorkspaceSymbol[]>('workspace/symbol', { query });
  };

  it('are documents by their symbol', async () => {
    const [best] = await find('c24/105');
    expect(best).toMatchObject({
      name: expect.stringContaining('C24/105 OUTLINE OF VOLUNTARY GUIDELINES'),
      kind: SymbolKind.File,
      location: { uri: addressOf('C24/documents/C24-105.txt') },
    });
    expect(told(files, best?.location as Location)).toBe('C24-105.txt: C24/105');
  });

  it('are documents by a word of their title, and headings with the record they stand in', async () => {
    const found = await find('cables');
    expect(found.length).toBeGreaterThan(1);
    expect(found.every(({ name }) => /cables/i.test(name))).toBe(true);
    const heading = found.find(({ kind }) => kind === SymbolKind.String);
    expect(heading?.containerName).toMatch(/^C24\/1[12]\d$/);
    expect(told(files, heading?.location as Location)).toMatch(/cables/i);
  });

  it('are a hundred at most, and none for what nobody wrote', async () => {
    expect((await find('')).length).toBe(100);
    expect(await find('no such thing')).toEqual([]);
  });

  it('are also files that are known by their names alone', async () => {
    const uri = addressOf('C24/documents/C24-99.docx');
    files.set(uri, 'PK');
    await tell(uri, FileChangeType.Created);
    expect((await find('C24/99')).map(({ name, location }) => [name, location.uri])).toEqual([
      ['C24/99', uri],
    ]);
  });
});

describe('hover', () => {
  const shown = async (words: string): Promise<string> => {
    await references(at(words));
    const hover = await editor.request<Hover>('textDocument/hover', at(words));
    return (hover.contents as { value: string }).value;
  };

  it('says who else cites a document, each record once, and of what day it is', async () => {
    const value = await shown('C24/105');
    expect(value).toContain('Of 2024\\-06\\-10');
    expect(value).not.toContain('C24/118,');
    expect(await shown('C24/8(Rev.1)')).toMatch(/Also cited in \d records: .*C24\/117, C24\/119/);
  });

  it('says of the record itself what it is called, of what day it is, and who cites it', async () => {
    const citer = addressOf('C24/C24-122.en.record');
    await editor.open(citer, 'Document C24/122-E\n1\tCables (Document C24/66)\n1.1\tSee Document C24/118.\n');
    await editor.pull(citer);
    const paragraphs = (await shown('C24/118')).split('\n\n');
    expect(paragraphs[0]).toMatch(/Document 118 of the 2024 session$/);
    expect(paragraphs[2]).toBe('Of 2024\\-06\\-11');
    expect(paragraphs[3]).toBe('Cited in C24/122');
    expect(paragraphs[4]).toContain('C24-118.en.record');
    expect(paragraphs[4]).not.toContain('C24-118.zh.record');
  });

  it('says nothing of it when nobody else does', async () => {
    for (const uri of files.keys())
      if (uri !== RECORD) {
        files.delete(uri);
        await tell(uri, FileChangeType.Deleted);
      }
    expect(await shown('C24/8(Rev.1)')).not.toContain('Also cited');
  });
});
