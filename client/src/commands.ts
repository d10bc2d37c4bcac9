import {
  type CodeAction,
  commands,
  Disposable,
  Location,
  type LogOutputChannel,
  l10n,
  languages,
  Position,
  Range,
  Uri,
  window,
  workspace,
} from 'vscode';
import {
  FIX_ALL,
  type ListedLocation,
  REMOVE_ARTEFACTS,
  SHOW_CITATIONS,
  SHOW_PLACES,
} from '../../server/src/lsp/protocol';
import type { Running } from './keep-running';
import { SOURCE } from './language';

/** The commands of the palette: each hands on to the server or to the editor. */
export function registerCommands(server: Running, output: LogOutputChannel): Disposable {
  return Disposable.from(
    commands.registerCommand('precis.fixAll', () =>
      correct(FIX_ALL, l10n.t('There is nothing that can be fixed safely.')),
    ),
    commands.registerCommand('precis.removeArtefacts', () =>
      correct(REMOVE_ARTEFACTS, l10n.t('An extraction left nothing behind.')),
    ),
    commands.registerCommand('precis.openRulePage', openRulePage),
    commands.registerCommand('precis.openSettings', () =>
      commands.executeCommand('workbench.action.openSettings', '@ext:precis.precis'),
    ),
    commands.registerCommand('precis.showOutput', () => output.show()),
    commands.registerCommand('precis.restart', server.restart),
    commands.registerCommand('precis.checkAgain', (uri: unknown) =>
      server.checkAgain(typeof uri === 'string' ? uri : undefined),
    ),
    commands.registerCommand(SHOW_CITATIONS, showCitations),
    commands.registerCommand(SHOW_PLACES, showPlaces),
  );
}

/** Applies the server's correction of a whole record, or says that there is none. */
async function correct(kind: string, otherwise: string): Promise<void> {
  const document = window.activeTextEditor?.document;
  if (!document) return;
  const { uri, version, lineCount } = document;
  const [action] = await commands.executeCommand<CodeAction[]>(
    'vscode.executeCodeActionProvider',
    uri,
    document.validateRange(new Range(0, 0, lineCount, 0)),
    kind,
    1,
  );
  if (!action?.edit) await window.showInformationMessage(otherwise);
  // What was worked out for another text than there is now must not be applied to it.
  else if (document.version === version) await workspace.applyEdit(action.edit);
}

/** Shows who cites what stands at a place, beside that place. */
async function showCitations(address: string, { line, character }: Position): Promise<void> {
  const uri = Uri.parse(address);
  const place = new Position(line, character);
  const places = await commands.executeCommand<Location[]>('vscode.executeReferenceProvider', uri, place);
  await commands.executeCommand('editor.action.showReferences', uri, place, places);
}

/** Opens a place; several are listed in the text, beside where they are asked for. */
async function showPlaces(
  address: string,
  { line, character }: Position,
  listed: readonly ListedLocation[],
): Promise<void> {
  const places = listed.map(({ uri, range: { start, end } }) => ({
    uri: Uri.parse(uri),
    range: new Range(start.line, start.character, end.line, end.character),
  }));
  const [only] = places;
  if (only && places.length === 1)
    await commands.executeCommand('vscode.open', only.uri, { selection: only.range });
  else
    await commands.executeCommand(
      'editor.action.peekLocations',
      Uri.parse(address),
      new Position(line, character),
      places.map(({ uri, range }) => new Location(uri, range)),
      'peek',
    );
}

/** Shows the page of the rule whose finding is nearest to the cursor on its line. */
async function openRulePage(): Promise<void> {
  const editor = window.activeTextEditor;
  if (!editor) return;
  const { active } = editor.selection;
  const here = languages
    .getDiagnostics(editor.document.uri)
    .filter(
      ({ source, range }) =>
        source === SOURCE && range.start.line <= active.line && active.line <= range.end.line,
    )
    .sort((a, b) => distance(a.range.start.character) - distance(b.range.start.character));
  const code = here[0]?.code;
  if (typeof code === 'object' && code.target instanceof Uri)
    await commands.executeCommand('markdown.showPreview', code.target);
  else await window.showInformationMessage(l10n.t('No problem was found on this line.'));

  function distance(character: number): number {
    return Math.abs(character - active.character);
  }
}
