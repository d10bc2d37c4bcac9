import { isMainThread } from 'node:worker_threads';
import { createConnection } from 'vscode-languageserver/node';
import { sendSurvey } from './files/send-survey';
import { serve, serveStdio } from './serve';

// How the editor speaks with it stands on the command line: --node-ipc, --stdio, --socket or --pipe. The same bundle is
// the script of the thread that reads folders, so that the extension carries the code for reading records once.
if (!isMainThread) sendSurvey();
else if (process.argv.includes('--stdio')) serveStdio(__filename);
else serve(createConnection(), __filename);
