import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { append, closeAll, newRecord, noMessage, openRecord, outputShown, pressIn, problems } from './editor';
import { servers } from './servers';

/** The server is killed as by a system without memory: what was written is there, and so is what is wrong with it. */

/** How often; a long run says more. */
const KILLS = Number(process.env['PRECIS_KILLS'] ?? 10);
/** One that ends oftener within three minutes is not started again unasked. */
const STARTED_AGAIN = 4;

const ENDED = 'The language server has ended several times';
const RECORD = '1\tOpening\n1.1\tThe Chair opened the meeting.\n3\tClosure\n3.1\tThe meeting rose.\n';
const MORE = '3.3\tIt was so agreed.\n';

suite('When the server is killed', () => {
  suiteSetup(function () {
    if (process.platform === 'win32') this.skip();
  });
  teardown(closeAll);

  test('what is open is known again, and nothing that was typed is lost', async function () {
    this.timeout(20_000 + 5000 * KILLS);
    const beside = await newRecord('beside.record', RECORD);
    await append(beside, MORE);
    const editor = await newRecord('killed.record', RECORD);
    const { document } = editor;
    const before = shown(await problems(document.uri, (found) => found.length === 1));
    const besides = shown(await problems(beside.document.uri, (found) => found.length === 2));
    for (let killed = 1; killed <= KILLS; killed++) {
      await kill();
      // What is typed while nobody listens, and then taken back, is heard by the next one.
      await append(editor, MORE);
      if (killed % (STARTED_AGAIN + 1) === 0) await pressIn(ENDED, 'Restart', 'precis.restart');
      await problems(document.uri, (found) => found.length === 2);
      if (killed % 2 === 0) await append(editor, MORE);
      await vscode.commands.executeCommand('undo');
      if (killed % 2 === 0) await vscode.commands.executeCommand('undo');
      const after = await problems(document.uri, (found) => found.length === 1);
      assert.deepEqual(shown(after), before);
      assert.equal(document.getText(), RECORD);
      assert.deepEqual(shown(await problems(beside.document.uri, (found) => found.length === 2)), besides);
      assert.equal(beside.document.getText(), RECORD + MORE);
      assert.ok(beside.document.isDirty);
      assert.equal((await servers()).length, 1);
      // The next one may end with a message.
      if ((killed + 1) % (STARTED_AGAIN + 1) > 0) noMessage();
    }
  });

  test('one that ends at once is not started for ever', async () => {
    await vscode.commands.executeCommand('precis.restart');
    const { document } = await openRecord('killed.record');
    const killed = new Set<number>();
    // The first, and each that is started again by itself.
    while (killed.size <= STARTED_AGAIN) for (const server of await kill()) killed.add(server);
    await pressIn(ENDED, 'Show Output', 'precis.showOutput');
    await outputShown();
    await vscode.commands.executeCommand('workbench.action.closePanel');
    await vscode.commands.executeCommand('precis.restart');
    const edit = new vscode.WorkspaceEdit();
    edit.insert(document.uri, new vscode.Position(document.lineCount, 0), MORE);
    await vscode.workspace.applyEdit(edit);
    await problems(document.uri, (found) => found.length === 2);
    assert.equal((await servers()).length, 1);
  });
});

/** Kills the processes of the server, and tells which those were. */
async function kill(): Promise<readonly number[]> {
  const listed = (await servers()).map(({ id }) => id);
  return listed.filter((server) => {
    try {
      return process.kill(server, 'SIGKILL');
    } catch {
      // One that was killed before was still listed, and is gone now.
      return false;
    }
  });
}

/** Findings as they can be compared. */
function shown(found: readonly vscode.Diagnostic[]): string[] {
  return found
    .map(({ range, message, severity, code }) => JSON.stringify([range, message, severity, code]))
    .sort();
}
