import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';

/** What a test does in the editor. Whatever is waited for is an event of the editor's own. */

/** A file of the sample archive that is open. */
export function sample(path: string): vscode.Uri {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  assert.ok(folder);
  return vscode.Uri.joinPath(folder.uri, ...path.split('/'));
}

/** Opens a record and waits until it was checked. */
export async function openRecord(path: string): Promise<vscode.TextEditor> {
  const document = await vscode.workspace.openTextDocument(sample(path));
  return vscode.window.showTextDocument(document);
}

/** Writes a record into the archive and opens it. */
export async function newRecord(name: string, text: string): Promise<vscode.TextEditor> {
  await vscode.workspace.fs.writeFile(sample(name), bytesOf(text));
  return openRecord(name);
}

/** The problems of a record as soon as they are as they should be. */
export async function problems(
  uri: vscode.Uri,
  accept: (found: readonly vscode.Diagnostic[]) => boolean,
): Promise<readonly vscode.Diagnostic[]> {
  const now = (): readonly vscode.Diagnostic[] =>
    vscode.languages.getDiagnostics(uri).filter(({ source }) => source === 'Précis');
  if (accept(now())) return now();
  return new Promise((resolve) => {
    const listener = vscode.languages.onDidChangeDiagnostics(() => {
      if (!accept(now())) return;
      listener.dispose();
      resolve(now());
    });
  });
}

/** The id of the rule that a problem is of. */
export function ruleOf({ code }: vscode.Diagnostic): string {
  return String(typeof code === 'object' ? code.value : code);
}

export function rulesOf(found: readonly vscode.Diagnostic[]): string[] {
  return found.map(ruleOf).sort();
}

/** The middle of the first stretch of a record that reads so. */
export function placeOf(document: vscode.TextDocument, words: string): vscode.Position {
  const at = document.getText().indexOf(words);
  assert.ok(at >= 0, `“${words}” is not in the record.`);
  return document.positionAt(at + Math.floor(words.length / 2));
}

export async function contentOf(uri: vscode.Uri): Promise<string> {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(await vscode.workspace.fs.readFile(uri));
}

export function bytesOf(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

/** Presses a key as a person does, where whoever runs the suite can; elsewhere runs the command that is bound to it. */
export async function press(key: string, command: string, ...args: unknown[]): Promise<void> {
  if (hasHands()) console.log(`[hand] ${JSON.stringify({ key })}`);
  else await vscode.commands.executeCommand(command, ...args);
}

/** Pastes a text at the cursor. */
export async function paste(text: string): Promise<void> {
  if (hasHands()) {
    console.log(`[hand] ${JSON.stringify({ paste: text })}`);
    return;
  }
  await vscode.env.clipboard.writeText(text);
  await vscode.commands.executeCommand('editor.action.clipboardPasteAction');
}

/** Answers a question at the top of the window, once it is asked; without a text it takes what is offered. Only with hands. */
export function answer(title: string, text?: string, key = 'Enter'): void {
  console.log(`[hand] ${JSON.stringify({ title, key, ...(text === undefined ? {} : { answer: text }) })}`);
}

/** Presses a button of the one message that says so, once it is shown; elsewhere runs the command that the button stands for. */
export async function pressIn(message: string, button: string, command: string): Promise<void> {
  if (hasHands()) console.log(`[hand] ${JSON.stringify({ message, button })}`);
  else await vscode.commands.executeCommand(command);
}

/** Has it seen that no message is shown. Only with hands. */
export function noMessage(): void {
  console.log(`[hand] ${JSON.stringify({ silence: true })}`);
}

/** Waits until the log of the server is shown. */
export async function outputShown(): Promise<void> {
  const isShown = (): boolean =>
    vscode.window.visibleTextEditors.some(({ document }) => document.uri.scheme === 'output');
  if (isShown()) return;
  await new Promise<void>((resolve) => {
    const listener = vscode.window.onDidChangeVisibleTextEditors(() => {
      if (!isShown()) return;
      listener.dispose();
      resolve();
    });
  });
}

/** Writes a text behind a record, as if it were typed. */
export async function append({ document }: vscode.TextEditor, text: string): Promise<void> {
  const edit = new vscode.WorkspaceEdit();
  edit.insert(document.uri, document.positionAt(document.getText().length), text);
  await vscode.workspace.applyEdit(edit);
}

/** Whether keys can be pressed: in a browser whoever runs the suite reads what it prints. */
export function hasHands(): boolean {
  return vscode.env.uiKind === vscode.UIKind.Web;
}

/**
 * Editors before VS Code 1.97 have no offers after pasting, leave the cursor before what the formatting of a new line puts
 * there, and do not let a command wait for the headings that stick to the top. Some have the names of what is to come.
 */
export function isOld(): boolean {
  const [, minor = ''] = vscode.version.split('.');
  return Number(minor) < 97;
}

/** Waits until a record reads so. */
export async function text(document: vscode.TextDocument, expected: string): Promise<void> {
  if (document.getText() === expected) return;
  await new Promise<void>((resolve) => {
    const listener = vscode.workspace.onDidChangeTextDocument((change) => {
      if (change.document !== document || document.getText() !== expected) return;
      listener.dispose();
      resolve();
    });
  });
}

/** So many milliseconds it may take; a test may take a little longer. */
const PATIENCE = 15_000;

/**
 * Does something again until it has come to what is wanted: what the editor draws follows a moment after what is known, and on
 * a busy computer a hundred commands are done in that moment.
 */
export async function until(isDone: () => boolean, step: () => Promise<void>): Promise<void> {
  for (const end = Date.now() + PATIENCE; Date.now() < end; ) {
    await step();
    if (isDone()) return;
  }
  assert.fail('It did not come to what was wanted.');
}

/** Sets a setting of the workspace, or takes it back; one of the editor’s own only for records. */
export async function setting(section: string, name: string, value: unknown): Promise<void> {
  const isOwn = section === 'precis';
  const scope = isOwn ? undefined : { languageId: 'summary-record' };
  const settings = vscode.workspace.getConfiguration(section, scope);
  await settings.update(name, value, vscode.ConfigurationTarget.Workspace, !isOwn);
}

/** Puts everything back as it was: no changes are kept, no editor stays open, no setting stays set. */
export async function closeAll(): Promise<void> {
  await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
}
