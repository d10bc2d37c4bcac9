import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeAll, isOld, newRecord, problems, setting, text, until } from './editor';

/** Where one is in a record: what stands above the text, what sticks to its top, what is marked beside it. */

const TABLE = 'Subjects discussed\tDocuments\n1\tBudget\tC24/8\n2\tClosure\t–\n\n';
const BODY = '1\tBudget (Document C24/8)\n1.1\tIt was so agreed.\n2\tClosure\n2.1\tOne.\n';

suite('Seeing', () => {
  teardown(async () => {
    await setting('editor', 'linkedEditing', undefined);
    await closeAll();
  });

  test('a title is typed in the table and in its heading at once, where the editor links', async () => {
    const editor = await newRecord('linked.record', TABLE + BODY);
    const { document } = editor;
    await setting('editor', 'linkedEditing', true);
    const at = document.positionAt(document.getText().lastIndexOf('Budget') + 'Budget'.length);
    editor.selection = new vscode.Selection(at, at);
    await vscode.commands.executeCommand('editor.action.linkedEditing');
    await vscode.commands.executeCommand('type', { text: 's' });
    const after = (TABLE + BODY).replaceAll('Budget', 'Budgets');
    await text(document, after);
    await vscode.commands.executeCommand('undo');
    await text(document, TABLE + BODY);
  });

  test('a title is typed in one place, where the editor does not', async () => {
    const editor = await newRecord('unlinked.record', TABLE + BODY);
    const { document } = editor;
    const at = document.positionAt(document.getText().lastIndexOf('Budget'));
    editor.selection = new vscode.Selection(at, at);
    await vscode.commands.executeCommand('editor.action.linkedEditing');
    await vscode.commands.executeCommand('type', { text: 'A' });
    assert.equal(document.getText(), TABLE + BODY.replace('Budget', 'ABudget'));
  });

  test('the heading and the paragraph stick to the top while its points are read', async function () {
    if (isOld()) this.skip();
    const points = Array.from({ length: 90 }, (_, index) => `•\tpoint ${index};\n`).join('');
    const editor = await newRecord('sticky.record', `1\tReport\n1.1\tThe points were:\n${points}`);
    await vscode.commands.executeCommand('vscode.executeDocumentSymbolProvider', editor.document.uri);
    const within = new vscode.Selection(60, 0, 60, 0);
    for (const steps of [0, 1])
      await until(
        () => editor.selection.active.line === 1 - steps,
        async () => {
          editor.selection = within;
          editor.revealRange(within, vscode.TextEditorRevealType.AtTop);
          await vscode.commands.executeCommand('editor.action.focusStickyScroll');
          if (steps > 0) await vscode.commands.executeCommand('editor.action.selectPreviousStickyScrollLine');
          await vscode.commands.executeCommand('editor.action.goToFocusedStickyScrollLine');
        },
      );
  });
});

suite('On save', () => {
  teardown(async () => {
    await setting('editor', 'codeActionsOnSave', undefined);
    await closeAll();
  });

  const RECORD =
    '1\tReport (Documents C24/105 and C24/8 (Rev.1))\n1.1\tThe Council noted C24/8 (Rev.1) and C24/105.\n';
  const FIXED = RECORD.replaceAll('8 (', '8(');
  const ORGANIZED = RECORD.replace('C24/105 and C24/8 (Rev.1))', 'C24/8 (Rev.1) and C24/105)');

  for (const [what, kinds, after] of [
    ['what can be fixed safely is fixed', ['source.fixAll.precis'], FIXED],
    ['the documents of headings are put in order', ['source.organizeReferences.precis'], ORGANIZED],
    [
      'both are done',
      ['source.fixAll.precis', 'source.organizeReferences.precis'],
      ORGANIZED.replaceAll('8 (', '8('),
    ],
    ['nothing is done unasked', [], `${RECORD}\n`],
  ] as const)
    test(what, async () => {
      await setting(
        'editor',
        'codeActionsOnSave',
        Object.fromEntries(kinds.map((kind) => [kind, 'explicit'])),
      );
      const { document } = await newRecord(`save-${kinds.length}-${what.length}.record`, RECORD);
      await problems(document.uri, (all) => all.length > 0);
      const edit = new vscode.WorkspaceEdit();
      edit.insert(document.uri, new vscode.Position(2, 0), '\n');
      await vscode.workspace.applyEdit(edit);
      await vscode.commands.executeCommand('workbench.action.files.save');
      assert.equal(document.isDirty, false);
      assert.equal(document.getText(), kinds.length === 0 ? after : `${after}\n`);
    });
});
