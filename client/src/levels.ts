import {
  type CodeAction,
  commands,
  Disposable,
  l10n,
  Range,
  type TextEditor,
  type TextEditorSelectionChangeEvent,
  window,
  workspace,
} from 'vscode';
import { LEVEL } from '../../server/src/lsp/protocol';
import { LANGUAGE } from './language';

/** Whether the cursor stands at the number of a line, so that Tab and Shift+Tab are asked of the server there. */
const AT_NUMBER = 'precis.atNumber';

/** Tab and Shift+Tab at a number make a paragraph of a heading, and a heading of a paragraph. */
export function registerLevels(): Disposable {
  let isAtNumber = false;
  function follow(editor: TextEditor | undefined): void {
    const now = editor !== undefined && standsAtNumber(editor);
    if (now === isAtNumber) return;
    isAtNumber = now;
    void commands.executeCommand('setContext', AT_NUMBER, now);
  }
  follow(window.activeTextEditor);
  return Disposable.from(
    window.onDidChangeActiveTextEditor(follow),
    window.onDidChangeTextEditorSelection(({ textEditor }: TextEditorSelectionChangeEvent) => {
      if (textEditor === window.activeTextEditor) follow(textEditor);
    }),
    commands.registerCommand('precis.makeParagraph', (key?: Key) => changeLevel('paragraph', key)),
    commands.registerCommand('precis.makeHeading', (key?: Key) => changeLevel('heading', key)),
  );
}

/** What a key does where the server has nothing for it. */
interface Key {
  readonly otherwise: string;
}

/** Whether a number and a TAB begin the line, and the cursor is not behind them. Whether it counts, the server knows. */
function standsAtNumber({ document, selection }: TextEditor): boolean {
  if (document.languageId !== LANGUAGE || !selection.isEmpty) return false;
  const { line, character } = selection.active;
  const number = /^\p{Cf}{0,4}\p{Nd}{1,4}(?:\.\p{Nd}{1,4})?\p{Cf}{0,4}\t/u.exec(document.lineAt(line).text);
  return number !== null && character <= number[0].length;
}

async function changeLevel(level: 'heading' | 'paragraph', key: Key | undefined): Promise<void> {
  const editor = window.activeTextEditor;
  if (!editor) return;
  const { document, selection } = editor;
  const { version } = document;
  const [action] = await commands.executeCommand<CodeAction[]>(
    'vscode.executeCodeActionProvider',
    document.uri,
    new Range(selection.active, selection.active),
    `${LEVEL}.${level}`,
    1,
  );
  // What was worked out for another text than there is now must not be applied to it.
  if (document.version !== version) return;
  if (action?.edit) await workspace.applyEdit(action.edit);
  else if (key) await commands.executeCommand(key.otherwise);
  else await window.showInformationMessage(l10n.t('No number that could change its level stands here.'));
}
