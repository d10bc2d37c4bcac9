import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { answer, closeAll, hasHands, openRecord, problems, rulesOf, sample } from './editor';

/** A new record, as a person asks for it. Only a browser has somebody at its keyboard. */

const TEXT = `COUNCIL 2024
Geneva, 4-14 June 2024
Document C24/130-E
DAY
Original: French
SUMMARY RECORD
OF THE
ELEVENTH PLENARY MEETING
Friday, 14 June 2024, from 1430 to 1700 hours
Chair: L. OSTERVAND

Subjects discussed\tDocuments
1\tEqual footing of the languages\tC24/12, C24/13
2\tOral report\t-

1\tEqual footing of the languages (Documents C24/12 and C24/13)
1.1\t
2\tOral report
2.1\t
Secretary-General:\tChair:
M. HALVORSUND\tL. OSTERVAND
`;

suite('New Record', () => {
  suiteSetup(function () {
    if (!hasHands()) this.skip();
  });
  teardown(closeAll);

  test('asks one thing after the other and opens the skeleton, which is not saved', async () => {
    const { document: before } = await openRecord('C24/C24-121.en.record');
    answer('New Record (1/8)', 'C24');
    answer('New Record (2/8)', 'English');
    answer('New Record (3/8)', '121');
    answer('C24-121.en.record already', '130');
    answer('New Record (4/8)');
    answer('New Record (5/8)', '2024-06-14 14:30-17:00');
    answer('New Record (6/8)');
    answer('New Record (7/8)', 'Type');
    answer('Item 1:', 'Equal footing of the languages C24/12, C24/13');
    answer('Item 2:', 'Oral report');
    answer('Item 3:', '');
    await vscode.commands.executeCommand('precis.newRecord');
    const editor = vscode.window.activeTextEditor;
    assert.ok(editor);
    const { document, selection } = editor;
    assert.ok(document !== before);
    const [, , , day = ''] = document.getText().split('\n');
    assert.ok(/^[0-9]{1,2} [A-Z][a-z]+ 20[0-9]{2}$/.test(day), day);
    assert.equal(document.getText(), TEXT.replace('DAY', day));
    assert.deepEqual(selection.active, new vscode.Position(16, 4));
    assert.equal(document.languageId, 'summary-record');
    assert.equal(document.isUntitled, true);
    assert.equal(document.uri.path, sample('C24/C24-130.en.record').path);
    const saved = await Promise.resolve(
      vscode.workspace.fs.stat(document.uri.with({ scheme: before.uri.scheme })),
    ).catch(() => undefined);
    assert.equal(saved, undefined);
    // The server reads it as a record: what is wrong is found, and nothing else is.
    await editor.edit((edit) => edit.insert(selection.active, 'It was so agreed'));
    const found = await problems(document.uri, (all) => all.length > 0);
    assert.deepEqual(rulesOf(found), ['final-punctuation']);
  });

  test('takes the items of another record, in another language', async () => {
    await openRecord('C24/C24-121.en.record');
    answer('New Record (1/8)', 'C24');
    answer('New Record (2/8)', 'العربية');
    answer('New Record (3/8)', '131');
    answer('New Record (4/8)');
    answer('New Record (5/8)');
    answer('New Record (6/8)');
    answer('New Record (7/8)', 'Take');
    answer('New Record (8/8)', 'C24/117');
    await vscode.commands.executeCommand('precis.newRecord');
    const text = vscode.window.activeTextEditor?.document.getText() ?? '';
    assert.ok(/الوثيقة C24\/131-A\n/.test(text), text);
    assert.ok(/\n2\t[^\t\n]+\tC24\/28\(Rev\.1\)\n/.test(text), text);
    assert.ok(/\n1\t[^\t\n]+ \(الوثيقتان C24\/59 وC24\/66\)\n1\.1\t\n/.test(text), text);
    assert.ok(/\n4\.1\t\nالأمين العام:\tالرئيس:\n/.test(text), text);
  });

  test('leads back to the question before, and ends at Escape with nothing opened', async () => {
    const { document } = await openRecord('C24/C24-121.en.record');
    answer('New Record (1/8)', 'C24');
    answer('New Record (2/8)', undefined, 'Back');
    answer('New Record (1/8)', undefined, 'Escape');
    await vscode.commands.executeCommand('precis.newRecord');
    assert.equal(vscode.window.activeTextEditor?.document, document);
  });
});
