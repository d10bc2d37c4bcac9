import {
  commands,
  type Disposable,
  l10n,
  languages,
  Position,
  ProgressLocation,
  Range,
  Selection,
  type TextDocument,
  Uri,
  WorkspaceEdit,
  window,
  workspace,
} from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import {
  NEW_RECORD,
  NEW_RECORD_SESSIONS,
  type NewRecordParams,
  type NewRecordSessions,
  type SessionsParams,
  type WrittenSkeleton,
} from '../../server/src/lsp/new-record-protocol';
import type { Draft } from './draft';
import { LANGUAGE } from './language';
import { askAll } from './questions';
import { questionsFor } from './record-questions';

/** The command that asks what a new record is about and opens it. Nothing is written until the last question was answered. */
export function registerNewRecord(client: BaseLanguageClient): Disposable {
  return commands.registerCommand('precis.newRecord', () => newRecord(client));
}

async function newRecord(client: BaseLanguageClient): Promise<void> {
  const shown = window.activeTextEditor?.document.uri;
  const near = (shown && workspace.getWorkspaceFolder(shown)) ?? workspace.workspaceFolders?.[0];
  const folder = near?.uri.toString() ?? null;
  const params: SessionsParams = { folder };
  // The answer comes when the archive was read.
  const sessions = await window.withProgress(
    { location: ProgressLocation.Window, title: l10n.t('Reading the archive') },
    () => client.sendRequest<NewRecordSessions | null>(NEW_RECORD_SESSIONS, params),
  );
  if (!sessions) return;
  if (sessions.languages.length === 0) {
    await window.showInformationMessage(
      l10n.t('The profile “{0}” does not say how a record begins.', sessions.profile),
    );
    return;
  }
  const draft: Draft = { folder, sessions, asked: {}, lines: [] };
  const make = (agenda: NewRecordParams['agenda'], asked: Draft['asked']): Promise<WrittenSkeleton | null> =>
    client.sendRequest<WrittenSkeleton | null>(NEW_RECORD, paramsOf(draft, agenda, asked));
  const isTaken = async (number: string): Promise<string | undefined> => {
    const there = await make({ lines: [] }, { ...draft.asked, number });
    const file = there && fileOf(there);
    return file && (await exists(file)) ? workspace.asRelativePath(file) : undefined;
  };
  const isAnswered = await askAll(l10n.t('New Record'), questionsFor(client, draft, isTaken));
  if (!isAnswered) return;
  const made = await make(draft.agenda ?? { lines: draft.lines }, draft.asked);
  if (made) await open(made);
}

function paramsOf(
  { folder, sessions, facts }: Draft,
  agenda: NewRecordParams['agenda'],
  { number, meeting, date, from, to, chair, session = '', language = '' }: Draft['asked'],
): NewRecordParams {
  return {
    folder,
    profile: sessions.profile,
    session,
    language,
    issued: today(),
    agenda,
    ...(number ? { number } : {}),
    ...(meeting ? { meeting: Number(meeting) } : {}),
    ...(date ? { date } : {}),
    ...(from && to ? { from, to } : {}),
    ...(chair ? { chair } : {}),
    ...(facts?.secretary ? { secretary: facts.secretary } : {}),
    ...(facts?.original ? { original: facts.original } : {}),
  };
}

/** The day it is here, as ISO writes it. */
function today(): string {
  const now = new Date();
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()]
    .map((part) => String(part).padStart(2, '0'))
    .join('-');
}

/** Where the record would lie; nothing where no folder is open. */
function fileOf({ folder, name }: WrittenSkeleton): Uri | undefined {
  return folder !== null && name !== null ? Uri.joinPath(Uri.parse(folder), `${name}.record`) : undefined;
}

async function exists(file: Uri): Promise<boolean> {
  const found = await Promise.resolve(workspace.fs.stat(file)).catch(() => undefined);
  return found !== undefined;
}

/** Opens the record as a document that was never saved, under the name it would have, with the cursor where writing begins. */
async function open(made: WrittenSkeleton): Promise<void> {
  const document =
    (await named(made)) ?? (await workspace.openTextDocument({ language: LANGUAGE, content: made.text }));
  const editor = await window.showTextDocument(document, { preview: false });
  const place = new Position(made.cursor.line, made.cursor.character);
  editor.selection = new Selection(place, place);
  editor.revealRange(new Range(place, place));
}

/** A new document of that name; nothing where there is one already. */
async function named(made: WrittenSkeleton): Promise<TextDocument | undefined> {
  const file = fileOf(made);
  if (!file || (await exists(file))) return undefined;
  const document = await workspace.openTextDocument(file.with({ scheme: 'untitled' }));
  if (document.getText() !== '') return undefined;
  const edit = new WorkspaceEdit();
  edit.insert(document.uri, new Position(0, 0), made.text);
  if (!(await workspace.applyEdit(edit))) return undefined;
  return document.languageId === LANGUAGE ? document : languages.setTextDocumentLanguage(document, LANGUAGE);
}
