import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type {
  CallHierarchyIncomingCall,
  CallHierarchyItem,
  DocumentLink,
  Hover,
  Location,
  LocationLink,
  WorkspaceEdit,
} from 'vscode-languageserver';
import type { RecordCitations } from '../../server/src/lsp/protocol';
import { placeOf } from './archive';
import { type Conversation, converse, MODERN } from './conversation';

/** Several folders that are open at once: each is an archive of its own, and references lead from one to the other. */

const [A, B, C] = ['file:///a', 'file:///b', 'file:///c'] as const;
const record = (symbol: string, ...cited: string[]): string =>
  `Document ${symbol}-E\n\n1\tReport\n${cited.map((one, index) => `1.${index + 1}\tSee Document ${one}.\n`).join('')}`;

const CITER = `${A}/C24-100.en.record`;
let files: Map<string, string>;
let editor: Conversation;
beforeEach(async () => {
  files = new Map([
    [CITER, record('C24/100', 'C24/8', 'C24/9', 'C24/77')],
    [`${A}/C24-8.txt`, 'C24/8\n\nREPORT IN A\n'],
    [`${B}/C24-8.txt`, 'C24/8\n\nREPORT IN B\n'],
    [`${B}/C24-9.txt`, 'C24/9\n\nREPORT OF B\n'],
    [`${B}/C24-200.en.record`, record('C24/200', 'C24/8', 'C24/9', 'C24/77')],
    [`${C}/C24-300.en.record`, record('C24/300', 'C24/8', 'C24/9', 'C24/77')],
  ]);
  editor = await converse(
    MODERN,
    files,
    {},
    {
      workspaceFolders: [A, B, C].map((uri) => ({ uri, name: uri })),
    },
  );
  await editor.open(CITER, files.get(CITER) ?? '');
  await citations(CITER);
});
afterEach(async () => {
  await editor.end();
  expect(editor.logged).toEqual([]);
});

const citations = (uri: string) =>
  editor.request<RecordCitations>('precis/citations', { textDocument: { uri } });
const at = (words: string, uri = CITER) => ({
  textDocument: { uri },
  position: placeOf(files.get(uri) ?? '', words),
});
const short = (uri: string): string => uri.slice('file:///'.length);
const definitions = async (words: string): Promise<string[]> => {
  const links = await editor.request<LocationLink[] | null>('textDocument/definition', at(words));
  return (links ?? []).map(({ targetUri }) => short(targetUri));
};
const references = async (words: string, uri = CITER): Promise<string[]> => {
  const context = { includeDeclaration: true };
  const found = await editor.request<Location[]>('textDocument/references', { ...at(words, uri), context });
  return found.map((place) => short(place.uri));
};

describe('a document', () => {
  it('is that of the record’s own folder, where it has it', async () => {
    expect(await definitions('C24/8')).toEqual(['a/C24-8.txt']);
  });

  it('is that of another folder, where its own has none', async () => {
    expect(await definitions('C24/9')).toEqual(['b/C24-9.txt']);
    const links = await editor.request<DocumentLink[]>('textDocument/documentLink', {
      textDocument: { uri: CITER },
    });
    const link = links.find(({ tooltip }) => tooltip?.includes('C24/9'));
    const resolved = await editor.request<DocumentLink>('documentLink/resolve', link);
    expect(resolved.target).toBe(`${B}/C24-9.txt`);
    const hover = await editor.request<Hover>('textDocument/hover', at('C24/9'));
    expect((hover.contents as { value: string }).value).toContain('REPORT OF B');
  });

  it('of another folder is led into, to the paragraph that is named', async () => {
    const [citer, cited] = [`${A}/C24-101.en.record`, `${B}/C24-200.en.record`];
    files.set(citer, 'Document C24/101-E\n\n1\tReport\n1.1\tSee paragraph 1.2 of Document C24/200.\n');
    await editor.open(citer, files.get(citer) ?? '');
    const place = at('1.2', citer);
    const links = await editor.request<LocationLink[]>('textDocument/definition', place);
    expect(links).toMatchObject([{ targetUri: cited, targetSelectionRange: { start: { line: 4 } } }]);
    expect(await references('1.2', citer)).toEqual(['a/C24-101.en.record', 'b/C24-200.en.record']);
    const hover = await editor.request<Hover>('textDocument/hover', place);
    expect((hover.contents as { value: string }).value).toContain('See Document C24/9');
  });

  it('that no folder has leads nowhere', async () => {
    expect(await definitions('C24/77')).toEqual([]);
  });
});

