import {
  commands,
  Disposable,
  l10n,
  Position,
  type QuickPickItem,
  Range,
  Selection,
  type TextEditor,
  Uri,
  window,
  workspace,
} from 'vscode';
import type { BaseLanguageClient, WorkspaceEdit } from 'vscode-languageclient';
import { REWORK, type Reworked, type ReworkParams, WORKS, type Work } from '../../server/src/lsp/protocol';

/** The commands that rework a record with all that names its paragraphs. The server plans; the editor shows and applies. */
export function registerWorks(client: BaseLanguageClient): Disposable {
  return Disposable.from(
    ...WORKS.map((work) =>
      commands.registerCommand(`precis.${work}`, (otherwise?: unknown) =>
        typeof otherwise === 'string' && !isOnNumber()
          ? commands.executeCommand(otherwise)
          : rework(client, work),
      ),
    ),
  );
}

/** Whether the cursor is on a line that begins with a number: a key that moves lines moves what the number stands for. */
function isOnNumber(): boolean {
  const editor = window.activeTextEditor;
  const line = editor?.document.lineAt(editor.selection.active.line).text ?? '';
  return /^\s{0,8}(?:\[bookmark: [^\]]{0,80}\])*[0-9]/.test(line) && editor?.selection.isEmpty === true;
}

async function rework(client: BaseLanguageClient, work: Work, merged = false): Promise<void> {
  const editor = window.activeTextEditor;
  if (!editor) return;
  const { document, selection } = editor;
  const { version } = document;
  const { line, character } = selection.active;
  const params: ReworkParams = {
    textDocument: { uri: document.uri.toString() },
    position: { line, character },
    work,
    merged,
  };
  const done = await client.sendRequest<Reworked<WorkspaceEdit> | null>(REWORK, params);
  if (!done) return;
  const { edit, refusal, offer, cursor, left } = done;
  if (refusal !== null) {
    const chosen = await window.showWarningMessage(refusal, ...(offer === null ? [] : [offer]));
    if (chosen !== undefined && chosen === offer) await rework(client, work, true);
    return;
  }
  if (edit) {
    const changes = await client.protocol2CodeConverter.asWorkspaceEdit(edit);
    // What was worked out for another text than there is now must not be applied to it.
    if (document.version !== version) return;
    const isApplied = await workspace.applyEdit(changes, { isRefactoring: true });
    if (isApplied && cursor && document.version !== version) showCursor(editor, cursor);
  } else if (left.length === 0)
    void window.showInformationMessage(l10n.t('All numbers are as they should be.'));
  if (left.length > 0) void showLeft(left);
}

/** What was moved is still under the cursor. */
function showCursor(editor: TextEditor, { line, character }: ReworkParams['position']): void {
  const place = new Position(line, character);
  editor.selection = new Selection(place, place);
  editor.revealRange(editor.selection);
}

/** Says how much was left to a person, and leads there. */
async function showLeft(left: Reworked['left']): Promise<void> {
  const show = l10n.t('Show');
  const count = left.length === 1 ? l10n.t('1 place') : l10n.t('{0} places', left.length);
  const text = l10n.t('To look at, because it was not certain: {0}', count);
  if ((await window.showWarningMessage(text, show)) !== show) return;
  const items = left.map(({ message, location }): QuickPickItem & { location: typeof location } => ({
    label: message,
    description: `${workspace.asRelativePath(Uri.parse(location.uri))}:${location.range.start.line + 1}`,
    location,
  }));
  const item = await window.showQuickPick(items, { title: text });
  if (!item) return;
  const { start, end } = item.location.range;
  const selection = new Range(start.line, start.character, end.line, end.character);
  await window.showTextDocument(Uri.parse(item.location.uri), { selection });
}
