import { dictionaryOf } from '../l10n/index';
import { profiles } from '../profiles/index';
import { editorFiles } from '../src/lsp/editor-files';
import { startServer } from '../src/lsp/server';
import { workerClock } from './clock';
import { decodeBase64 } from './decode';

/** Starts the server in this web worker: it has no disk, so that every file is the editor’s. */
export async function startWorker(): Promise<void> {
  const { BrowserMessageReader, BrowserMessageWriter, createConnection } = await import(
    'vscode-languageserver/browser'
  );
  const scope = self as unknown as DedicatedWorkerGlobalScope;
  const connection = createConnection(new BrowserMessageReader(scope), new BrowserMessageWriter(scope));
  startServer(connection, {
    files: editorFiles(connection, decodeBase64),
    clock: workerClock,
    profiles,
    dictionaryOf,
  });
}
