import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { type Connection, createConnection } from 'vscode-languageserver/node';
import { URI } from 'vscode-uri';
import { profiles } from '../profiles/index';
import { startServer } from '../src/lsp/server';
import { serverClock } from './clock';
import { serverFiles } from './files/server-files';
import { surveyOn } from './files/survey';

/** Serves the editor that started this process, over its standard input and output. */
export function serveStdio(): void {
  serve(createConnection(process.stdin, process.stdout));
}

// An editor runs several servers side by side: this one takes no more memory than it needs, for a little of its speed.
setFlagsFromString('--optimize-for-size');
setFlagsFromString('--max-semi-space-size=4');

/** Serves a connection with the files of this disk, and the rules' pages that lie beside the bundle. */
export function serve(connection: Connection): void {
  startServer(connection, {
    files: { ...serverFiles, survey: surveyOn(join(__dirname, 'survey.js')) },
    clock: serverClock,
    profiles,
    rulesUri: URI.file(join(__dirname, 'rules')).toString(),
  });
}
