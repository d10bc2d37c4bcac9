import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import {
  bytesOf,
  closeAll,
  contentOf,
  newRecord,
  openRecord,
  problems,
  ruleOf,
  rulesOf,
  sample,
} from './editor';

const FAULTY =
  '1\tOpening\n1.1\tThe Chair opened the meeting.\n3\tClosure\n3.1\tThe Chair closed the meeting.\n';

suite('Problems', () => {
  teardown(closeAll);

  test('are those that were planted, no more and no fewer', async () => {
    const { document } = await openRecord('C24/C24-118.zh.record');
    const planted = await plantedIn('C24-118.zh.record');
    const found = await problems(document.uri, (all) => all.length >= planted.length);
    assert.deepEqual(rulesOf(found), planted);
  });

  test('are none in a record without fault', async () => {
    const { document } = await openRecord('C24/C24-117.zh.record');
    const other = await openRecord('C24/C24-118.zh.record');
    await problems(other.document.uri, (all) => all.length > 0);
    assert.deepEqual(await problems(document.uri, () => true), []);
  });

  test('lead to the page of their rule', async () => {
    const { document } = await openRecord('C24/C24-118.zh.record');
    const [problem] = await problems(document.uri, (all) => all.length > 0);
    assert.ok(problem && typeof problem.code === 'object');
    const page = await contentOf(problem.code.target);
    assert.ok(page.startsWith(`# ${ruleOf(problem)}\n`));
  });

  test('are those of records that are not open, too', async () => {
    const uri = sample('C24/C24-119.zh.record');
    const planted = await plantedIn('C24-119.zh.record');
    const found = await problems(uri, (all) => all.length >= planted.length);
    assert.deepEqual(rulesOf(found), planted);
    assert.ok(vscode.workspace.textDocuments.every((document) => document.uri.path !== uri.path));
  });

  test('of a file come, change and go with it', async () => {
    const uri = sample('C24/closed.record');
    const write = (text: string) => vscode.workspace.fs.writeFile(uri, bytesOf(text));
    await write(FAULTY);
    assert.deepEqual(rulesOf(await problems(uri, (all) => all.length > 0)), ['section-order']);
    const { document } = await openRecord('C24/closed.record');
    assert.deepEqual(rulesOf(await problems(uri, (all) => all.length > 0)), ['section-order']);
    await closeAll();
    assert.equal(vscode.window.activeTextEditor, undefined);
    await write(document.getText().replace('3\tClosure\n3.1', '2\tClosure\n2.1'));
    assert.deepEqual(await problems(uri, (all) => all.length === 0), []);
    await write(FAULTY);
    await problems(uri, (all) => all.length > 0);
    await vscode.workspace.fs.delete(uri);
    assert.deepEqual(await problems(uri, (all) => all.length === 0), []);
  });

  test('follow the text while it is typed', async () => {
    const editor = await newRecord('typed.record', FAULTY);
    const { document } = editor;
    await problems(document.uri, (all) => all.some((problem) => ruleOf(problem) === 'section-order'));
    await editor.edit((edit) => {
      edit.replace(new vscode.Range(2, 0, 2, 1), '2');
      edit.replace(new vscode.Range(3, 0, 3, 1), '2');
    });
    assert.deepEqual(await problems(document.uri, (all) => all.length === 0), []);
  });

  test('of a document without file', async () => {
    const document = await vscode.workspace.openTextDocument({ language: 'summary-record', content: FAULTY });
    await vscode.window.showTextDocument(document);
    assert.deepEqual(rulesOf(await problems(document.uri, (all) => all.length > 0)), ['section-order']);
  });

  test('of a text file that the settings of the folder name as a record', async () => {
    const settings = sample('precis.json');
    const before = await contentOf(settings);
    await vscode.workspace.fs.writeFile(settings, bytesOf('{ "records": ["minutes/*.txt"] }'));
    try {
      const { document } = await newRecord('minutes/C24-300.txt', FAULTY);
      const found = await problems(document.uri, (all) => all.length > 0);
      assert.deepEqual(rulesOf(found), ['section-order']);
    } finally {
      await vscode.workspace.fs.writeFile(settings, bytesOf(before));
    }
  });

  test('on save are those of the saved text', async () => {
    const configuration = vscode.workspace.getConfiguration('precis');
    await configuration.update('check', 'onSave', vscode.ConfigurationTarget.Workspace);
    try {
      const editor = await newRecord('saved.record', FAULTY);
      const { document } = editor;
      await problems(document.uri, (all) => all.length === 1);
      await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), '% A remark.\n'));
      const [moved] = await problems(document.uri, (all) => all[0]?.range.start.line === 3);
      assert.equal(moved && ruleOf(moved), 'section-order');
      await editor.edit((edit) => {
        edit.replace(new vscode.Range(3, 0, 3, 1), '2');
        edit.replace(new vscode.Range(4, 0, 4, 1), '2');
      });
      await document.save();
      assert.deepEqual(await problems(document.uri, (all) => all.length === 0), []);
    } finally {
      await configuration.update('check', undefined, vscode.ConfigurationTarget.Workspace);
    }
  });
});

