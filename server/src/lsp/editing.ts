import type {
  DidChangeTextDocumentParams,
  DidCloseTextDocumentParams,
  DidOpenTextDocumentParams,
  DidSaveTextDocumentParams,
} from 'vscode-languageserver';
import { normalised } from './address';
import { awaitQuiet, pushAllDiagnostics, pushDiagnostics, shownFindings } from './diagnostics';
import { changeDocument, openDocument } from './documents';
import { folderOf } from './folders';
import { follow } from './following';
import { judgeAfterClosing } from './judging';
import { noteChanges } from './reading';
import { recordOf, type Session } from './session';

export async function opened(session: Session, params: DidOpenTextDocumentParams): Promise<void> {
  const document = openDocument(params);
  session.documents.set(document.uri, document);
  awaitQuiet(session, document);
  await session.ready;
  pushDiagnostics(session, document.uri);
}

/** Whatever changes before the settings are known is checked with what comes of it, once they are. */
export async function changed(session: Session, params: DidChangeTextDocumentParams): Promise<void> {
  const { uri, version } = params.textDocument;
  const document = session.documents.get(uri);
  if (!document) return;
  if (!document.saved && folderOf(session.folders, uri)?.check === 'onSave') {
    // What was saved is about to be overwritten: this is the last time that it can be looked at.
    const open = recordOf(session, uri);
    if (open) shownFindings(session, open);
  }
  follow(session, document);
  changeDocument(document, params.contentChanges, version);
  awaitQuiet(session, document);
  await session.ready;
  const workspace = folderOf(session.folders, uri)?.workspace;
  const before = workspace?.revision;
  pushDiagnostics(session, uri);
  // Other records may say something else, now that this one does. An editor that asks, asks for them, too.
  if (workspace?.revision !== before) pushAllDiagnostics(session);
}

export async function saved(session: Session, params: DidSaveTextDocumentParams): Promise<void> {
  const { uri } = params.textDocument;
  const document = session.documents.get(uri);
  if (!document || folderOf(session.folders, uri)?.check !== 'onSave') return;
  document.saved = undefined;
  pushDiagnostics(session, uri);
  if (session.abilities.refreshesDiagnostics) await session.connection.languages.diagnostics.refresh();
}

/** What the file of a record that is closed says holds again, as it is on the disk now, and is told of in its place. */
export async function closed(session: Session, params: DidCloseTextDocumentParams): Promise<void> {
  const { uri } = params.textDocument;
  for (const { workspace } of session.folders) workspace.close(normalised(uri));
  if (!session.documents.delete(uri)) return;
  // Closed records are told of by the spelling of their archive.
  if (!session.abilities.pullsDiagnostics && uri !== normalised(uri))
    void session.connection.sendDiagnostics({ uri, diagnostics: [] });
  await noteChanges(session, { created: [], changed: [uri], deleted: [] });
  judgeAfterClosing(session, uri);
}
