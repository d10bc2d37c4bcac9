import { createConnection } from 'vscode-languageserver/node';
import { serve, serveStdio } from './serve';

// How the editor speaks with it stands on the command line: --node-ipc, --stdio, --socket or --pipe.
if (process.argv.includes('--stdio')) serveStdio();
else serve(createConnection());
