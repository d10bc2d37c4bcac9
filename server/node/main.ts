import { createConnection } from 'vscode-languageserver/node';
import { serve } from './serve';

// How the editor speaks with it stands on the command line: --node-ipc, --stdio, --socket or --pipe.
serve(createConnection());
