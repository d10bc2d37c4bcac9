import { afterEach, describe, expect, it } from 'vitest';
import { FileChangeType, type WorkspaceDiagnosticReport } from 'vscode-languageserver';
import { asker } from './asker';
import { address, archiveIsRead, changed, FAULTY, FIRST, nothingElse, SECOND } from './closed';
import { type Conversation, converse, MODERN, OLD, ROOT } from './conversation';

/** What is found in records that are not open: told as it is found, and told again when it is another thing. */

const RIGHT = FAULTY.replace('3\tClosure\n3.1', '2\tClosure\n2.1');

let editor: Conversation;
afterEach(async () => {
  await editor.end();
  expect(editor.logged).toEqual([]);
});

describe('an editor that asks for all', () => {
  it('is told of the records that have findings, and of a new one, in one request', async () => {
    const files = new Map([
      [FIRST, FAULTY],
      [SECOND, RIGHT],
      [address('notes.txt'), FAULTY],
    ]);
    editor = await converse(MODERN, files);
    expect(editor.result.capabilities.diagnosticProvider).toMatchObject({ workspaceDiagnostics: true });
    const all = asker(editor);
    all.ask();
    await all.told(1);
    expect([...all.shown]).toEqual([[FIRST, ['section-order']]]);
    files.set(address('C24-202.en.record'), FAULTY);
    await changed(editor, [address('C24-202.en.record'), FileChangeType.Created]);
    await all.told(2);
    await nothingElse(editor);
    expect(all.reports).toHaveLength(2);
    expect([...all.shown.keys()]).toEqual([FIRST, address('C24-202.en.record')]);
  });

  it('is told when a file is corrected or vanishes, and reads no other anew', async () => {
    const files = new Map([
      [FIRST, FAULTY],
      [SECOND, FAULTY],
    ]);
    editor = await converse(MODERN, files);
    const all = asker(editor);
    all.ask();
    await all.told(2);
    editor.judged.length = 0;
    files.set(FIRST, RIGHT);
    await changed(editor, [FIRST, FileChangeType.Changed]);
    await all.told(3);
    expect(editor.judged).toEqual([FIRST]);
    files.delete(SECOND);
    await changed(editor, [SECOND, FileChangeType.Deleted]);
    await all.told(4);
    expect([...all.shown.values()]).toEqual([[], []]);
  });

  it('is told nothing when a file is written and its findings are the same', async () => {
    const files = new Map([[FIRST, FAULTY]]);
    editor = await converse(MODERN, files);
    const all = asker(editor);
    all.ask();
    await all.told(1);
    files.set(FIRST, `${FAULTY}3.2\tThe Council agreed.\n`);
    await changed(editor, [FIRST, FileChangeType.Changed]);
    await nothingElse(editor);
    expect(editor.judged).toHaveLength(2);
    expect(all.reports).toHaveLength(1);
  });

  it('is answered “unchanged” for what it holds when it asks again, and told anew of what it lost', async () => {
    editor = await converse(
      MODERN,
      new Map([
        [FIRST, FAULTY],
        [SECOND, FAULTY],
      ]),
    );
    const all = asker(editor);
    const { cancel, answer } = all.ask();
    await all.told(2);
    cancel();
    expect(await answer.catch(() => ({ items: [] }))).toEqual({ items: [] });
    const [first] = all.held();
    if (!first) throw new Error('Nothing was told.');
    all.ask([first]);
    await all.told(4);
    expect(all.reports.slice(2).map(({ kind, uri }) => [uri, kind])).toEqual([
      [first.uri, 'unchanged'],
      [first.uri === FIRST ? SECOND : FIRST, 'full'],
    ]);
  });

  it('is answered otherwise while they are judged', async () => {
    const many = Array.from({ length: 200 }, (_, index) => [address(`${index}.record`), FAULTY] as const);
    editor = await converse(MODERN, new Map(many));
    await archiveIsRead(editor, FIRST);
    await editor.open(FIRST, FAULTY);
    const all = asker(editor);
    all.ask();
    await all.told(8);
    expect(await editor.pull(FIRST)).toMatchObject({ items: [{ code: 'section-order' }] });
    expect(editor.judged.length).toBeLessThan(200);
    await all.told(200);
    expect(editor.judged).toHaveLength(201);
  });

  it('is answered when it asks anew, and when the conversation ends', async () => {
    editor = await converse(MODERN, new Map([[FIRST, RIGHT]]));
    const all = asker(editor);
    const first = all.ask();
    const second = all.ask();
    expect(await first.answer).toEqual({ items: [] });
    await editor.request('shutdown', undefined);
    expect(await second.answer).toEqual({ items: [] });
  });

  it('and takes one answer is given it when all are judged, and then only when something is new', async () => {
    const files = new Map([
      [FIRST, FAULTY],
      [SECOND, FAULTY],
    ]);
    editor = await converse(MODERN, files);
    const ask = (previousResultIds: unknown[]) =>
      editor.request<WorkspaceDiagnosticReport>('workspace/diagnostic', { previousResultIds });
    const { items } = await ask([]);
    expect(items.map(({ uri, kind }) => [uri, kind])).toEqual([
      [FIRST, 'full'],
      [SECOND, 'full'],
    ]);
    const held = items.map(({ uri, resultId }) => ({ uri, value: resultId }));
    const again = ask(held);
    await nothingElse(editor);
    files.set(SECOND, RIGHT);
    await changed(editor, [SECOND, FileChangeType.Changed]);
    expect((await again).items.map(({ uri, kind }) => [uri, kind])).toEqual([
      [FIRST, 'unchanged'],
      [SECOND, 'full'],
    ]);
  });
});

