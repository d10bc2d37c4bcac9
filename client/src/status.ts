import {
  Disposable,
  LanguageStatusSeverity,
  l10n,
  languages,
  type TextDocument,
  type Uri,
  window,
  workspace,
} from 'vscode';
import { type BaseLanguageClient, State } from 'vscode-languageclient';
import {
  type ArchiveReading,
  DESCRIBE,
  type DescribeParams,
  type RecordDescription,
} from '../../server/src/lsp/protocol';
import type { ArchiveEvents } from './archive';
import { LANGUAGE, SOURCE } from './language';
import { showLanguage } from './record-language';

/** Two items in the status bar's list for records: the language of the record; what was found, and how the server is. */
export function showStatus(
  client: BaseLanguageClient,
  archive: ArchiveEvents,
  isSetAside: (uri: string) => boolean,
): Disposable {
  const language = showLanguage(client);
  const item = languages.createLanguageStatusItem('precis.status', { language: LANGUAGE });
  item.name = 'Précis';
  let description: RecordDescription | null = null;
  let reading: ArchiveReading | undefined;

  function show(): void {
    language.show(description);
    const uri = recordShown()?.uri;
    item.busy = client.state === State.Starting || client.state === State.StartFailed;
    item.severity = LanguageStatusSeverity.Information;
    item.command = { command: 'precis.openSettings', title: l10n.t('Settings') };
    item.detail = '';
    if (client.state === State.Starting) {
      item.text = l10n.t('Starting…');
    } else if (client.state !== State.Running) {
      item.busy = false;
      item.text = l10n.t('The language server is not running');
      item.severity = LanguageStatusSeverity.Error;
      item.command = { command: 'precis.restart', title: l10n.t('Restart') };
    } else if (uri && isSetAside(uri.toString())) {
      item.text = l10n.t('not checked: the language server broke down over it');
      item.severity = LanguageStatusSeverity.Warning;
      item.command = {
        command: 'precis.checkAgain',
        title: l10n.t('Check Again'),
        arguments: [uri.toString()],
      };
    } else {
      item.text = problems(uri);
      item.busy = description?.archive === 'reading';
      item.detail = [archiveInWords(), description?.check === 'onSave' ? l10n.t('checked on save') : '']
        .filter((part) => part !== '')
        .join(' · ');
    }
  }

  function archiveInWords(): string {
    if (description?.archive === 'stopped') return l10n.t('the archive was read in part');
    if (description?.archive !== 'reading') return '';
    return reading
      ? l10n.t('reading the archive: {0} of {1}', reading.read, reading.total)
      : l10n.t('reading the archive');
  }

  async function ask(): Promise<void> {
    const document = recordShown();
    description = null;
    if (document && client.state === State.Running) {
      const params: DescribeParams = { textDocument: { uri: document.uri.toString() } };
      const answer = await client.sendRequest<RecordDescription | null>(DESCRIBE, params).catch(() => null);
      // Another record may be shown meanwhile: its own answer is under way.
      if (recordShown() === document) description = answer;
    }
    show();
  }

  show();
  return Disposable.from(
    item,
    language,
    client.onDidChangeState(() => void ask()),
    archive.onReading((now) => {
      reading = now;
      show();
    }),
    archive.onChanged(() => {
      reading = undefined;
      void ask();
    }),
    window.onDidChangeActiveTextEditor(() => void ask()),
    workspace.onDidOpenTextDocument(() => void ask()),
    workspace.onDidSaveTextDocument(() => void ask()),
    workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      // Its comment, its masthead and its symbol stand at the top.
      const isAtTop = contentChanges.some(({ range }) => range.start.line < HEAD);
      if (isAtTop && document === recordShown()) void ask();
    }),
    workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration('precis')) void ask();
    }),
    languages.onDidChangeDiagnostics(({ uris }) => {
      const shown = recordShown()?.uri.toString();
      if (!uris.some((uri) => uri.toString() === shown)) return;
      // An editor may show a record before the server was told of it.
      if (description) show();
      else void ask();
    }),
  );
}

/** How many lines at the top of a record may tell its language. */
const HEAD = 20;

function recordShown(): TextDocument | undefined {
  const document = window.activeTextEditor?.document;
  return document?.languageId === LANGUAGE ? document : undefined;
}

function problems(uri: Uri | undefined): string {
  const count = uri ? languages.getDiagnostics(uri).filter(({ source }) => source === SOURCE).length : 0;
  if (count === 0) return l10n.t('no problems');
  return count === 1 ? l10n.t('1 problem') : l10n.t('{0} problems', count);
}
