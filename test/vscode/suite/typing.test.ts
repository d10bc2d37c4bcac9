import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeAll, isOld, newRecord, paste, press, problems, text } from './editor';

/** What the keys of the editor make of a record, and what undoing makes of that. */

const RECORD = '1\tReport\n1.1\tThe Chair introduced Document C24/8 (Rev.1).\n1.2\tIt was so agreed.\n';
const AFTER_ENTER = RECORD.replace('1.2\t', '1.2\t\n1.3\t');

suite('typing', () => {
  teardown(closeAll);

  test('Enter behind a paragraph begins the next; one undo takes the numbers back', async function () {
    if (isOld()) this.skip();
    const editor = await checkedRecord('C24-220.en.record');
    putCursor(editor, 'Rev.1).');
    await press('Enter', 'type', { text: '\n' });
    await text(editor.document, AFTER_ENTER);
    assert.deepEqual(editor.selection.active, new vscode.Position(2, 4));
    await vscode.commands.executeCommand('undo');
    assert.equal(editor.document.getText(), RECORD.replace('\n1.2\t', '\n\n1.2\t'));
  });

  test('Enter on a number without text takes it away, and all is as it was but for an empty line', async function () {
    if (isOld()) this.skip();
    const editor = await checkedRecord('C24-221.en.record');
    putCursor(editor, 'Rev.1).');
    await press('Enter', 'type', { text: '\n' });
    await text(editor.document, AFTER_ENTER);
    await press('Enter', 'type', { text: '\n' });
    await text(editor.document, RECORD.replace('\n1.2\t', '\n\n1.2\t'));
    assert.deepEqual(editor.selection.active, new vscode.Position(2, 0));
  });

  test('a paragraph becomes a heading and again a paragraph, each with one undo', async () => {
    const editor = await checkedRecord('C24-223.en.record');
    putCursor(editor, '1.2\t');
    await press('Shift+Tab', 'precis.makeHeading');
    await text(editor.document, RECORD.replace('1.2\t', '2\t'));
    await press('Tab', 'precis.makeParagraph');
    await text(editor.document, RECORD);
    await vscode.commands.executeCommand('undo');
    assert.equal(editor.document.getText(), RECORD.replace('1.2\t', '2\t'));
    await vscode.commands.executeCommand('undo');
    assert.equal(editor.document.getText(), RECORD);
  });

  test('where there is no other level, the key does what it does elsewhere', async () => {
    const editor = await checkedRecord('C24-224.en.record');
    putCursor(editor, '1.2\t');
    await press('Tab', 'precis.makeParagraph', { otherwise: 'tab' });
    await text(editor.document, RECORD.replace('1.2\t', '1.2\t\t'));
  });

  test('what is pasted is as in a record, and one undo takes it back', async function () {
    if (isOld()) this.skip();
    const editor = await checkedRecord('C24-225.en.record');
    editor.selection = new vscode.Selection(3, 0, 3, 0);
    await paste('1.3  The meeting was\u00a0closed.\n');
    await text(editor.document, `${RECORD}1.3\tThe meeting was closed.\n`);
    await vscode.commands.executeCommand('undo');
    assert.equal(editor.document.getText(), RECORD);
  });

  test('what is pasted is as it was copied, where that is set', async () => {
    const editor = await checkedRecord('C24-226.en.record');
    const settings = vscode.workspace.getConfiguration('precis', editor.document.uri);
    await settings.update('paste', 'asCopied', vscode.ConfigurationTarget.Workspace);
    editor.selection = new vscode.Selection(3, 0, 3, 0);
    await paste('1.3  The meeting was closed.\n');
    await text(editor.document, `${RECORD}1.3  The meeting was closed.\n`);
    await settings.update('paste', undefined, vscode.ConfigurationTarget.Workspace);
  });

  test('a record is formatted, and undone it is as it was', async () => {
    const editor = await checkedRecord('C24-222.en.record');
    await vscode.commands.executeCommand('editor.action.formatDocument');
    assert.equal(editor.document.getText(), RECORD.replace('8 (', '8('));
    await vscode.commands.executeCommand('undo');
    assert.equal(editor.document.getText(), RECORD);
  });
});

/** A record that the server has read, with its whole archive: a blank in a symbol is what it finds. */
async function checkedRecord(name: string): Promise<vscode.TextEditor> {
  const editor = await newRecord(name, RECORD);
  await problems(editor.document.uri, (all) => all.length > 0);
  await vscode.commands.executeCommand(
    'vscode.executeReferenceProvider',
    editor.document.uri,
    new vscode.Position(0, 0),
  );
  return editor;
}

function putCursor(editor: vscode.TextEditor, behind: string): void {
  const { document } = editor;
  const place = document.positionAt(document.getText().indexOf(behind) + behind.length);
  editor.selection = new vscode.Selection(place, place);
}
