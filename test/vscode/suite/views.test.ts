import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeAll, openRecord, problems } from './editor';

suite('The lists beside the text', () => {
  teardown(closeAll);

  for (const view of [
    'precis.decisions',
    'precis.otherLanguages',
    'precis.citedHere',
    'precis.citedBy',
    'precis.session',
  ])
    test(`${view} is shown`, async () => {
      const { document } = await openRecord('C24/C24-118.zh.record');
      await problems(document.uri, (all) => all.length > 0);
      await vscode.commands.executeCommand(`${view}.focus`);
      // The record stays the one that is shown: the lists take nothing but the focus.
      assert.equal(vscode.window.activeTextEditor?.document, document);
    });
});

suite('What stands above headings', () => {
  const setting = () => vscode.workspace.getConfiguration('precis');
  teardown(async () => {
    await setting().update('headingLens', undefined, vscode.ConfigurationTarget.Workspace);
    await closeAll();
  });

  test('leads to the decision and to the documents, when it is wanted', async () => {
    const editor = await openRecord('C24/C24-118.zh.record');
    const { document } = editor;
    await problems(document.uri, (all) => all.length > 0);
    await setting().update('headingLens', true, vscode.ConfigurationTarget.Workspace);
    const lenses = await lensesAbove(document.uri);
    const [about, noted] = lenses;
    assert.equal(about?.title, 'C24/33');
    assert.equal(noted?.title, 'Noted in 1.5');

    await follow(noted);
    assert.equal(
      document.getText(vscode.window.activeTextEditor?.selection),
      '理事会将C24/33号文件中的报告记录在案。',
    );
    await follow(about);
    assert.match(vscode.window.activeTextEditor?.document.uri.path ?? '', /S24-CL-C-0033/);
  });
});

/** The commands above the headings of a record. */
async function lensesAbove(uri: vscode.Uri): Promise<readonly vscode.Command[]> {
  const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>(
    'vscode.executeCodeLensProvider',
    uri,
    99,
  );
  return lenses.flatMap(({ command }) => command ?? []);
}

async function follow(command: vscode.Command | undefined): Promise<void> {
  assert.ok(command);
  await vscode.commands.executeCommand(command.command, ...(command.arguments ?? []));
}
