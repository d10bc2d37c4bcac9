import { afterEach, describe, expect, it } from 'vitest';
import { FileChangeType } from 'vscode-languageserver';
import { asker } from './asker';
import { address, changed, FAULTY, FIRST, nothingElse, SECOND } from './closed';
import { type Conversation, converse, MODERN } from './conversation';

/** Of which records an editor is told: of those that are open, of all, or of all of a folder that is not too large. */

let editor: Conversation;
afterEach(async () => {
  await editor.end();
  expect(editor.logged).toEqual([]);
});

describe('the setting', () => {
  it('may leave it at the open records, and may be changed', async () => {
    editor = await converse(MODERN, new Map([[FIRST, FAULTY]]), { workspaceDiagnostics: 'openFiles' });
    const all = asker(editor);
    all.ask();
    await nothingElse(editor);
    expect(all.reports).toEqual([]);
    expect(editor.judged).toEqual([]);
    editor.settings = { workspaceDiagnostics: 'all' };
    await editor.notify('workspace/didChangeConfiguration', {});
    await all.told(1);
    editor.settings = { workspaceDiagnostics: 'openFiles' };
    await editor.notify('workspace/didChangeConfiguration', {});
    await all.told(2);
    expect([...all.shown]).toEqual([[FIRST, []]]);
  });

  it('that says nothing leaves an archive of very many alone', async () => {
    const many = Array.from({ length: 1001 }, (_, index) => [address(`${index}.record`), ''] as const);
    editor = await converse(MODERN, new Map(many));
    const all = asker(editor);
    all.ask();
    await nothingElse(editor);
    expect(editor.judged).toEqual([]);
    expect(editor.logged.splice(0)).toEqual([expect.stringMatching(/^The folder holds 1001 records:/)]);
  });

  it('that says nothing follows the size of the archive', async () => {
    const many = Array.from({ length: 1000 }, (_, index) => [address(`${index}.record`), ''] as const);
    const files = new Map([[FIRST, FAULTY], ...many.slice(1)]);
    editor = await converse(MODERN, files);
    const all = asker(editor);
    all.ask();
    await all.told(1);
    files.set(SECOND, '');
    await changed(editor, [SECOND, FileChangeType.Created]);
    await all.told(2);
    expect([...all.shown]).toEqual([[FIRST, []]]);
  });

  it('that a rule is off holds for closed records', async () => {
    editor = await converse(MODERN, new Map([[FIRST, FAULTY]]));
    const all = asker(editor);
    all.ask();
    await all.told(1);
    editor.settings = { rules: { 'section-order': 'off' } };
    await editor.notify('workspace/didChangeConfiguration', {});
    await all.told(2);
    expect(all.shown.get(FIRST)).toEqual([]);
  });
});