describe('who names a document', () => {
  it('is who means that very one', async () => {
    // What C24/8 is in B is another document; C has none and means that of the first folder.
    expect(await references('C24/8')).toEqual(['a/C24-100.en.record', 'a/C24-8.txt', 'c/C24-300.en.record']);
    const citing = `${B}/C24-200.en.record`;
    await editor.open(citing, files.get(citing) ?? '');
    expect(await references('C24/8', citing)).toEqual(['b/C24-200.en.record', 'b/C24-8.txt']);
  });

  it('is found in every folder where only one has it, or none', async () => {
    const all = ['a/C24-100.en.record', 'b/C24-200.en.record', 'c/C24-300.en.record'];
    expect(await references('C24/77')).toEqual(all);
    expect((await references('C24/9')).filter((uri) => uri.endsWith('.record'))).toEqual(all);
  });

  it('is seen in the hierarchy and beside the text, too', async () => {
    const [item] = await editor.request<CallHierarchyItem[]>(
      'textDocument/prepareCallHierarchy',
      at('C24/9'),
    );
    expect(item).toMatchObject({ name: 'C24/9', uri: `${B}/C24-9.txt` });
    const calls = await editor.request<CallHierarchyIncomingCall[]>('callHierarchy/incomingCalls', { item });
    expect(calls.map(({ from }) => from.name).sort()).toEqual(['C24/100', 'C24/200', 'C24/300']);
    const { documents } = await citations(CITER);
    expect(documents.map(({ name, location }) => [name, location && short(location.uri)])).toEqual([
      ['C24/8', 'a/C24-8.txt'],
      ['C24/9', 'b/C24-9.txt'],
      ['C24/77', null],
    ]);
    const { citedBy } = await citations(`${B}/C24-9.txt`);
    expect(citedBy.map(({ name }) => name)).toEqual(['C24/100', 'C24/200', 'C24/300']);
  });
});

it('a rename follows the document into the other folders', async () => {
  const rename = (words: string, newName: string): Promise<WorkspaceEdit> =>
    editor.request('textDocument/rename', { ...at(words), newName });
  const changed = ({ documentChanges }: WorkspaceEdit): string[] =>
    (documentChanges ?? []).flatMap((change) =>
      'textDocument' in change ? [short(change.textDocument.uri)] : [],
    );
  expect(changed(await rename('C24/8', 'C24/80'))).toEqual([
    'a/C24-100.en.record',
    'a/C24-8.txt',
    'c/C24-300.en.record',
  ]);
  expect(changed(await rename('C24/9', 'C24/90'))).toEqual([
    'a/C24-100.en.record',
    'b/C24-200.en.record',
    'b/C24-9.txt',
    'c/C24-300.en.record',
  ]);
  await expect(rename('C24/9', 'C24/300')).rejects.toThrow('C24/300 is another document already');
});

it('what lies in a folder within another is found once', async () => {
  await editor.end();
  const within = `${A}/C24`;
  files = new Map([
    [CITER, record('C24/100', 'C24/9')],
    [`${within}/C24-200.en.record`, record('C24/200', 'C24/9')],
    [`${within}/C24-9.txt`, 'C24/9\n'],
  ]);
  editor = await converse(
    MODERN,
    files,
    {},
    {
      workspaceFolders: [A, within].map((uri) => ({ uri, name: uri })),
    },
  );
  await editor.open(CITER, files.get(CITER) ?? '');
  expect(await references('C24/9')).toEqual([
    'a/C24-100.en.record',
    'a/C24/C24-200.en.record',
    'a/C24/C24-9.txt',
  ]);
  const { documents } = await citations(CITER);
  expect(documents.map(({ location }) => location && short(location.uri))).toEqual(['a/C24/C24-9.txt']);
});

it('rules see their own folder alone', async () => {
  files.set(`${A}/precis.json`, '{ "complete": ["C24"] }');
  await editor.notify('workspace/didChangeWatchedFiles', {
    changes: [{ uri: `${A}/precis.json`, type: 1 }],
  });
  await citations(CITER);
  const report = await editor.pull(CITER);
  const items = report.kind === 'full' ? report.items : [];
  expect(items.map(({ code, range }) => [code, range.start.line])).toEqual([
    ['document-unresolved', 4],
    ['document-unresolved', 5],
  ]);
});
