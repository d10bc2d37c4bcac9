import { BrowserMessageReader, BrowserMessageWriter, createConnection } from 'vscode-languageserver/browser';
import { dictionaryOf } from '../l10n/index';
import { profiles } from '../profiles/index';
import { editorFiles } from '../src/lsp/editor-files';
import { startServer } from '../src/lsp/server';
import { workerClock } from './clock';
import { decodeBase64 } from './decode';

// The server as a web worker: it has no disk, so that every file is the editor’s.
const scope = self as unknown as DedicatedWorkerGlobalScope;
const connection = createConnection(new BrowserMessageReader(scope), new BrowserMessageWriter(scope));
startServer(connection, {
  files: editorFiles(connection, decodeBase64),
  clock: workerClock,
  profiles,
  dictionaryOf,
});
