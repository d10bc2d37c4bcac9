import { afterEach, expect, it } from 'vitest';
import type { CleanedPaste } from '../../server/src/lsp/protocol';
import { type Conversation, converse, MODERN, ROOT } from './conversation';

/** What an editor is told of a text that is about to be pasted. */

const URI = `${ROOT}/C24-200.en.record`;

let editor: Conversation;
afterEach(async () => {
  await editor.end();
  expect(editor.logged).toEqual([]);
});

async function pasted(record: string, line: number, text: string): Promise<string | null> {
  await editor.open(URI, record);
  const place = { line, character: 0 };
  const found = await editor.request<CleanedPaste | null>('precis/cleanPaste', {
    textDocument: { uri: URI },
    range: { start: place, end: place },
    text,
  });
  return found?.text ?? null;
}

it('is cleaned as the record around it has it, and nothing else is touched', async () => {
  editor = await converse(MODERN);
  const record = '1\tReport \n1.1\tThe Chair spoke. \n';
  const copied = '1.2  He introduced Document C24/8 (Rev.1).\r\n1.3\u00a0It was so agreed. \r\n';
  expect(await pasted(record, 2, copied)).toBe(
    '1.2\tHe introduced Document C24/8(Rev.1).\n1.3\tIt was so agreed.\n',
  );
});

it('is left alone where it is in order, whatever its line ends', async () => {
  editor = await converse(MODERN);
  expect(await pasted('1\tReport\n', 1, '1.1\tThe Chair spoke.\r\n1.2\tHe spoke.\r\n')).toBeNull();
});

it('is nothing to a record that is not open', async () => {
  editor = await converse(MODERN);
  const start = { line: 0, character: 0 };
  const params = { textDocument: { uri: URI }, range: { start, end: start }, text: '１' };
  expect(await editor.request('precis/cleanPaste', params)).toBeNull();
});
