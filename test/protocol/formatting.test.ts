import { afterEach, describe, expect, it } from 'vitest';
import type { CodeAction, TextDocumentEdit, TextEdit } from 'vscode-languageserver';
import { type Conversation, converse, edited, MODERN, OLD, ROOT } from './conversation';

/** What comes of a line end that is typed, and of a record that is formatted. */

const URI = `${ROOT}/C24-200.en.record`;
const RECORD = '1\tReport\n1.1\tThe Chair spoke.\n1.2\tIt was so agreed.\n';
const options = { tabSize: 8, insertSpaces: false };

let editor: Conversation;
afterEach(async () => {
  await editor.end();
  expect(editor.logged).toEqual([]);
});

/** The text after a line end was typed at the end of a line, and the editor has asked what follows from that. */
async function afterEnter(text: string, line: number, lineEnd = '\n'): Promise<string> {
  const lines = text.split(lineEnd);
  const character = lines[line]?.length ?? 0;
  await editor.open(URI, text);
  // Who cites what is answered once the archive is read.
  const start = { line: 0, character: 0 };
  await editor.request('textDocument/references', {
    textDocument: { uri: URI },
    position: start,
    context: { includeDeclaration: false },
  });
  const typed = { range: { start: { line, character }, end: { line, character } }, text: lineEnd };
  await editor.change(URI, [typed]);
  const edits = await editor.request<TextEdit[]>('textDocument/onTypeFormatting', {
    textDocument: { uri: URI },
    position: { line: line + 1, character: 0 },
    ch: '\n',
    options,
  });
  lines.splice(line + 1, 0, '');
  return edited(lines.join(lineEnd), edits);
}

describe('a line end', () => {
  it('is announced to every editor', async () => {
    editor = await converse(OLD);
    expect(editor.result.capabilities).toMatchObject({
      documentOnTypeFormattingProvider: { firstTriggerCharacter: '\n' },
      documentFormattingProvider: true,
      documentRangeFormattingProvider: true,
    });
  });

  for (const lineEnd of ['\n', '\r\n'])
    it(`of the kind ${JSON.stringify(lineEnd)} begins the next paragraph, and the numbers below follow`, async () => {
      editor = await converse(MODERN);
      const after = await afterEnter(RECORD.replaceAll('\n', lineEnd), 1, lineEnd);
      expect(after.split(lineEnd)).toEqual([
        '1\tReport',
        '1.1\tThe Chair spoke.',
        '1.2\t',
        '1.3\tIt was so agreed.',
        '',
      ]);
    });

  it('changes no number that another record of the archive names', async () => {
    const files = new Map([
      [
        `${ROOT}/C24-201.en.record`,
        'Document C24/201-E\nSUMMARY RECORD\n1\tReport\n1.1\tThe Chair recalled paragraph 1.2 of Document C24/200.\n',
      ],
    ]);
    editor = await converse(MODERN, files);
    const after = await afterEnter(`Document C24/200-E\nSUMMARY RECORD\n${RECORD}`, 3);
    expect(after).toContain('\n1.2\t\n1.2\tIt was so agreed.');
  });

  it('in a record that is not open is answered with nothing', async () => {
    editor = await converse(MODERN);
    const position = { line: 1, character: 0 };
    const params = { textDocument: { uri: URI }, position, ch: '\n', options };
    expect(await editor.request('textDocument/onTypeFormatting', params)).toBeNull();
  });
});

describe('formatting', () => {
  const UNTIDY =
    '1.\tReport \n1.1 \tThe Chair introduced Document C24/8 (Rev.1). \n1.2\tIt was so agreed. \n';
  const TIDY = '1\tReport\n1.1\tThe Chair introduced Document C24/8(Rev.1).\n1.2\tIt was so agreed.\n';

  it('tidies a record', async () => {
    editor = await converse(MODERN);
    await editor.open(URI, UNTIDY);
    const params = { textDocument: { uri: URI }, options };
    const edits = await editor.request<TextEdit[]>('textDocument/formatting', params);
    expect(edited(UNTIDY, edits)).toBe(TIDY);
    await editor.change(URI, [{ text: TIDY }]);
    expect(await editor.request('textDocument/formatting', params)).toEqual([]);
  });

  it('of a range touches no other line', async () => {
    editor = await converse(MODERN);
    await editor.open(URI, UNTIDY);
    const range = { start: { line: 1, character: 0 }, end: { line: 2, character: 0 } };
    const params = { textDocument: { uri: URI }, range, options };
    const edits = await editor.request<TextEdit[]>('textDocument/rangeFormatting', params);
    const [heading, , last] = UNTIDY.split('\n');
    const [, tidied] = TIDY.split('\n');
    expect(edited(UNTIDY, edits)).toBe([heading, tidied, last, ''].join('\n'));
  });

  it('obeys a rule that is switched off', async () => {
    editor = await converse(MODERN, new Map(), { rules: { 'trailing-space': 'off' } });
    await editor.open(URI, 'A. \n');
    const params = { textDocument: { uri: URI }, options };
    expect(await editor.request('textDocument/formatting', params)).toEqual([]);
  });
});

describe('the level of a number', () => {
  it('is changed by an action that is offered there only', async () => {
    editor = await converse(OLD);
    const text = `${RECORD}1.3\t`;
    await editor.open(URI, text);
    await editor.pushed(URI);
    const at = (line: number, character: number) => ({
      start: { line, character },
      end: { line, character },
    });
    const [action] = await editor.actions(URI, at(3, 4), ['refactor']);
    expect(action).toMatchObject({
      kind: 'refactor.rewrite.level.precis.heading',
      title: 'Make this heading 2',
      edit: { changes: { [URI]: [{ newText: '2' }] } },
    });
    expect(await editor.actions(URI, at(1, 10), ['refactor'])).toEqual([]);
    expect(await editor.actions(URI, at(3, 4), ['refactor.rewrite.level.precis.paragraph'])).toEqual([]);
  });
});

describe('the documents of headings', () => {
  it('are put in order by an action of their own', async () => {
    editor = await converse(MODERN);
    const text = '1\tReport (Documents C24/66 and C24/8)\n1.1\tThe Chair spoke.\n';
    await editor.open(URI, text);
    const anywhere = { start: { line: 1, character: 0 }, end: { line: 1, character: 0 } };
    const [action] = await editor.actions(URI, anywhere, ['source.organizeReferences']);
    expect(action).toMatchObject({
      kind: 'source.organizeReferences.precis',
      title: 'Put the documents of headings in order',
    });
    const { edit } = await editor.request<CodeAction>('codeAction/resolve', action);
    const [change] = edit?.documentChanges ?? [];
    expect(edited(text, (change as TextDocumentEdit).edits as TextEdit[])).toBe(
      text.replace('C24/66 and C24/8', 'C24/8 and C24/66'),
    );
    expect(await editor.actions(URI, anywhere, ['source.fixAll'])).toEqual([]);
  });
});
