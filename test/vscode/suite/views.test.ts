import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeAll, openRecord, problems } from './editor';

suite('The lists beside the text', () => {
  teardown(closeAll);

  for (const view of ['precis.citedHere', 'precis.citedBy', 'precis.session'])
    test(`${view} is shown`, async () => {
      const { document } = await openRecord('C24/C24-118.zh.record');
      await problems(document.uri, (all) => all.length > 0);
      await vscode.commands.executeCommand(`${view}.focus`);
      // The record stays the one that is shown: the lists take nothing but the focus.
      assert.equal(vscode.window.activeTextEditor?.document, document);
    });
});
