import type { ExtensionContext } from 'vscode';
import { LanguageClient, type ServerOptions, TransportKind } from 'vscode-languageclient/node';
import { clientOptions, startClient } from './src/client';

/** What is typed leaves little behind: with less room for it the process stays smaller, and is no slower. */
const SMALL = ['--max-semi-space-size=4'];

/** Starts the server as a process of its own. Everything it needs is one file. */
export async function activate(context: ExtensionContext): Promise<void> {
  const module = context.asAbsolutePath('dist/server.js');
  const options: ServerOptions = {
    run: { module, transport: TransportKind.ipc, options: { execArgv: SMALL } },
    debug: { module, transport: TransportKind.ipc, options: { execArgv: ['--nolazy', '--inspect=6009'] } },
  };
  const { extensionUri, subscriptions } = context;
  await startClient(subscriptions, (own) => {
    return new LanguageClient('precis', 'Précis', options, clientOptions(extensionUri, own));
  });
}
