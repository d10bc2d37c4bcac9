import type { ExtensionContext } from 'vscode';
import { startClient } from './src/client';
import { workerClients } from './web';

/**
 * Starts the extension, in Node or in VS Code for the web: one script for both, so that it is carried once. What only one of
 * them has is loaded when it is wanted.
 */
export async function activate(context: ExtensionContext): Promise<void> {
  const clients = 'importScripts' in globalThis ? workerClients : (await import('./node')).processClients;
  await startClient(context.subscriptions, await clients(context));
}
