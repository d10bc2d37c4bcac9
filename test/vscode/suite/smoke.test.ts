import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeAll, newRecord, problems } from './editor';

suite('The editor', () => {
  test('opens the sample workspace', () => {
    assert.equal(vscode.workspace.workspaceFolders?.length, 1);
  });

  test('finds the extension', () => {
    assert.ok(precis());
  });

  test('activates the extension on a record', async () => {
    const extension = precis();
    assert.ok(extension);

    const [folder] = vscode.workspace.workspaceFolders ?? [];
    assert.ok(folder);
    const uri = vscode.Uri.joinPath(folder.uri, 'smoke.record');
    await vscode.workspace.fs.writeFile(
      uri,
      new TextEncoder().encode('1.1\tThe Chairman opened the meeting.\n'),
    );
    try {
      const document = await vscode.workspace.openTextDocument(uri);
      await vscode.window.showTextDocument(document);
      assert.equal(document.languageId, 'summary-record');
      await extension.activate();
      assert.ok(extension.isActive);
    } finally {
      await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
      await vscode.workspace.fs.delete(uri);
    }
  });

  test('has a record say in which language it is read, and undoes that', async () => {
    const text = '1\tOpening\n1.1\tThe Chair opened the meeting.\n3\tClosure\n3.1\tIt was so agreed.\n';
    const { document } = await newRecord('C24-230.en.record', text);
    try {
      await problems(document.uri, (found) => found.length > 0);
      await vscode.commands.executeCommand('precis.chooseLanguage', 'fr');
      assert.equal(document.getText(), `% precis-language fr\n${text}`);
      await vscode.commands.executeCommand('undo');
      assert.equal(document.getText(), text);
    } finally {
      await closeAll();
    }
  });
});

function precis(): vscode.Extension<unknown> | undefined {
  return vscode.extensions.getExtension('precis.precis');
}
