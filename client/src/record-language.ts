import {
  commands,
  Disposable,
  LanguageStatusSeverity,
  l10n,
  languages,
  Position,
  type QuickPickItem,
  Range,
  type TextDocument,
  TextEdit,
  WorkspaceEdit,
  window,
  workspace,
} from 'vscode';
import type { BaseLanguageClient, TextEdit as ServerEdit } from 'vscode-languageclient';
import {
  DESCRIBE,
  type DescribeParams,
  type LanguageParams,
  type RecordDescription,
  SET_LANGUAGE,
} from '../../server/src/lsp/protocol';
import { LANGUAGE } from './language';

/** Where the language of the record is shown, and where it is chosen. */
export interface LanguageItem extends Disposable {
  /** Shows the language of a record, or that there is none to show. */
  show(description: RecordDescription | null): void;
}

/** The language of the record among the status items, with what told it; from there another one is chosen. */
export function showLanguage(client: BaseLanguageClient): LanguageItem {
  const item = languages.createLanguageStatusItem('precis.language', { language: LANGUAGE });
  item.name = l10n.t('Language of the record');
  item.severity = LanguageStatusSeverity.Information;
  const command = commands.registerCommand('precis.chooseLanguage', (language?: unknown) =>
    chooseLanguage(client, typeof language === 'string' ? language : undefined),
  );
  return {
    show(description) {
      item.text = description?.languageName ?? l10n.t('Language not known yet');
      item.detail = description ? tellers()[description.toldBy] : '';
      item.command = description ? { command: 'precis.chooseLanguage', title: l10n.t('Change') } : undefined;
    },
    dispose: () => Disposable.from(item, command).dispose(),
  };
}

function tellers(): Readonly<Record<RecordDescription['toldBy'], string>> {
  return {
    comment: l10n.t('told by a comment at its top'),
    settings: l10n.t('told by the settings'),
    masthead: l10n.t('told by its masthead'),
    name: l10n.t('told by the name of its file'),
    words: l10n.t('told by its words'),
  };
}

interface Choice extends QuickPickItem {
  readonly language: string | null;
}

/** Asks in which language the record is to be read, where a key does not say it, and has it say so. */
async function chooseLanguage(client: BaseLanguageClient, given: string | undefined): Promise<void> {
  const document = window.activeTextEditor?.document;
  if (document?.languageId !== LANGUAGE) return;
  if (given !== undefined) {
    await putLanguage(client, document, given);
    return;
  }
  const textDocument = { uri: document.uri.toString() };
  const params: DescribeParams = { textDocument };
  const now = await client.sendRequest<RecordDescription | null>(DESCRIBE, params);
  if (!now) return;
  const itself: Choice = {
    language: null,
    label: l10n.t('As the record tells'),
    description: now.toldBy === 'comment' ? '' : now.languageName,
    detail: l10n.t('By the settings, its masthead, the name of its file or its words'),
  };
  const choices = now.languages.map(
    ({ language, name }): Choice => ({
      language,
      label: name,
      description: language === now.language ? l10n.t('now') : '',
    }),
  );
  const chosen = await window.showQuickPick([itself, ...choices], {
    title: l10n.t('In which language is this record to be read?'),
    placeHolder: l10n.t('A comment at the top of the record will say so'),
  });
  if (chosen) await putLanguage(client, document, chosen.language);
}

async function putLanguage(
  client: BaseLanguageClient,
  document: TextDocument,
  language: string | null,
): Promise<void> {
  const { uri, version } = document;
  const params: LanguageParams = { textDocument: { uri: uri.toString() }, language };
  const edits = await client.sendRequest<ServerEdit[] | null>(SET_LANGUAGE, params);
  // What was worked out for another text than there is now must not be applied to it.
  if (!edits || edits.length === 0 || document.version !== version) return;
  const edit = new WorkspaceEdit();
  edit.set(
    uri,
    edits.map(({ range: { start, end }, newText }) =>
      TextEdit.replace(
        new Range(new Position(start.line, start.character), new Position(end.line, end.character)),
        newText,
      ),
    ),
  );
  await workspace.applyEdit(edit);
}
