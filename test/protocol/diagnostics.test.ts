import { afterEach, describe, expect, it } from 'vitest';
import { DiagnosticTag, type FullDocumentDiagnosticReport } from 'vscode-languageserver';
import { type Conversation, converse, MODERN, OLD, ROOT } from './conversation';

/** What an editor is told of a record: asked and unasked, while typing and on save. */

const URI = `${ROOT}/C24-200.en.record`;
const FAULTY =
  '1\tOpening\n1.1\tThe Chair opened the meeting.\n3\tClosure\n3.1\tThe Chair closed the meeting.\n';
const RIGHT = FAULTY.replace('3\tClosure\n3.1', '2\tClosure\n2.1');

let editor: Conversation;
afterEach(async () => {
  await editor.end();
  expect(editor.logged).toEqual([]);
});

const line = (number: number, from: number, to: number) => ({
  start: { line: number, character: from },
  end: { line: number, character: to },
});

describe('an editor that asks', () => {
  it('is given findings with their rule, page, place and related places', async () => {
    editor = await converse(MODERN);
    await editor.open(URI, FAULTY);
    const report = await editor.pull(URI);
    expect(report).toMatchObject({
      kind: 'full',
      items: [
        {
          code: 'section-order',
          source: 'Précis',
          severity: 1,
          message: 'Heading 3 follows heading 1; 2 was expected.',
          range: line(2, 0, 1),
          codeDescription: { href: 'file:///pages/section-order.md' },
          relatedInformation: [{ location: { uri: URI, range: line(0, 0, 1) } }],
        },
      ],
    });
  });

  it('is told what is to be faded, and what to be struck through', async () => {
    editor = await converse(MODERN);
    await editor.open(
      URI,
      'Document C24/200-E\nSUMMARY RECORD\n1\tReport\n1.1\t[bookmark: lt_pId001]Resolution 71 (Rev. Dubai, 2018) was recalled.\n1.3\tOne.\n',
    );
    const { items } = (await editor.pull(URI)) as FullDocumentDiagnosticReport;
    expect(Object.fromEntries(items.map(({ code, tags }) => [code, tags]))).toEqual({
      'extraction-artefact': [DiagnosticTag.Unnecessary],
      'citation-outdated': [DiagnosticTag.Deprecated],
      'paragraph-order': undefined,
    });
  });

  it('is told that nothing changed while text and settings are the same', async () => {
    editor = await converse(MODERN);
    await editor.open(URI, FAULTY);
    const first = await editor.pull(URI);
    const again = await editor.pull(URI, first.resultId);
    expect(again).toEqual({ kind: 'unchanged', resultId: first.resultId });
    await editor.change(URI, [
      { range: line(2, 0, 1), text: '2' },
      { range: line(3, 0, 1), text: '2' },
    ]);
    const fixed = await editor.pull(URI, first.resultId);
    expect(fixed).toMatchObject({ kind: 'full', items: [] });
    expect(fixed.resultId).not.toBe(first.resultId);
  });

  it('is told so while what is typed moves none of them, and given them anew when it does', async () => {
    editor = await converse(MODERN);
    await editor.open(URI, FAULTY);
    const first = await editor.pull(URI);
    await editor.change(URI, [{ range: line(1, 8, 8), text: 'x' }]);
    expect(await editor.pull(URI, first.resultId)).toEqual({ kind: 'unchanged', resultId: first.resultId });
    await editor.change(URI, [{ range: line(0, 0, 0), text: '\n' }]);
    const moved = await editor.pull(URI, first.resultId);
    expect(moved).toMatchObject({
      kind: 'full',
      items: [{ range: line(3, 0, 1), relatedInformation: [{ location: { range: line(1, 0, 1) } }] }],
    });
    expect(moved.resultId).not.toBe(first.resultId);
  });

  it('is given nothing of a document that is not open', async () => {
    editor = await converse(MODERN);
    expect(await editor.pull(URI)).toEqual({ kind: 'full', items: [] });
    await editor.open(URI, FAULTY);
    await editor.close(URI);
    expect(await editor.pull(URI)).toEqual({ kind: 'full', items: [] });
  });

  it('may have documents without a file, and texts of any line end', async () => {
    editor = await converse(MODERN);
    await editor.open('untitled:Untitled-1', FAULTY.replaceAll('\n', '\r\n'));
    const report = await editor.pull('untitled:Untitled-1');
    expect(report).toMatchObject({ items: [{ range: line(2, 0, 1) }] });
    await editor.open('untitled:Untitled-2', FAULTY.replaceAll('\n', '\r'));
    expect(await editor.pull('untitled:Untitled-2')).toMatchObject({ items: [{ range: line(2, 0, 1) }] });
  });
});

