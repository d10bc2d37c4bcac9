import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeAll, hasHands, isOld, newRecord, press, problems, setting, text, until } from './editor';

/** Keys do in a record what the record asks for, and in any other file what they do without the extension. */

const LINES = ['1\tReport', '1.1\tThe Chair opened the meeting.', '1.2\tIt was so agreed.', ''];
const TEXT = LINES.join('\n');
const SWAPPED = [LINES[0], LINES[2], LINES[1], ''].join('\n');

suite('A key', () => {
  teardown(async () => {
    await setting('precis', 'moveWithNumbers', undefined);
    await closeAll();
  });

  test('that moves lines moves paragraphs of a record, where that is set', async () => {
    await setting('precis', 'moveWithNumbers', true);
    const editor = await record('keys-moved.record');
    await press('Alt+ArrowUp', 'precis.moveUp', 'editor.action.moveLinesUpAction');
    await text(editor.document, SWAPPED.replace('1.2', '1.0').replace('1.1', '1.2').replace('1.0', '1.1'));
    await press('Alt+ArrowDown', 'precis.moveDown', 'editor.action.moveLinesDownAction');
    await text(editor.document, TEXT);
  });

  test('that moves lines moves lines, where it is not', async function () {
    if (!hasHands() || isOld()) this.skip();
    const editor = await record('keys-lines.record');
    await press('Alt+ArrowUp', 'editor.action.moveLinesUpAction');
    await text(editor.document, SWAPPED);
  });

  test('that moves lines moves the lines of several cursors', async function () {
    if (!hasHands() || isOld()) this.skip();
    await setting('precis', 'moveWithNumbers', true);
    const [one, two, three] = LINES;
    const editor = await record('keys-several.record', [one, two, one, three, ''].join('\n'));
    await place(editor, [1, 6], [3, 6]);
    await press('Alt+ArrowUp', 'editor.action.moveLinesUpAction');
    await text(editor.document, [two, one, three, one, ''].join('\n'));
  });

  test('in a text that is no record is the editor’s own', async function () {
    if (!hasHands() || isOld()) this.skip();
    await setting('precis', 'moveWithNumbers', true);
    const editor = await newRecord('keys.md', TEXT);
    const { document } = editor;
    assert.equal(document.languageId, 'markdown');
    await place(editor, [2, 6]);
    await press('Alt+ArrowUp', '');
    await text(document, SWAPPED);
    await press('Alt+ArrowDown', '');
    await text(document, TEXT);
    await place(editor, [1, document.lineAt(1).text.length]);
    await press('Enter', '');
    await text(document, TEXT.replace('meeting.\n', 'meeting.\n\n'));
    editor.options = { insertSpaces: false };
    await place(editor, [3, 0]);
    await press('Tab', '');
    await text(document, TEXT.replace('meeting.\n', 'meeting.\n\n\t'));
    await press('Shift+Tab', '');
    await text(document, TEXT.replace('meeting.\n', 'meeting.\n\n'));
  });

  test('opens what stands in a list beside the text', async () => {
    const { document } = await newRecord(
      'keys-list.record',
      TEXT.replace('opened', 'introduced C24/105, and opened'),
    );
    await problems(document.uri, (all) => all.length > 0);
    const shown = (): string => vscode.window.activeTextEditor?.document.uri.path ?? '';
    await until(
      () => shown().endsWith('/C24/documents/C24-105.txt'),
      async () => {
        await vscode.commands.executeCommand('precis.citedHere.focus');
        await vscode.commands.executeCommand('list.focusFirst');
        await vscode.commands.executeCommand('list.focusDown');
        await vscode.commands.executeCommand('list.select');
      },
    );
  });
});

test('every command of the extension is there', async () => {
  const extension = vscode.extensions.getExtension('precis.precis');
  assert.ok(extension);
  await newRecord('commands.record', TEXT);
  await extension.activate();
  const known = new Set(await vscode.commands.getCommands(true));
  const declared: { command: string }[] = extension.packageJSON.contributes.commands;
  assert.deepEqual(
    declared.filter(({ command }) => !known.has(command)),
    [],
  );
  await closeAll();
});

/** A record that the server knows, with the cursor in it. */
async function record(name: string, content = TEXT): Promise<vscode.TextEditor> {
  const editor = await newRecord(name, content);
  await vscode.commands.executeCommand('vscode.executeDocumentSymbolProvider', editor.document.uri);
  await place(editor, [2, 6]);
  return editor;
}

/** Puts cursors at other lines and characters than they are at; done when the editor has them there. */
async function place(editor: vscode.TextEditor, ...places: [number, number][]): Promise<void> {
  const wanted = places.map(([line, character]) => new vscode.Selection(line, character, line, character));
  const there = new Promise<void>((resolve) => {
    const listener = vscode.window.onDidChangeTextEditorSelection(({ textEditor, selections }) => {
      const isThere = wanted.every((selection, index) => selections[index]?.isEqual(selection));
      if (textEditor !== editor || selections.length !== wanted.length || !isThere) return;
      listener.dispose();
      resolve();
    });
  });
  editor.selections = wanted;
  await there;
}
