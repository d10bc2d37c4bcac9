import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { LSPErrorCodes } from 'vscode-languageserver';
import { type Conversation, converse, MODERN, ROOT } from './conversation';

/** Whatever an editor says, the conversation goes on. */

const URI = `${ROOT}/C24-200.en.record`;
const FAULTY = '1\tOpening\n3\tClosure\n';

let editor: Conversation;
beforeEach(async () => {
  editor = await converse(MODERN);
  await editor.open(URI, FAULTY);
  await editor.pull(URI);
});
afterEach(() => editor.end());

/** Still there, and still right. */
async function isWell(): Promise<boolean> {
  const report = await editor.pull(URI);
  return report.kind === 'full' && report.items.length === 1;
}

const REQUESTS = [
  'textDocument/diagnostic',
  'workspace/diagnostic',
  'workspace/willRenameFiles',
  'precis/citations',
  'precis/decisions',
  'textDocument/codeAction',
  'codeAction/resolve',
  'textDocument/documentSymbol',
  'textDocument/foldingRange',
  'textDocument/documentLink',
  'documentLink/resolve',
  'textDocument/definition',
  'textDocument/references',
  'textDocument/documentHighlight',
  'textDocument/prepareRename',
  'textDocument/rename',
  'workspace/symbol',
  'textDocument/codeLens',
  'textDocument/prepareCallHierarchy',
  'callHierarchy/incomingCalls',
  'callHierarchy/outgoingCalls',
  'textDocument/completion',
  'textDocument/hover',
  'textDocument/semanticTokens/full',
  'textDocument/semanticTokens/full/delta',
  'textDocument/semanticTokens/range',
  'textDocument/linkedEditingRange',
  'textDocument/selectionRange',
  'textDocument/inlayHint',
  'textDocument/formatting',
  'textDocument/rangeFormatting',
  'textDocument/onTypeFormatting',
  'precis/describe',
  'precis/rework',
  'precis/citations',
];

const NOTES = [
  'textDocument/didOpen',
  'textDocument/didChange',
  'textDocument/didSave',
  'textDocument/didClose',
  'workspace/didChangeConfiguration',
  'workspace/didChangeWatchedFiles',
  'workspace/didChangeWorkspaceFolders',
];

const NONSENSE: readonly unknown[] = [
  {},
  { textDocument: null },
  { textDocument: { uri: 7 } },
  { textDocument: { uri: 'no address' }, position: { line: -1, character: 'x' } },
  { textDocument: { uri: `${ROOT}/unknown.record` }, position: { line: 1e9, character: 1e9 }, context: {} },
  { textDocument: { uri: URI }, position: null, range: null, context: null, contentChanges: null },
  { textDocument: { uri: URI }, contentChanges: [{ range: {}, text: 3 }], changes: [null], event: {} },
  { data: { uri: URI, kind: 'other' }, textDocument: { uri: URI, languageId: 1, version: 'x' } },
];

describe('nonsense', () => {
  it.each(REQUESTS)('%s is answered with nothing, or refused', async (method) => {
    for (const params of NONSENSE) await editor.request(method, params).catch(() => undefined);
    expect(await isWell()).toBe(true);
  });

  it.each(NOTES)('%s leaves things as they are', async (method) => {
    for (const params of NONSENSE)
      if (method !== 'textDocument/didClose') await editor.notify(method, params);
    expect(await isWell()).toBe(true);
  });

  it('is logged with the name of what failed', async () => {
    const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
    const params = { textDocument: { uri: URI }, range, context: null };
    expect(await editor.request('textDocument/codeAction', params)).toBeNull();
    expect(editor.logged.join('\n')).toContain('textDocument/codeAction failed: ');
  });

  it('of an unknown name is refused', async () => {
    await expect(editor.request('textDocument/telepathy', {})).rejects.toThrow();
    await editor.notify('precis/unknown', {});
    expect(await isWell()).toBe(true);
  });
});

describe('the unusual', () => {
  it('places behind the end of a line or of the text are their ends', async () => {
    const hover = (line: number, character: number): Promise<unknown> =>
      editor.request('textDocument/hover', { textDocument: { uri: URI }, position: { line, character } });
    expect(await hover(0, 99)).toBeNull();
    expect(await hover(99, 0)).toBeNull();
    expect(editor.logged).toEqual([]);
  });

  it('a request that is cancelled is answered all the same', async () => {
    const { CancellationTokenSource } = await import('vscode-jsonrpc/node');
    const source = new CancellationTokenSource();
    const pending = editor.connection
      .sendRequest('textDocument/documentSymbol', { textDocument: { uri: URI } }, source.token)
      .catch(() => 'cancelled');
    source.cancel();
    expect(['cancelled', expect.anything()]).toContainEqual(await pending);
    expect(await isWell()).toBe(true);
  });

  it('a record may be opened twice, changed unopened, and closed twice', async () => {
    await editor.open(URI, FAULTY);
    await editor.change(`${ROOT}/never.record`, [{ text: 'x' }]);
    await editor.close(`${ROOT}/never.record`);
    expect(await isWell()).toBe(true);
    await editor.close(URI);
    await editor.close(URI);
    expect(await editor.pull(URI)).toEqual({ kind: 'full', items: [] });
    expect(editor.logged).toEqual([]);
  });

  it('half of a pair of surrogates, NUL and every line separator are text', async () => {
    await editor.change(URI, [{ text: '\ud83d1\t\u0000Opening\u2028\n\udc003\tClosure\u0085\r3\tEnd\r\n' }]);
    for (const method of REQUESTS.filter((name) => name.startsWith('textDocument/')))
      await editor
        .request(method, {
          textDocument: { uri: URI },
          position: { line: 0, character: 1 },
          positions: [{ line: 0, character: 1 }],
          range: { start: { line: 0, character: 0 }, end: { line: 9, character: 0 } },
          context: { diagnostics: [] },
          newName: 'x',
          previousResultId: 'x',
        })
        // What is refused with a sentence is no failure.
        .catch((error) => expect(error.code).toBe(LSPErrorCodes.RequestFailed));
    expect(editor.logged).toEqual([]);
  });
});
