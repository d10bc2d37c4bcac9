import { join } from 'node:path';
import { type Connection, createConnection } from 'vscode-languageserver/node';
import { URI } from 'vscode-uri';
import { profiles } from '../profiles/index';
import type { Files } from '../src/index/files';
import { editorFiles } from '../src/lsp/editor-files';
import { startServer } from '../src/lsp/server';
import type { Decoded } from '../src/text/encoding';
import { serverClock } from './clock';
import { decode } from './files/decode';
import { serverFiles } from './files/server-files';
import { surveyOn } from './files/survey';

/** Serves the editor that started this process, over its standard input and output. */
export function serveStdio(): void {
  serve(createConnection(process.stdin, process.stdout));
}

/** Serves a connection with the files of this disk, and the rules' pages that lie beside the bundle. */
export function serve(connection: Connection): void {
  startServer(connection, {
    files: byScheme(
      serverFiles,
      editorFiles(connection, decodeBase64),
      surveyOn(join(__dirname, 'survey.js')),
    ),
    clock: serverClock,
    profiles,
    rulesUri: URI.file(join(__dirname, 'rules')).toString(),
  });
}

/** What lies on the disk is read there, all else through the editor. */
function byScheme(disk: Files, editor: Files, survey: NonNullable<Files['survey']>): Files {
  const of = (uri: string): Files => (URI.parse(uri).scheme === 'file' ? disk : editor);
  return {
    list: (folder, onLeftOut) => of(folder).list(folder, onLeftOut),
    read: (uri, onLeftOut) => of(uri).read(uri, onLeftOut),
    leadsOut: async (uri, folder) => (await of(uri).leadsOut?.(uri, folder)) === true,
    survey,
  };
}

function decodeBase64(base64: string): Decoded {
  return decode(Buffer.from(base64, 'base64'));
}
