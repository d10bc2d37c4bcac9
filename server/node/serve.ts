import { join } from 'node:path';
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

/** Serves a connection with the files of this disk, and the rules' pages that lie beside the bundle. */
export function serve(connection: Connection): void {
  startServer(connection, {
    files: { ...serverFiles, survey: surveyOn(join(__dirname, 'survey.js')) },
    clock: serverClock,
    profiles,
    rulesUri: URI.file(join(__dirname, 'rules')).toString(),
  });
}
