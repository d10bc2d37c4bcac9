import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeAll, newRecord, openRecord, placeOf, problems, sample } from './editor';

suite('Finding one’s way', () => {
  teardown(closeAll);

  test('from a reference to its document', async () => {
    const { document } = await checked('C24/C24-118.zh.record');
    const links: (vscode.LocationLink | vscode.Location)[] = await vscode.commands.executeCommand(
      'vscode.executeDefinitionProvider',
      document.uri,
      placeOf(document, 'C24/8(Rev.1)'),
    );
    const [target] = links.map((link) => ('targetUri' in link ? link.targetUri : link.uri));
    assert.equal(links.length, 1);
    assert.equal(target?.path, sample('C24/documents/S24-CL-C-0008!R1!MSW-E.txt').path);
  });

  test('there, by the editor’s own command', async () => {
    const editor = await checked('C24/C24-118.zh.record');
    const at = placeOf(editor.document, 'C24/105');
    editor.selection = new vscode.Selection(at, at);
    await vscode.commands.executeCommand('editor.action.revealDefinition');
    assert.equal(vscode.window.activeTextEditor?.document.uri.path, sample('C24/documents/C24-105.txt').path);
  });

  test('to a paragraph of another record, by the editor’s own command and by a link', async () => {
    const text = '1\tReport\n1.1\tThe Chair recalled paragraph 2.5 of Document C24/117, other trainings.\n';
    const editor = await newRecord('paragraph.en.record', text);
    await problems(editor.document.uri, (all) => all.length > 0);
    const links: vscode.DocumentLink[] = await vscode.commands.executeCommand(
      'vscode.executeLinkProvider',
      editor.document.uri,
      200,
    );
    const at = placeOf(editor.document, '2.5');
    const target = links.find(({ range }) => range.contains(at))?.target;
    assert.ok(target?.path.endsWith('/C24/C24-117.en.record'), target?.toString());
    editor.selection = new vscode.Selection(at, at);
    await vscode.commands.executeCommand('editor.action.revealDefinition');
    const there = vscode.window.activeTextEditor;
    assert.equal(there?.document.uri.path, sample('C24/C24-117.en.record').path);
    assert.ok(there?.document.lineAt(there.selection.active.line).text.startsWith('2.5\t'));
    assert.equal(target?.fragment, `L${there.selection.active.line + 1}`);
  });

  test('by links, to the archive or to where a document is published', async () => {
    const { document } = await checked('C24/C24-118.zh.record');
    const links: vscode.DocumentLink[] = await vscode.commands.executeCommand(
      'vscode.executeLinkProvider',
      document.uri,
      200,
    );
    const targetOf = (symbol: string): string | undefined =>
      links.find(({ range }) => document.getText(range) === symbol)?.target?.toString(true);
    assert.ok(targetOf('C24/105')?.endsWith('/C24/documents/C24-105.txt'));
    assert.equal(targetOf('C24/74'), 'https://www.itu.int/md/S24-CL-C-0074/zh');
  });

  test('by the outline', async () => {
    const { document } = await checked('C24/C24-118.zh.record');
    const symbols: vscode.DocumentSymbol[] = await vscode.commands.executeCommand(
      'vscode.executeDocumentSymbolProvider',
      document.uri,
    );
    const headings = symbols.filter(({ kind }) => kind === vscode.SymbolKind.String);
    assert.deepEqual(
      headings.map(({ name }) => name.slice(0, 2)),
      ['1 ', '2 ', '3 ', '4 ', '5 '],
    );
    assert.deepEqual(
      headings[1]?.children.map(({ name }) => name.slice(0, 3)),
      ['2.1', '2.2', '2.3', '2.4'],
    );
    assert.ok(headings.every(({ range, selectionRange }) => range.contains(selectionRange)));
  });

  test('by what is said over a reference', async () => {
    const { document } = await checked('C24/C24-118.zh.record');
    const hovers: vscode.Hover[] = await vscode.commands.executeCommand(
      'vscode.executeHoverProvider',
      document.uri,
      placeOf(document, 'C24/8(Rev.1)'),
    );
    const contents = hovers.flatMap((hover) => hover.contents) as vscode.MarkdownString[];
    const text = contents.map(({ value }) => value).join('\n');
    assert.ok(text.includes('Document 8 of the 2024 session, revision 1'), text);
    assert.ok(text.includes('COUNCIL WORKING GROUP'), text);
    assert.ok(contents.every(({ isTrusted, supportHtml }) => !isTrusted && !supportHtml));
  });

  test('by folding', async () => {
    const { document } = await checked('C24/C24-118.zh.record');
    const folds: vscode.FoldingRange[] = await vscode.commands.executeCommand(
      'vscode.executeFoldingRangeProvider',
      document.uri,
    );
    const heading = placeOf(document, '1\t国际电联对小岛屿发展中国家的支持（').line;
    assert.ok(folds.some(({ start }) => start === heading));
  });

  test('by colours', async () => {
    const { document } = await checked('C24/C24-118.zh.record');
    const legend: vscode.SemanticTokensLegend = await vscode.commands.executeCommand(
      'vscode.provideDocumentSemanticTokensLegend',
      document.uri,
    );
    assert.deepEqual(legend.tokenTypes, ['documentReference', 'citation']);
    const tokens: vscode.SemanticTokens = await vscode.commands.executeCommand(
      'vscode.provideDocumentSemanticTokens',
      document.uri,
    );
    assert.ok(tokens.data.length >= 5 * 20);
  });
});

suite('Writing', () => {
  teardown(closeAll);

  test('a snippet puts in a paragraph', async () => {
    const editor = await newRecord('snippet.record', '');
    await vscode.commands.executeCommand('editor.action.insertSnippet', {
      langId: 'summary-record',
      name: 'en par',
    });
    assert.equal(editor.document.getText(), '1.1\t');
  });

  test('snippets are offered in the language of the record alone, each once, with its number', async () => {
    const editor = await newRecord('C24-222.zh.record', '1\t报告\n1.1\t主席宣布开会。\n');
    const { items } = await vscode.commands.executeCommand<vscode.CompletionList>(
      'vscode.executeCompletionItemProvider',
      editor.document.uri,
      new vscode.Position(2, 0),
    );
    const snippets = items.filter(({ kind }) => kind === vscode.CompletionItemKind.Snippet);
    const names = snippets.map(({ label }) => (typeof label === 'string' ? label : label.label));
    assert.ok(names.includes('heading'));
    assert.equal(new Set(names).size, names.length);
    assert.deepEqual(
      names.filter((name) => name.includes(' ')),
      [],
    );
    const [paragraph] = snippets.filter((_, index) => names[index] === 'par');
    assert.ok(paragraph?.insertText instanceof vscode.SnippetString);
    assert.equal(paragraph.insertText.value, '1.2\t$0');
    assert.equal(paragraph.detail, '编号段落');
  });

  test('a TAB is a TAB', async () => {
    const editor = await newRecord('tab.record', '1');
    editor.selection = new vscode.Selection(0, 1, 0, 1);
    await vscode.commands.executeCommand('tab');
    assert.equal(editor.document.getText(), '1\t');
  });

  test('the server can be started again', async () => {
    const editor = await checked('C24/C24-118.zh.record');
    await vscode.commands.executeCommand('precis.restart');
    const found = await problems(editor.document.uri, (all) => all.length > 0);
    assert.ok(found.length > 0);
  });
});

/** A record that the server has read. */
async function checked(path: string): Promise<vscode.TextEditor> {
  const editor = await openRecord(path);
  await problems(editor.document.uri, (all) => all.length > 0);
  return editor;
}