describe('an editor that is told', () => {
  it('is told once a version, and of nothing in between', async () => {
    editor = await converse(OLD);
    await editor.open(URI, FAULTY);
    expect(await editor.pushed(URI)).toMatchObject({ version: 1, diagnostics: [{ code: 'section-order' }] });
    await editor.change(URI, [{ range: line(1, 4, 4), text: 'Yesterday, ' }]);
    const second = await editor.pushed(URI);
    expect(second).toMatchObject({ version: 2, diagnostics: [{ code: 'section-order' }] });
    await editor.change(URI, [{ text: RIGHT }]);
    expect(await editor.pushed(URI)).toMatchObject({ version: 3, diagnostics: [] });
    expect(editor.unseen(URI)).toBe(0);
  });

  it('is told what it understands and no more', async () => {
    editor = await converse(OLD);
    await editor.open(URI, FAULTY);
    const [diagnostic] = (await editor.pushed(URI)).diagnostics;
    expect(Object.keys(diagnostic ?? {}).sort()).toEqual(['code', 'message', 'range', 'severity', 'source']);
  });

  it('hears nothing more of a record that it closes', async () => {
    editor = await converse(OLD);
    await editor.open(URI, FAULTY);
    await editor.pushed(URI);
    await editor.close(URI);
    expect(await editor.pushed(URI)).toEqual({ uri: URI, diagnostics: [] });
  });
});

describe('on save', () => {
  it('findings stay those of what was saved, and move along with the text', async () => {
    editor = await converse(MODERN, new Map(), { check: 'onSave' });
    await editor.open(URI, FAULTY);
    const first = await editor.pull(URI);
    expect(first).toMatchObject({ kind: 'full', items: [{ range: line(2, 0, 1) }] });
    await editor.change(URI, [{ range: line(3, 4, 4), text: 'At last, ' }]);
    expect(await editor.pull(URI, first.resultId)).toEqual({ kind: 'unchanged', resultId: first.resultId });
    await editor.change(URI, [{ range: line(0, 0, 0), text: '\n' }]);
    const moved = await editor.pull(URI, first.resultId);
    expect(moved).toMatchObject({ kind: 'full', items: [{ range: line(3, 0, 1) }] });
    await editor.change(URI, [{ text: RIGHT }]);
    await editor.pull(URI, moved.resultId);
    await editor.change(URI, [{ text: `${RIGHT}4\tOther business\n` }]);
    expect(await editor.pull(URI)).toMatchObject({ items: [] });
    await editor.save(URI);
    expect(await editor.pull(URI)).toMatchObject({ items: [{ range: line(4, 0, 1) }] });
    expect(editor.asked).toContain('workspace/diagnostic/refresh');
  });

  it('an editor that is told is told of places while it types and of findings when it saves', async () => {
    editor = await converse({ workspace: { configuration: true } }, new Map(), { check: 'onSave' });
    await editor.open(URI, RIGHT);
    expect(await editor.pushed(URI)).toMatchObject({ diagnostics: [] });
    await editor.change(URI, [{ text: FAULTY }]);
    await editor.request('textDocument/hover', {
      textDocument: { uri: URI },
      position: { line: 0, character: 0 },
    });
    expect(editor.unseen(URI)).toBe(0);
    await editor.save(URI);
    expect(await editor.pushed(URI)).toMatchObject({ version: 2, diagnostics: [{ code: 'section-order' }] });
  });

  it('can be changed to typing while records are open', async () => {
    editor = await converse(MODERN, new Map(), { check: 'onSave' });
    await editor.open(URI, RIGHT);
    await editor.pull(URI);
    await editor.change(URI, [{ text: FAULTY }]);
    expect(await editor.pull(URI)).toMatchObject({ items: [] });
    editor.settings = { check: 'onType' };
    await editor.notify('workspace/didChangeConfiguration', { settings: null });
    await editor.request('precis/describe', { textDocument: { uri: URI } });
    expect(await editor.pull(URI)).toMatchObject({ items: [{ code: 'section-order' }] });
  });
});
