import {
  commands,
  Disposable,
  l10n,
  type QuickPickItem,
  QuickPickItemKind,
  Range,
  Uri,
  WorkspaceEdit,
  window,
  workspace,
} from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import {
  type CitedInstrument,
  type CitedPlace,
  INSTRUMENT,
  REGISTER,
  type RegistryEdit,
  STALE,
  UNREGISTERED,
  type UnregisteredInstrument,
} from '../../server/src/lsp/protocol';

/** The commands about resolutions and decisions: where they are cited, what the registry lacks, what is added to it. */
export function registerRegistry(client: BaseLanguageClient): Disposable {
  return Disposable.from(
    commands.registerCommand('precis.addToRegistry', () => add(client)),
    commands.registerCommand('precis.showVersions', () => showVersions(client)),
    commands.registerCommand('precis.showStaleCitations', () => showStale(client)),
    commands.registerCommand('precis.showUnregistered', () => showUnregistered(client)),
  );
}

/** A row that leads to a place. */
interface Pick extends QuickPickItem {
  readonly place?: CitedPlace;
}

function paramsHere() {
  const editor = window.activeTextEditor;
  if (!editor) return undefined;
  const { line, character } = editor.selection.active;
  return { textDocument: { uri: editor.document.uri.toString() }, position: { line, character } };
}

async function add(client: BaseLanguageClient): Promise<void> {
  const params = paramsHere();
  if (!params) return;
  const source = await window.showInputBox({
    title: l10n.t('Add to Registry'),
    prompt: l10n.t('Where does it say so? An address, or a document.'),
    validateInput: (value) => (value.trim() === '' ? l10n.t('An entry needs a source.') : undefined),
    ignoreFocusOut: true,
  });
  if (source === undefined) return;
  const found = await client.sendRequest<RegistryEdit | null>(REGISTER, { ...params, source });
  if (!found) {
    void window.showInformationMessage(
      l10n.t('No citation with a version of a known conference or session stands here.'),
    );
    return;
  }
  await write(found);
  await window.showTextDocument(Uri.parse(found.uri), { preview: false });
}

/** The entry is an edit as any other: it can be undone, and is saved for the server to see. */
async function write({ uri, exists, text }: RegistryEdit): Promise<void> {
  const file = Uri.parse(uri);
  if (!exists) await workspace.fs.writeFile(file, new Uint8Array());
  const document = await workspace.openTextDocument(file);
  const edit = new WorkspaceEdit();
  const end = document.lineAt(document.lineCount - 1).range.end;
  edit.replace(file, new Range(0, 0, end.line, end.character), text);
  await workspace.applyEdit(edit);
  await document.save();
}

async function showVersions(client: BaseLanguageClient): Promise<void> {
  const params = paramsHere();
  const found = params && (await client.sendRequest<CitedInstrument | null>(INSTRUMENT, params));
  const rows = (found?.versions ?? []).flatMap(({ version, places }) => [
    separator(version ?? l10n.t('no version')),
    ...places.map(row),
  ]);
  await choose(rows, found?.key ?? '', l10n.t('No citation of a resolution or decision stands here.'));
}

async function showStale(client: BaseLanguageClient): Promise<void> {
  const params = paramsHere();
  const places = params ? await client.sendRequest<CitedPlace[]>(STALE, params) : [];
  await choose(
    places.map(row),
    l10n.t('Stale Citations'),
    l10n.t('No citation was out of date at its meeting.'),
  );
}

async function showUnregistered(client: BaseLanguageClient): Promise<void> {
  const params = paramsHere();
  const found = params ? await client.sendRequest<UnregisteredInstrument[]>(UNREGISTERED, params) : [];
  const rows = found.flatMap(({ key, version, places }) => [
    separator(version === null ? key : `${key} ${version}`),
    ...places.map(row),
  ]);
  await choose(rows, l10n.t('Not in the Registry'), l10n.t('The registry has everything that is cited.'));
}

function separator(label: string): Pick {
  return { label, kind: QuickPickItemKind.Separator };
}

function row(place: CitedPlace): Pick {
  const { record, paragraph, text, right } = place;
  return {
    label: text,
    description: paragraph === null ? record : `${record} ¶${paragraph}`,
    ...(right === null ? {} : { detail: l10n.t('In force at the meeting: {0}', right) }),
    place,
  };
}

async function choose(rows: readonly Pick[], title: string, nothing: string): Promise<void> {
  if (rows.length === 0) {
    void window.showInformationMessage(nothing);
    return;
  }
  const chosen = await window.showQuickPick(rows, { title, matchOnDescription: true });
  if (!chosen?.place) return;
  const { uri, range } = chosen.place.location;
  const { start, end } = range;
  const selection = new Range(start.line, start.character, end.line, end.character);
  await window.showTextDocument(Uri.parse(uri), { selection });
}
