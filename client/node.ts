import type { ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { type ExtensionContext, Uri } from 'vscode';
import type { ServerOptions } from 'vscode-languageclient/node';
import { WORK_NOTES } from '../server/src/lsp/set-aside-protocol';
import small from './server-process.json' with { type: 'json' };
import { clientOptions } from './src/client';
import type { Clients } from './src/keep-running';
import { newStandstill } from './src/standstill';
import { workNotesIn } from './work-notes';

/** So many milliseconds lie between two looks at what a server is looking at. */
const LOOK = 10_000;

/**
 * Clients whose server is a process of its own. Everything it needs is one file. It is started so that it stays small, and is
 * no slower: what is typed leaves little behind, and what reading a folder took is given back to the system. It notes what it
 * is looking at beside the editor's logs, and one that stands still is ended. Where it is debugged it may stand still.
 */
export async function processClients({
  extensionUri,
  logUri,
  subscriptions,
}: ExtensionContext): Promise<Clients> {
  const { LanguageClient, State, TransportKind } = await import('vscode-languageclient/node');
  const module = Uri.joinPath(extensionUri, 'dist', 'server.js').fsPath;
  const folder = join(logUri.fsPath, 'work');
  const notes = workNotesIn(folder);
  const env = { ...small.env, [WORK_NOTES]: folder };
  const options: ServerOptions = {
    run: { module, transport: TransportKind.ipc, options: { execArgv: small.execArgv, env } },
    debug: { module, transport: TransportKind.ipc, options: { execArgv: ['--nolazy', '--inspect=6009'] } },
  };
  let running: ChildProcess | undefined;
  const standsStill = newStandstill();
  const looking = setInterval(() => {
    if (standsStill(notes.read())) running?.kill('SIGKILL');
  }, LOOK);
  subscriptions.push({ dispose: () => clearInterval(looking) });
  return {
    newClient(own) {
      const client = new LanguageClient('precis', 'Précis', options, clientOptions(extensionUri, own));
      client.onDidChangeState(({ newState }) => {
        // Of one that has ended the client does not tell any more which it was.
        if (newState === State.Running) running = client.serverProcess;
      });
      return client;
    },
    lastWorks: notes.take,
    hasFallen: async () => running !== undefined && (await hasFallen(running)),
  };
}

/** How a process ends that somebody or the system kills. */
const KILLED: ReadonlySet<unknown> = new Set(['SIGKILL', 'SIGTERM', 'SIGINT', 'SIGHUP']);

/** So many milliseconds a process may take to end when nothing is heard of it any more. */
const ENDING = 2000;

/** Whether a process ended from within. Windows tells of one that was killed as of one that failed. */
async function hasFallen(child: ChildProcess): Promise<boolean> {
  if (child.exitCode === null && child.signalCode === null)
    await new Promise((resolve) => {
      const late = setTimeout(resolve, ENDING);
      child.once('exit', () => {
        clearTimeout(late);
        resolve(undefined);
      });
    });
  const { exitCode, signalCode } = child;
  if (exitCode !== null) return exitCode !== 0 && !(process.platform === 'win32' && exitCode === 1);
  return signalCode !== null && !KILLED.has(signalCode);
}
