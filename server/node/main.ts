import { isMainThread } from 'node:worker_threads';
import { sendSurvey } from './files/send-survey';
import { serve, serveStdio } from './serve';

/**
 * Starts the server in this process. How the editor speaks with it stands on the command line: --node-ipc, --stdio, --socket
 * or --pipe. The same script is that of the thread that reads folders, so that the code for reading records is there once.
 */
export async function startProcess(): Promise<void> {
  if (!isMainThread) return sendSurvey();
  if (process.argv.includes('--stdio')) return serveStdio(__filename);
  const { connectAsAsked } = await import('./wire/connect');
  serve(connectAsAsked(), __filename);
}
