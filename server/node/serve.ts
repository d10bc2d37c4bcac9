import { join } from 'node:path';
import { URI } from 'vscode-uri';
import { dictionaryOf } from '../l10n/index';
import { profiles } from '../profiles/index';
import type { Files } from '../src/index/files';
import { editorFiles } from '../src/lsp/editor-files';
import { startServer } from '../src/lsp/server';
import type { Decoded } from '../src/text/encoding';
import { serverClock } from './clock';
import { tuneEngine } from './engine';
import { decode } from './files/decode';
import { serverFiles } from './files/server-files';
import { surveyOn } from './files/survey';
import { workNoteByTurn } from './files/work-note';
import type { MetWay } from './wire/meet';

/**
 * Serves an editor with the files of this disk, and the rules' pages that lie beside the bundle.
 *
 * @param survey the script of the thread that reads folders, which may be a bundle by itself
 */
export async function serve(way: MetWay, survey = join(__dirname, 'survey.js')): Promise<void> {
  tuneEngine();
  const { connect } = await import('./wire/connect');
  const connection = connect(way);
  startServer(connection, {
    files: byScheme(serverFiles, editorFiles(connection, decodeBase64), surveyOn(survey)),
    clock: serverClock,
    onWork: workNoteByTurn(),
    profiles,
    dictionaryOf,
    rulesUri: URI.file(join(__dirname, 'rules')).toString(),
  });
}

/** What lies on the disk is read there, all else through the editor. */
function byScheme(disk: Files, editor: Files, survey: NonNullable<Files['survey']>): Files {
  const of = (uri: string): Files => (URI.parse(uri).scheme === 'file' ? disk : editor);
  return {
    list: (folder, onLeftOut) => of(folder).list(folder, onLeftOut),
    read: (uri, onLeftOut, within) => of(uri).read(uri, onLeftOut, within),
    passedOver: (within) => of(within).passedOver(within),
    survey,
  };
}

function decodeBase64(base64: string): Decoded {
  return decode(Buffer.from(base64, 'base64'));
}
