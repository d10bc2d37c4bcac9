import { afterEach, describe, expect, it } from 'vitest';
import { FileChangeType } from 'vscode-languageserver';
import { archiveIsRead } from './closed';
import { type Conversation, converse, MODERN, OLD, ROOT } from './conversation';

/** Findings that need other files: they come when all files are known, and go when those change. */

const [FIRST, SECOND] = [`${ROOT}/C24-200.en.record`, `${ROOT}/C24-201.en.record`];
const record = (symbol: string): string =>
  `Document ${symbol}-E\n\n1\tOpening\n1.1\tThe Chair opened the meeting.\n`;

let editor: Conversation;
afterEach(async () => {
  await editor.end();
  expect(editor.logged).toEqual([]);
});

const rulesOf = async (uri: string): Promise<unknown> => {
  const report = await editor.pull(uri);
  return report.kind === 'full' ? report.items.map(({ code }) => code) : report.kind;
};

it('an editor that asks is bid to ask again when the files are known, and when they change', async () => {
  const files = new Map([
    [FIRST, record('C24/200')],
    [SECOND, record('C24/200')],
  ]);
  editor = await converse(MODERN, files);
  await editor.open(FIRST, record('C24/200'));
  await archiveIsRead(editor, FIRST);
  expect(await rulesOf(FIRST)).toEqual(['document-symbol-duplicate']);
  expect(editor.asked).toContain('workspace/diagnostic/refresh');
  files.set(SECOND, record('C24/201'));
  await editor.notify('workspace/didChangeWatchedFiles', {
    changes: [{ uri: SECOND, type: FileChangeType.Changed }],
  });
  await archiveIsRead(editor, FIRST);
  expect(await rulesOf(FIRST)).toEqual([]);
});

it('prose that is typed in one record leaves the answer for another as it was', async () => {
  editor = await converse(MODERN);
  await editor.open(FIRST, record('C24/200'));
  await editor.open(SECOND, record('C24/200'));
  await archiveIsRead(editor, FIRST);
  const before = await editor.pull(FIRST);
  await editor.pull(SECOND);
  await editor.change(SECOND, [{ text: record('C24/200').replace('opened', 'reopened') }]);
  await editor.pull(SECOND);
  expect(await editor.pull(FIRST, before.resultId)).toEqual({ kind: 'unchanged', resultId: before.resultId });
  await editor.change(SECOND, [{ text: record('C24/201') }]);
  await editor.pull(SECOND);
  expect(await rulesOf(FIRST)).toEqual([]);
});

describe('a keystroke', () => {
  const CITERS = 1000;
  const citers = Array.from({ length: CITERS }, (_, index) => `${ROOT}/C24-${3000 + index}.en.record`);
  const citing = (index: number): string =>
    `Document C24/${3000 + index}-E\n\n1\tReport (Document C24/200)\n1.1\tThe Chair introduced Document C24/200.\n`;

  /** A record that many others cite, open beside some of them, and one that does not. */
  async function manyCiters(): Promise<void> {
    const texts = citers.map((uri, index): [string, string] => [uri, citing(index)]);
    editor = await converse(
      MODERN,
      new Map([[FIRST, record('C24/200')], [SECOND, record('C24/201')], ...texts]),
      { workspaceDiagnostics: 'openFiles' },
    );
    await editor.open(FIRST, record('C24/200'));
    await editor.open(SECOND, record('C24/201'));
    for (const [uri, text] of texts.slice(0, 10)) await editor.open(uri, text);
    await archiveIsRead(editor, FIRST);
    await pullAll();
    editor.judged.length = 0;
  }

  /** Every open record is asked for, as an editor does that shows them all. */
  async function pullAll(): Promise<void> {
    for (const uri of [FIRST, SECOND, ...citers.slice(0, 10)]) await editor.pull(uri);
  }

  it('of prose in a record that many cite has that one judged and no other', async () => {
    await manyCiters();
    await editor.change(FIRST, [{ text: record('C24/200').replace('opened', 'reopened') }]);
    await pullAll();
    expect(editor.judged).toEqual([FIRST]);
  });

  it('that cites one more document has that one judged and no other', async () => {
    await manyCiters();
    await editor.change(FIRST, [{ text: `${record('C24/200')}1.2\tSee Document C24/201.\n` }]);
    await pullAll();
    expect(editor.judged).toEqual([FIRST]);
  });

  it('that makes it another document has those judged that cite it, and no other', async () => {
    await manyCiters();
    await editor.change(FIRST, [{ text: record('C24/2999') }]);
    await pullAll();
    expect(editor.judged).toEqual([FIRST, ...citers.slice(0, 10)]);
    await pullAll();
    expect(editor.judged).toHaveLength(11);
  });

  it('that makes it a document that is there has that one judged', async () => {
    await manyCiters();
    await editor.change(SECOND, [{ text: record('C24/200') }]);
    expect(await rulesOf(SECOND)).toEqual(['record-identity', 'document-symbol-duplicate']);
    await pullAll();
    expect(new Set(editor.judged)).toEqual(new Set([SECOND, FIRST, ...citers.slice(0, 10)]));
  });
});

it('an editor that is told is told of what another record does to this one', async () => {
  editor = await converse(OLD);
  await editor.open(FIRST, record('C24/200'));
  await archiveIsRead(editor, FIRST);
  expect(await editor.pushed(FIRST)).toMatchObject({ diagnostics: [] });
  await editor.open(SECOND, record('C24/201'));
  expect(await editor.pushed(SECOND)).toMatchObject({ diagnostics: [] });
  await editor.change(SECOND, [{ text: record('C24/200') }]);
  expect(await editor.pushed(FIRST)).toMatchObject({ diagnostics: [{ code: 'document-symbol-duplicate' }] });
});