describe('a record that is open', () => {
  it('is judged by its open text, and by its file again when it is closed', async () => {
    const files = new Map([[FIRST, FAULTY]]);
    editor = await converse(MODERN, files);
    const all = asker(editor);
    all.ask();
    await all.told(1);
    await editor.open(FIRST, RIGHT);
    expect(await editor.pull(FIRST)).toMatchObject({ items: [] });
    await changed(editor, [FIRST, FileChangeType.Changed]);
    await nothingElse(editor);
    expect(all.reports).toHaveLength(1);
    await editor.close(FIRST);
    await all.told(2);
    expect(all.shown.get(FIRST)).toEqual(['section-order']);
  });

  it('and not shown is told of by its open text, once that is left alone', async () => {
    const files = new Map([[FIRST, RIGHT]]);
    editor = await converse(MODERN, files);
    const all = asker(editor);
    all.ask();
    await editor.open(FIRST, FAULTY);
    await nothingElse(editor);
    expect(all.reports).toEqual([]);
    editor.pass(700);
    await all.told(1);
    expect(all.reports).toMatchObject([{ uri: FIRST, version: 1, items: [{ code: 'section-order' }] }]);
    await editor.change(FIRST, [{ text: RIGHT }]);
    await nothingElse(editor);
    editor.pass(700);
    await all.told(2);
    expect(all.reports[1]).toMatchObject({ uri: FIRST, version: 2, items: [] });
  });

  it('and lies in no folder is told of no more when it is closed', async () => {
    editor = await converse(MODERN);
    const all = asker(editor);
    all.ask();
    await editor.open('file:///elsewhere/C24-200.en.record', FAULTY);
    await editor.close('file:///elsewhere/C24-200.en.record');
    await all.told(1);
    expect(all.reports).toMatchObject([
      { kind: 'full', uri: 'file:///elsewhere/C24-200.en.record', items: [] },
    ]);
  });
});

describe('what follows from the archive', () => {
  const record = (symbol: string): string =>
    `Document ${symbol}-E\n\n1\tOpening\n1.1\tThe Chair opened the meeting.\n`;

  it('is told of closed records, too, and only those are judged anew that it concerns', async () => {
    const files = new Map([
      [FIRST, record('C24/200')],
      [SECOND, record('C24/200')],
      [address('C24-203.en.record'), record('C24/203')],
    ]);
    editor = await converse(MODERN, files);
    const all = asker(editor);
    all.ask();
    await all.told(2);
    expect(all.shown.get(FIRST)).toEqual(['document-symbol-duplicate']);
    editor.judged.length = 0;
    files.set(SECOND, record('C24/201'));
    await changed(editor, [SECOND, FileChangeType.Changed]);
    await all.told(4);
    expect(all.shown.get(FIRST)).toEqual([]);
    await nothingElse(editor);
    expect(new Set(editor.judged)).toEqual(new Set([FIRST, SECOND]));
  });

  it('follows what is typed', async () => {
    const files = new Map([
      [FIRST, record('C24/200')],
      [SECOND, record('C24/201')],
    ]);
    editor = await converse(MODERN, files);
    const all = asker(editor);
    all.ask();
    await archiveIsRead(editor, FIRST);
    await editor.open(SECOND, record('C24/201'));
    await editor.change(SECOND, [{ text: record('C24/200') }]);
    await editor.pull(SECOND);
    await editor.request('precis/describe', { textDocument: { uri: SECOND } });
    expect([...all.shown]).toEqual([]);
    editor.pass(700);
    await all.told(1);
    expect([...all.shown]).toEqual([[FIRST, ['document-symbol-duplicate']]]);
  });
});

describe('an editor that is told', () => {
  it('is told of closed records, and that a file has vanished', async () => {
    const files = new Map([[FIRST, FAULTY]]);
    editor = await converse(OLD, files);
    expect(await editor.pushed(FIRST)).toMatchObject({ diagnostics: [{ code: 'section-order' }] });
    await editor.open(FIRST, RIGHT);
    expect(await editor.pushed(FIRST)).toMatchObject({ version: 1, diagnostics: [] });
    await editor.close(FIRST);
    expect(await editor.pushed(FIRST)).toMatchObject({ diagnostics: [{ code: 'section-order' }] });
    files.delete(FIRST);
    await changed(editor, [FIRST, FileChangeType.Deleted]);
    expect(await editor.pushed(FIRST)).toEqual({ uri: FIRST, diagnostics: [] });
  });

  it('is told nothing more of a folder that is closed', async () => {
    const capabilities = { workspace: { workspaceFolders: true } };
    editor = await converse(capabilities, new Map([[FIRST, FAULTY]]));
    await editor.pushed(FIRST);
    await editor.notify('workspace/didChangeWorkspaceFolders', {
      event: { added: [], removed: [{ uri: ROOT, name: 'archive' }] },
    });
    expect(await editor.pushed(FIRST)).toEqual({ uri: FIRST, diagnostics: [] });
  });
});
