import { afterEach, expect, it } from 'vitest';
import type { CompletionList, TextEdit } from 'vscode-languageserver';
import { type Conversation, converse, edited, MODERN, ROOT } from './conversation';

/** The phrases that an editor is offered, and what it is told of when to ask for them. */

const URI = `${ROOT}/C24-200.zh.record`;
const TEXT = '1\t报告（C24/13号文件）\n1.1\t理事会';

let editor: Conversation;
afterEach(async () => {
  await editor.end();
  expect(editor.logged).toEqual([]);
});

it('phrases come before documents, each with what it replaces', async () => {
  editor = await converse(MODERN);
  await editor.open(URI, TEXT);
  const { items } = await editor.request<CompletionList>('textDocument/completion', {
    textDocument: { uri: URI },
    position: { line: 1, character: 7 },
  });
  const [first] = items;
  expect(first?.label).toBe('理事会将C24/13号文件所载报告记录在案。');
  expect(edited(TEXT, [first?.textEdit as TextEdit])).toBe(TEXT.replace(/理事会$/, first?.label ?? ''));
  const order = items.map(({ label, sortText }) => [sortText, label]);
  expect([...order].sort(([a = ''], [b = '']) => (a < b ? -1 : 1))).toEqual(order);
});

it('an editor asks by itself behind the words they begin with', async () => {
  editor = await converse(MODERN);
  expect(editor.result.capabilities.completionProvider?.triggerCharacters).toEqual(
    expect.arrayContaining(['/', '会', '议']),
  );
});
