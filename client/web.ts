import { type ExtensionContext, Uri } from 'vscode';
import type { BrowserMessageReader } from 'vscode-languageclient/browser';
import { clientOptions } from './src/client';
import type { Clients } from './src/keep-running';

/** What a browser has, and Node has not. */
declare const Worker: new (script: string) => ConstructorParameters<typeof BrowserMessageReader>[0];

/**
 * Clients whose server is a worker of the browser. Everything it needs is one file. What it was looking at when it ended nobody
 * can tell.
 */
export async function workerClients({ extensionUri }: ExtensionContext): Promise<Clients> {
  const { BrowserMessageReader, BrowserMessageWriter, LanguageClient } = await import(
    'vscode-languageclient/browser'
  );
  const script = Uri.joinPath(extensionUri, 'dist', 'service.js').toString(true);
  return {
    newClient: (own) => new LanguageClient('precis', 'Précis', connect, clientOptions(extensionUri, own)),
    lastWorks: () => [],
    hasFallen: async () => false,
  };

  async function connect() {
    // The editor gives workers of its own making, which the client would not know as such.
    const worker = new Worker(script);
    return { reader: new BrowserMessageReader(worker), writer: new BrowserMessageWriter(worker) };
  }
}
