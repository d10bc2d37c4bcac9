import { afterEach, describe, expect, it } from 'vitest';
import type { CodeAction, TextDocumentEdit, TextEdit } from 'vscode-languageserver';
import { type Conversation, converse, edited, MODERN, OLD, ROOT } from './conversation';

/** What an editor is offered to correct, and what comes of it. */

const URI = `${ROOT}/C24-200.en.record`;
const FAULTY =
  '1\tOpening\n1.1\tThe Chair opened the meeting.\n3\tClosure\n2.1\tThe Chair closed the meeting.\n';
const AT_FAULT = { start: { line: 2, character: 0 }, end: { line: 2, character: 0 } };
const SLIPS =
  '1\tReport (Document C24/8 (Rev.1))\n1.1\tThe Chair introduced Document C24/8 (Rev.1).\n1.2\tThe Council noted Document C24/8(Rev.1).\n';

let editor: Conversation;
afterEach(async () => {
  await editor.end();
  expect(editor.logged).toEqual([]);
});

function editsOf({ edit }: CodeAction): TextEdit[] {
  const [change] = edit?.documentChanges ?? [];
  return change
    ? ((change as TextDocumentEdit).edits as TextEdit[])
    : Object.values(edit?.changes ?? {}).flat();
}

describe('quick fixes', () => {
  it('are those of the finding under the cursor, the first preferred, and its diagnostic with them', async () => {
    editor = await converse(MODERN);
    await editor.open(URI, FAULTY);
    const report = await editor.pull(URI);
    const diagnostics = report.kind === 'full' ? report.items : [];
    const actions = await editor.actions(URI, AT_FAULT, ['quickfix'], diagnostics);
    expect(actions.map(({ title }) => title)).toEqual([
      expect.stringMatching(/^Change the number to 2/),
      'Renumber the record, with all that names its paragraphs',
      'Disable section-order for this line',
    ]);
    expect(actions[0]).toMatchObject({
      isPreferred: true,
      diagnostics: [{ code: 'section-order' }],
      edit: { documentChanges: [{ textDocument: { uri: URI, version: 1 } }] },
    });
  });

  it('remove the finding', async () => {
    editor = await converse(MODERN);
    await editor.open(URI, FAULTY);
    const [fix] = await editor.actions(URI, AT_FAULT, ['quickfix']);
    await editor.change(
      URI,
      editsOf(fix as CodeAction).map(({ range, newText }) => ({ range, text: newText })),
    );
    expect(await editor.pull(URI)).toMatchObject({ items: [] });
  });

  it('silence a rule for a line, in the line ends of the text', async () => {
    editor = await converse(MODERN);
    const text = FAULTY.replaceAll('\n', '\r\n');
    await editor.open(URI, text);
    const silence = (await editor.actions(URI, AT_FAULT, ['quickfix'])).at(-1);
    const quiet = edited(text, editsOf(silence as CodeAction));
    expect(quiet.split('\r\n')[2]).toBe('% precis-disable-next-line section-order');
    await editor.change(URI, [{ text: quiet }]);
    expect(await editor.pull(URI)).toMatchObject({ items: [] });
  });

  it('are none where nothing is wrong', async () => {
    editor = await converse(MODERN);
    await editor.open(URI, FAULTY);
    const elsewhere = { start: { line: 1, character: 9 }, end: { line: 1, character: 9 } };
    expect(await editor.actions(URI, elsewhere, ['quickfix'])).toEqual([]);
  });

  it('on save are only for what is shown', async () => {
    editor = await converse(MODERN, new Map(), { check: 'onSave' });
    await editor.open(URI, FAULTY.replace('3\tC', '2\tC'));
    await editor.pull(URI);
    await editor.change(URI, [
      { range: { start: AT_FAULT.start, end: { line: 2, character: 1 } }, text: '3' },
    ]);
    expect(await editor.actions(URI, AT_FAULT, ['quickfix'])).toEqual([]);
    await editor.save(URI);
    expect(await editor.actions(URI, AT_FAULT, ['quickfix'])).toHaveLength(3);
  });

  it('come without versions to an editor that knows none', async () => {
    editor = await converse(OLD);
    await editor.open(URI, FAULTY);
    await editor.pushed(URI);
    const [fix] = await editor.actions(URI, AT_FAULT, ['quickfix']);
    expect(fix?.edit).toEqual({ changes: { [URI]: [expect.objectContaining({ newText: '2' })] } });
  });
});

describe('the whole record', () => {
  it('is corrected in one go, touching nothing but the faults', async () => {
    editor = await converse(MODERN);
    await editor.open(URI, SLIPS);
    const [action] = await editor.actions(URI, AT_FAULT, ['source.fixAll']);
    expect(action).toMatchObject({
      kind: 'source.fixAll.precis',
      title: 'Fix all safe problems in this record',
    });
    expect(action?.edit).toBeUndefined();
    const resolved = await editor.request<CodeAction>('codeAction/resolve', action);
    const edits = editsOf(resolved);
    expect(
      edits.every(
        ({ range, newText }) => newText === '' && range.end.character - range.start.character === 1,
      ),
    ).toBe(true);
    expect(edited(SLIPS, edits)).toBe(SLIPS.replaceAll(' (Rev', '(Rev'));
  });

  it('is corrected at once for an editor that resolves nothing', async () => {
    editor = await converse(OLD);
    await editor.open(URI, SLIPS);
    await editor.pushed(URI);
    const [action] = await editor.actions(URI, AT_FAULT, ['source.fixAll.precis']);
    expect(edited(SLIPS, editsOf(action as CodeAction))).toBe(SLIPS.replaceAll(' (Rev', '(Rev'));
  });

  it('is not offered corrections when there are none', async () => {
    editor = await converse(MODERN);
    await editor.open(URI, FAULTY);
    expect(await editor.actions(URI, AT_FAULT, ['source'])).toEqual([]);
  });

  it('is cleaned of what an extraction left behind', async () => {
    editor = await converse(MODERN);
    const text = '[bookmark: _Hlk1]1\tOpening\n[bookmark: _Hlk2]\n1.1\t[bookmark: a]The Chair spoke.\n';
    await editor.open(URI, text);
    const [action] = await editor.actions(URI, AT_FAULT, ['source.removeArtefacts.precis']);
    const resolved = await editor.request<CodeAction>('codeAction/resolve', action);
    expect(edited(text, editsOf(resolved))).toBe('1\tOpening\n1.1\tThe Chair spoke.\n');
  });
});
