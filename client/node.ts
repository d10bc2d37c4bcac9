import { Uri } from 'vscode';
import type { ServerOptions } from 'vscode-languageclient/node';
import small from './server-process.json' with { type: 'json' };
import { clientOptions } from './src/client';
import type { NewClient } from './src/keep-running';

/**
 * Clients whose server is a process of its own. Everything it needs is one file. It is started so that it stays small, and is
 * no slower: what is typed leaves little behind, and what reading a folder took is given back to the system.
 */
export async function processClients(extensionUri: Uri): Promise<NewClient> {
  const { LanguageClient, TransportKind } = await import('vscode-languageclient/node');
  const module = Uri.joinPath(extensionUri, 'dist', 'server.js').fsPath;
  const options: ServerOptions = {
    run: { module, transport: TransportKind.ipc, options: { execArgv: small.execArgv, env: small.env } },
    debug: { module, transport: TransportKind.ipc, options: { execArgv: ['--nolazy', '--inspect=6009'] } },
  };
  return (own) => new LanguageClient('precis', 'Précis', options, clientOptions(extensionUri, own));
}
