import { type ExtensionContext, Uri } from 'vscode';
import { BrowserMessageReader, BrowserMessageWriter, LanguageClient } from 'vscode-languageclient/browser';
import { clientOptions, startClient } from './src/client';

/** What a browser has, and Node has not. */
declare const Worker: new (script: string) => ConstructorParameters<typeof BrowserMessageReader>[0];

/** Starts the server as a worker of the browser. Everything it needs is one file. */
export async function activate({ extensionUri, subscriptions }: ExtensionContext): Promise<void> {
  const script = Uri.joinPath(extensionUri, 'dist', 'web', 'server.js').toString(true);
  await startClient(subscriptions, (own) => {
    return new LanguageClient('precis', 'Précis', connect, clientOptions(extensionUri, own));
  });

  async function connect() {
    // The editor gives workers of its own making, which the client would not know as such.
    const worker = new Worker(script);
    return { reader: new BrowserMessageReader(worker), writer: new BrowserMessageWriter(worker) };
  }
}
