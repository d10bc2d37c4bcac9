import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type {
  CallHierarchyIncomingCall,
  CallHierarchyItem,
  CallHierarchyOutgoingCall,
  CodeLens,
  CompletionList,
} from 'vscode-languageserver';
import { addressOf, placeOf, sampleArchive, told } from './archive';
import { type Conversation, converse, MODERN } from './conversation';

/** Citing documents, and following citations from document to document. */

const files = sampleArchive();
const RECORD = addressOf('C24/C24-118.zh.record');
const text = files.get(RECORD) ?? '';
const at = (words: string) => ({ textDocument: { uri: RECORD }, position: placeOf(text, words) });

let editor: Conversation;
beforeEach(async () => {
  editor = await converse(MODERN, files);
  await editor.open(RECORD, text);
});
afterEach(async () => {
  await editor.end();
  expect(editor.logged).toEqual([]);
});

/** Waits until the archive was read: who asks for references is answered then. */
function settled(): Promise<unknown> {
  const context = { includeDeclaration: false };
  return editor.request('textDocument/references', { ...at('C24/105'), context });
}

describe('completion', () => {
  const offered = async (words: string): Promise<CompletionList> => {
    await settled();
    const uri = addressOf('C24/C24-122.en.record');
    const line = `1.1\tSee Document ${words}`;
    await editor.open(uri, `Document C24/122-E\n1\tCables (Document C24/66)\n${line}\n`);
    const position = { line: 2, character: line.length };
    return editor.request<CompletionList>('textDocument/completion', { textDocument: { uri }, position });
  };

  it('is offered behind a slash, and where a citation or a phrase is begun', () => {
    expect(editor.result.capabilities.completionProvider?.triggerCharacters).toEqual(['/', '第', '会', '议']);
  });

  it('is the documents of the archive, those of the heading first, with their titles', async () => {
    const { isIncomplete, items } = await offered('C24/');
    expect(isIncomplete).toBe(false);
    expect(items[0]?.label).toBe('C24/66');
    expect(items.map(({ label }) => label)).toContain('C24/8(Rev.1)');
    const [guidelines] = items.filter(({ label }) => label === 'C24/105');
    expect(guidelines?.detail).toContain('OUTLINE OF VOLUNTARY GUIDELINES');
    expect(guidelines?.labelDetails).toEqual({ description: guidelines?.detail });
    expect(items.every(({ label }) => label.startsWith('C24/'))).toBe(true);
  });

  it('replaces what was written by the symbol as it should be written', async () => {
    const { items } = await offered('dt/2');
    expect(items.map(({ filterText, textEdit }) => [filterText, textEdit])).toEqual([
      [
        'DT/2(Rev.2)',
        {
          range: { start: { line: 2, character: 17 }, end: { line: 2, character: 21 } },
          newText: 'C24/DT/2(Rev.2)',
        },
      ],
    ]);
  });

  it('is nothing behind a slash that no symbol begins with', async () => {
    expect((await offered('and/')).items).toEqual([]);
    expect((await offered('https://')).items).toEqual([]);
  });
});

