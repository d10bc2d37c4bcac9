import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeAll, newRecord, openRecord, placeOf, problems, text, until } from './editor';

/** The language versions of a record beside one another. */

const top = ({ visibleRanges }: vscode.TextEditor): number => visibleRanges[0]?.start.line ?? -1;

suite('Side by side', () => {
  teardown(closeAll);

  /** Long enough to be scrolled: the English has two lines to each paragraph. */
  const chinese = `文件 C24/190-C\n\n1\t报告\n${lines((number) => `1.${number}\t第${number}位理事发言。\n`)}`;
  const english = `Document C24/190-E\n\n1\tReport\n${lines((number) => `1.${number}\tCouncillor ${number} spoke.\n•\tmore\n`)}`;

  function lines(line: (number: number) => string): string {
    return Array.from({ length: 300 }, (_, index) => line(index + 1)).join('');
  }

  function editorOf(document: vscode.TextDocument): vscode.TextEditor {
    const found = vscode.window.visibleTextEditors.find((editor) => editor.document === document);
    assert.ok(found);
    return found;
  }

  /** Both versions, the one in which one writes first. */
  async function openBoth(): Promise<{ here: vscode.TextEditor; there: vscode.TextEditor }> {
    await newRecord('C24/C24-190.en.record', english);
    const { document } = await newRecord('C24/C24-190.zh.record', chinese);
    await until(
      () => vscode.window.visibleTextEditors.length === 2,
      async () => {
        // The server may not have seen the files yet.
        await vscode.commands.executeCommand('precis.openOtherLanguage');
      },
    );
    const there = vscode.window.visibleTextEditors.find((editor) => editor.document !== document);
    assert.ok(there);
    assert.equal(there.document.uri.path.split('/').at(-1), 'C24-190.en.record');
    assert.equal(vscode.window.activeTextEditor?.document, document);
    return { here: editorOf(document), there };
  }

  /** Waits until what is at the top of an editor is so. */
  function atTop(editor: vscode.TextEditor, isSo: (line: number) => boolean): Promise<void> {
    if (isSo(top(editor))) return Promise.resolve();
    return new Promise((resolve) => {
      const listener = vscode.window.onDidChangeTextEditorVisibleRanges(({ textEditor }) => {
        if (textEditor !== editor || !isSo(top(editor))) return;
        listener.dispose();
        resolve();
      });
    });
  }

  test('two versions scroll together, until one is closed', async () => {
    const { here, there } = await openBoth();
    here.revealRange(new vscode.Range(203, 0, 203, 0), vscode.TextEditorRevealType.AtTop);
    await atTop(here, (line) => line > 190);
    const shown = top(here);
    // Line 3 is 1.1 in both; from there on two lines there are one here.
    await atTop(there, (line) => Math.abs(line - (3 + (shown - 3) * 2)) <= 2);
    assert.ok(Math.abs(top(here) - shown) <= 1, 'The one that was scrolled stays where it is.');

    await vscode.commands.executeCommand('precis.scrollApart');
    const before = top(there);
    here.revealRange(new vscode.Range(20, 0, 20, 0), vscode.TextEditorRevealType.AtTop);
    await atTop(here, (line) => line < 30);
    assert.equal(top(there), before);

    await vscode.commands.executeCommand('precis.scrollTogether');
    await atTop(there, (line) => Math.abs(line - (3 + (top(here) - 3) * 2)) <= 2);

    const { document } = there;
    const [tab] = vscode.window.tabGroups.all.flatMap(({ tabs }) =>
      tabs.filter(
        ({ input }) => input instanceof vscode.TabInputText && input.uri.path === document.uri.path,
      ),
    );
    assert.ok(tab);
    await vscode.window.tabGroups.close(tab);
    const again = await vscode.window.showTextDocument(document.uri, {
      viewColumn: vscode.ViewColumn.Beside,
      preserveFocus: true,
    });
    await atTop(again, (line) => line === 0);
    const last = editorOf(here.document);
    last.revealRange(new vscode.Range(250, 0, 250, 0), vscode.TextEditorRevealType.AtTop);
    await atTop(last, (line) => line > 230);
    assert.equal(top(again), 0);
  });

  test('the same paragraph is found in the other language', async () => {
    const { here, there } = await openBoth();
    const place = placeOf(here.document, '1.7\t第');
    const found = await vscode.commands.executeCommand<(vscode.Location | vscode.LocationLink)[]>(
      'vscode.executeImplementationProvider',
      here.document.uri,
      place,
    );
    const [first, ...others] = found;
    assert.ok(first);
    assert.deepEqual(others, []);
    const { uri, range } =
      'uri' in first
        ? first
        : { uri: first.targetUri, range: first.targetSelectionRange ?? first.targetRange };
    assert.equal(uri.toString(), there.document.uri.toString());
    assert.equal(there.document.getText(range), '1.7');
  });

  test('what the other language says is taken over', async () => {
    const { document } = await openRecord('C24/C24-117.zh.record');
    const before = document.getText();
    const edit = new vscode.WorkspaceEdit();
    const at = before.indexOf('12 400');
    edit.replace(
      document.uri,
      new vscode.Range(document.positionAt(at), document.positionAt(at + 6)),
      '12 600',
    );
    await vscode.workspace.applyEdit(edit);
    const [problem] = await problems(document.uri, (all) =>
      all.some(({ message }) => message.startsWith('12 600')),
    );
    assert.ok(problem);
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      document.uri,
      problem.range,
      'quickfix',
    );
    const action = actions.find(({ title }) => title.includes('12 400'));
    assert.ok(action?.edit);
    await vscode.workspace.applyEdit(action.edit);
    await text(document, before);
  });
});
