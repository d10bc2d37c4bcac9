import { Uri } from 'vscode';
import type { ServerOptions } from 'vscode-languageclient/node';
import { clientOptions } from './src/client';
import type { NewClient } from './src/keep-running';

/** What is typed leaves little behind: with less room for it the process stays smaller, and is no slower. */
const SMALL = ['--max-semi-space-size=4'];

/** Clients whose server is a process of its own. Everything it needs is one file. */
export async function processClients(extensionUri: Uri): Promise<NewClient> {
  const { LanguageClient, TransportKind } = await import('vscode-languageclient/node');
  const module = Uri.joinPath(extensionUri, 'dist', 'server.js').fsPath;
  const options: ServerOptions = {
    run: { module, transport: TransportKind.ipc, options: { execArgv: SMALL } },
    debug: { module, transport: TransportKind.ipc, options: { execArgv: ['--nolazy', '--inspect=6009'] } },
  };
  return (own) => new LanguageClient('precis', 'Précis', options, clientOptions(extensionUri, own));
}