describe('the hierarchy of citations', () => {
  const prepare = async (place: ReturnType<typeof at>): Promise<CallHierarchyItem> => {
    const [item] =
      (await editor.request<CallHierarchyItem[] | null>('textDocument/prepareCallHierarchy', place)) ?? [];
    if (!item) throw new Error('There is nothing there.');
    return item;
  };

  it('leads from a document to who cites it, with the places', async () => {
    const item = await prepare(at('C24/105'));
    expect(item).toMatchObject({ name: 'C24/105', uri: addressOf('C24/documents/C24-105.txt') });
    const calls = await editor.request<CallHierarchyIncomingCall[]>('callHierarchy/incomingCalls', { item });
    const [here] = calls.filter(({ from }) => from.uri === RECORD);
    expect(here?.from.name).toBe('C24/118');
    expect(here?.fromRanges.map((range) => told(files, { uri: RECORD, range }))).toContain(
      'C24-118.zh.record: C24/105',
    );
  });

  it('leads from a document that is not open to what it cites, and on from there', async () => {
    const item = await prepare(at('C24/105'));
    const calls = await editor.request<CallHierarchyOutgoingCall[]>('callHierarchy/outgoingCalls', { item });
    expect(calls.map(({ to }) => to.name)).toEqual(['C24/59', 'C24/66']);
    expect(
      calls.flatMap(({ fromRanges }) => fromRanges.map((range) => told(files, { uri: item.uri, range }))),
    ).toEqual(['C24-105.txt: C24/59', 'C24-105.txt: C24/66']);
    const [first] = calls;
    const back = await editor.request<CallHierarchyIncomingCall[]>('callHierarchy/incomingCalls', {
      item: first?.to,
    });
    expect(back.map(({ from }) => from.name)).toContain('C24/105');
  });

  it('knows who cites a document that is not there, and nothing of what that cites', async () => {
    const item = await prepare(at('C24/74'));
    expect(item).toMatchObject({ name: 'C24/74', uri: RECORD });
    const calls = await editor.request<CallHierarchyIncomingCall[]>('callHierarchy/incomingCalls', { item });
    expect(calls.length).toBeGreaterThan(1);
    expect(await editor.request('callHierarchy/outgoingCalls', { item })).toEqual([]);
  });

  it('begins at the masthead too', async () => {
    const item = await prepare(at('C24/118'));
    expect(item).toMatchObject({ name: 'C24/118', uri: RECORD });
    const calls = await editor.request<CallHierarchyOutgoingCall[]>('callHierarchy/outgoingCalls', { item });
    expect(calls.map(({ to }) => to.name)).toContain('C24/105');
  });
});

describe('the lens above a record', () => {
  const lenses = (uri: string): Promise<CodeLens[]> =>
    editor.request<CodeLens[]>('textDocument/codeLens', { textDocument: { uri } });

  it('is there when it is wanted', async () => {
    expect(await lenses(RECORD)).toEqual([]);
    editor.settings = { codeLens: true };
    await editor.notify('workspace/didChangeConfiguration', { settings: null });
    expect((await lenses(RECORD)).map(({ command }) => command?.title)).toEqual(['Cited in no other record']);
    expect(editor.asked).toContain('workspace/codeLens/refresh');
  });

  it('is asked for anew when another cites the record by now, saved or not', async () => {
    await editor.end();
    editor = await converse(MODERN, files, { codeLens: true });
    const [cited, citing] = ['C24/C24-117.zh.record', 'C24/C24-122.en.record'].map(addressOf);
    await editor.open(cited ?? '', files.get(cited ?? '') ?? '');
    await editor.open(citing ?? '', 'Document C24/122-E\n1\tCables (Document C24/66)\n');
    await editor.pull(citing ?? '');
    const [before] = await lenses(cited ?? '');
    const asked = editor.next('workspace/codeLens/refresh');
    await editor.change(citing ?? '', [
      { text: 'Document C24/122-E\n1\tCables (Document C24/66)\n1.1\tSee Document C24/117.\n' },
    ]);
    await editor.pull(citing ?? '');
    editor.pass(400);
    await asked;
    const [after] = await lenses(cited ?? '');
    expect(Number(/\d+/.exec(after?.command?.title ?? '')?.[0])).toBe(
      1 + Number(/\d+/.exec(before?.command?.title ?? '')?.[0]),
    );
  });

  it('says how many cite the record, and shows them where the editor can', async () => {
    await editor.end();
    const initializationOptions = { showsCitations: true };
    editor = await converse(MODERN, files, { codeLens: true }, { initializationOptions });
    const uri = addressOf('C24/C24-117.zh.record');
    await editor.open(uri, files.get(uri) ?? '');
    const [lens] = await lenses(uri);
    expect(lens?.command?.title).toMatch(/^Cited in (?:1 other record|\d+ other records)$/);
    expect(lens?.command).toMatchObject({
      command: 'precis.showCitations',
      arguments: [uri, lens?.range.start],
    });
  });
});
