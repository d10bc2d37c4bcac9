import {
  commands,
  Disposable,
  type Location,
  type LocationLink,
  l10n,
  type QuickPickItem,
  Uri,
  ViewColumn,
  window,
  workspace,
} from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { type DescribeParams, type ListedLocation, SHOW_PLACES } from '../../server/src/lsp/protocol';
import { type LanguageVersion, type OtherVersions, VERSIONS } from '../../server/src/lsp/versions-protocol';
import { differenceCount } from './difference-rows';
import { LANGUAGE } from './language';
import { type Row, rangeOf } from './rows';
import { type SideBySide, showSideBySide } from './side-by-side';

/** The commands about the other language versions of a record. */
export function registerOtherLanguages(client: BaseLanguageClient): Disposable {
  const sideBySide = showSideBySide(client);
  return Disposable.from(
    sideBySide,
    commands.registerCommand('precis.openOtherLanguage', () => openOther(client, sideBySide)),
    commands.registerCommand('precis.goToOtherLanguage', goToOther),
    commands.registerCommand('precis.openBeside', (row?: Row) => openListed(sideBySide, row)),
    commands.registerCommand('precis.showOtherPlace', (row?: Row) => openListed(sideBySide, row)),
  );
}

/** A row of the list of versions. */
interface Pick extends QuickPickItem {
  readonly version: LanguageVersion;
}

async function openOther(client: BaseLanguageClient, sideBySide: SideBySide): Promise<void> {
  const here = window.activeTextEditor?.document;
  if (here?.languageId !== LANGUAGE) return;
  const params: DescribeParams = { textDocument: { uri: here.uri.toString() } };
  const found = await client.sendRequest<OtherVersions | null>(VERSIONS, params);
  const versions = found?.versions ?? [];
  const [first] = versions;
  if (!first) {
    void window.showInformationMessage(nothingFound(found));
    return;
  }
  const rows = versions.map(
    (version): Pick => ({
      label: version.name,
      description: workspace.asRelativePath(Uri.parse(version.location.uri)),
      detail: differenceCount(version.differences.length),
      version,
    }),
  );
  const title = l10n.t('Open Other Language');
  const chosen = versions.length > 1 ? await window.showQuickPick(rows, { title }) : { version: first };
  if (chosen) await openBeside(sideBySide, here.uri, chosen.version.location, false);
}

/** Says what to do for a version to be found. */
function nothingFound(found: OtherVersions | null): string {
  if (!found || found.symbol === null)
    return l10n.t('Other languages are found by the symbol of the record. Write it in the masthead.');
  const { symbol, names } = found;
  return names.length === 0
    ? l10n.t('No other language of {0} lies in this folder: none has this symbol in its masthead.', symbol)
    : l10n.t(
        'No other language of {0} lies in this folder: none has this symbol in its masthead or is called {1}.',
        symbol,
        names.join(', '),
      );
}

/** Opens a version beside a record, where it is shown already there, and has the two scroll together. */
async function openBeside(
  sideBySide: SideBySide,
  here: Uri,
  { uri, range }: ListedLocation,
  isPlace: boolean,
): Promise<void> {
  const there = Uri.parse(uri);
  const shown = window.visibleTextEditors.find(
    ({ document }) => document.uri.toString() === there.toString(),
  );
  const editor = await window.showTextDocument(there, {
    viewColumn: shown?.viewColumn ?? ViewColumn.Beside,
    preserveFocus: true,
    preview: false,
    ...(isPlace ? { selection: rangeOf(range) } : {}),
  });
  sideBySide.join(here, editor.document.uri);
}

/** What a row of the list leads to in the other version, beside the record. */
async function openListed(sideBySide: SideBySide, row: Row | undefined): Promise<void> {
  if (!row?.other) return;
  if (row.location && row.context === 'difference')
    await window.showTextDocument(Uri.parse(row.location.uri), {
      selection: rangeOf(row.location.range),
      preserveFocus: true,
    });
  const here = row.of === undefined ? undefined : Uri.parse(row.of);
  if (here) await openBeside(sideBySide, here, row.other, row.context === 'difference');
}

/** Goes to the paragraph in another language, or lists those of several. */
async function goToOther(): Promise<void> {
  const editor = window.activeTextEditor;
  if (!editor) return;
  const { uri } = editor.document;
  const { active } = editor.selection;
  const found = await commands.executeCommand<readonly (Location | LocationLink)[]>(
    'vscode.executeImplementationProvider',
    uri,
    active,
  );
  if (found.length === 0)
    void window.showInformationMessage(l10n.t('No other language of this record has a part in this place.'));
  else await commands.executeCommand(SHOW_PLACES, uri.toString(), active, found.map(listed));
}

function listed(place: Location | LocationLink): ListedLocation {
  if ('uri' in place) return { uri: place.uri.toString(), range: place.range };
  return { uri: place.targetUri.toString(), range: place.targetSelectionRange ?? place.targetRange };
}