suite('Corrections', () => {
  teardown(closeAll);

  test('of one problem: the text is right, and undone it is byte for byte as it was', async () => {
    const { document } = await openRecord('C24/C24-118.zh.record');
    const before = await contentOf(document.uri);
    const found = await problems(document.uri, (all) => all.length > 0);
    const blank = found.find((problem) => ruleOf(problem) === 'document-form');
    assert.ok(blank);
    const actions = await quickFixes(document.uri, blank.range);
    const fix = actions.find(({ isPreferred }) => isPreferred);
    assert.ok(fix?.edit);
    assert.ok(await vscode.workspace.applyEdit(fix.edit));
    assert.ok(document.getText().includes('C24/8(Rev.1)号文件载有'));
    await problems(document.uri, (all) => all.every((problem) => ruleOf(problem) !== 'document-form'));
    await vscode.commands.executeCommand('undo');
    assert.equal(document.getText(), before);
    assert.equal(await contentOf(document.uri), before);
  });

  test('can be a word to the checker', async () => {
    const { document } = await openRecord('C24/C24-118.zh.record');
    const found = await problems(document.uri, (all) => all.length > 0);
    const dash = found.find((problem) => ruleOf(problem) === 'range-dash');
    assert.ok(dash);
    const silence = (await quickFixes(document.uri, dash.range)).find(({ title }) =>
      title.includes('range-dash'),
    );
    assert.ok(silence?.edit);
    await vscode.workspace.applyEdit(silence.edit);
    assert.ok(document.getText().includes('\n% precis-disable-next-line range-dash\n1.3\t'));
    await problems(document.uri, (all) => all.every((problem) => ruleOf(problem) !== 'range-dash'));
  });

  test('of a whole record, by the command', async () => {
    const { document } = await openRecord('C24/C24-118.zh.record');
    const found = await problems(document.uri, (all) => all.length > 0);
    await vscode.commands.executeCommand('precis.fixAll');
    const left = await problems(document.uri, (all) => all.length < found.length);
    assert.ok(!rulesOf(left).includes('document-form'));
    assert.ok(document.getText().includes('2024-2027年'));
  });

  test('of what an extraction left behind, by the command', async () => {
    const { document } = await openRecord('C24/C24-119.zh.record');
    await problems(document.uri, (all) => all.length > 0);
    await vscode.commands.executeCommand('precis.removeArtefacts');
    await problems(document.uri, (all) => all.every((problem) => ruleOf(problem) !== 'extraction-artefact'));
    assert.ok(!document.getText().includes('[bookmark:'));
  });

  async function quickFixes(uri: vscode.Uri, range: vscode.Range): Promise<vscode.CodeAction[]> {
    return vscode.commands.executeCommand('vscode.executeCodeActionProvider', uri, range, 'quickfix');
  }
});

/** The rules of the faults that the README of the samples lists for a record. */
async function plantedIn(record: string): Promise<string[]> {
  const readme = await contentOf(sample('README.md'));
  const [, table = ''] = readme.split(`### ${record}\n`);
  const rows = table.split('\n### ')[0]?.split('\n') ?? [];
  const rules = rows
    .map((row) => /^\|[^|]*\| ([a-z-]+) \|/.exec(row)?.[1])
    .filter((rule) => rule !== undefined);
  return rules.filter((rule) => rule !== 'rule').sort();
}
