import { Disposable, Uri, window, workspace } from 'vscode';
import type { BaseLanguageClient, LanguageClientOptions } from 'vscode-languageclient';
import type { InitializationOptions } from '../../server/src/lsp/protocol';
import { followArchive } from './archive';
import { registerCommands } from './commands';
import { lendFiles } from './files';
import { type Clients, keepRunning, type OwnOptions } from './keep-running';
import { LANGUAGE } from './language';
import { registerLevels } from './levels';
import { registerNewRecord } from './new-record';
import { registerOtherLanguages } from './other-languages';
import { cleanPastes } from './paste';
import { adoptRecords } from './records';
import { registerRegistry } from './registry';
import { registerWorks } from './rework';
import { showStatus } from './status';
import { showViews } from './views';

/**
 * The client: what VS Code needs besides the Language Server Protocol. It starts the server, names its commands and
 * shows how it is; what a record is and what is wrong with it, only the server knows.
 */
export async function startClient(subscriptions: Disposable[], clients: Clients): Promise<void> {
  const output = window.createOutputChannel('Précis', { log: true });
  const server = keepRunning(output, clients, follow);
  subscriptions.push(output, registerCommands(server, output), registerLevels(), server);
  await server.started;
}

/** What the editor shows and does as the server says. */
function follow(client: BaseLanguageClient, isSetAside: (uri: string) => boolean): Disposable {
  const archive = followArchive(client);
  return Disposable.from(
    archive,
    showStatus(client, archive, isSetAside),
    adoptRecords(client),
    lendFiles(client),
    showViews(client, archive),
    registerRegistry(client),
    cleanPastes(client),
    registerWorks(client),
    registerNewRecord(client),
    registerOtherLanguages(client),
  );
}

/**
 * Where records are edited: on the disk, before they are saved, in repositories that are open without a copy, and wherever
 * the open folders lie. Other places hold what was, such as the left side of a comparison.
 */
function schemes(): Set<string> {
  const open = (workspace.workspaceFolders ?? []).map(({ uri }) => uri.scheme);
  return new Set(['file', 'untitled', 'vscode-vfs', ...open]);
}

/** How client and server agree to talk, whatever process the server runs in. */
export function clientOptions(extensionUri: Uri, { setAside, ...own }: OwnOptions): LanguageClientOptions {
  // Each server that a client starts is told what is set aside by then.
  const initializationOptions = (): InitializationOptions => ({
    rulesUri: Uri.joinPath(extensionUri, 'dist', 'rules').toString(),
    adoptsRecords: true,
    showsCitations: true,
    showsPlaces: true,
    showsArchive: true,
    setAside: setAside(),
  });
  return {
    documentSelector: [...schemes()].map((scheme) => ({ scheme, language: LANGUAGE })),
    initializationOptions,
    ...own,
    diagnosticPullOptions: { onChange: true, onSave: true },
    // Text of a record is shown in hovers: it must not be able to run commands or to bring its own HTML.
    markdown: { isTrusted: false, supportHtml: false },
    // Who keeps the server running hears that it failed.
    initializationFailedHandler: () => false,
  };
}
