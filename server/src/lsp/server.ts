import { type Connection, ErrorCodes, ResponseError } from 'vscode-languageserver';
import { withoutEnd } from '../text/span';
import { type Beginning, readBeginning } from './beginning';
import { initializeResult } from './capabilities';
import { newClosedRecords } from './closed';
import { pushingReader } from './closed-reports';
import { newFolder } from './folders';
import { listen } from './handlers';
import { judgeClosed } from './judging';
import { offersOf } from './offers';
import { complain, type Host, type Session } from './session';
import { withoutSetAside } from './set-aside';
import { readVersions } from './versions';
import { startFolders, watch } from './watching';
import { sayIn, sayInEnglish } from './words';

/** Serves records over a connection. The host brings the files and the profiles; the editor brings the texts. */
export function startServer(connection: Connection, host: Host): void {
  let session: Session | undefined;
  // What nobody answers: a request that is not known, or one that comes before the first.
  connection.onRequest((method) =>
    session
      ? new ResponseError(ErrorCodes.MethodNotFound, `${method} is not known.`)
      : new ResponseError(ErrorCodes.ServerNotInitialized, `${method}: initialize comes first.`),
  );
  connection.onInitialize(async (params) => {
    if (session) return new ResponseError(ErrorCodes.InvalidRequest, 'initialize comes once.');
    const beginning = readBeginning(params);
    session = newSession(connection, host, beginning);
    listen(session);
    const { locale } = beginning;
    const dictionary = locale === undefined ? undefined : host.dictionaryOf?.(locale);
    if (dictionary) session.say = sayIn(await dictionary);
    return initializeResult(session.abilities, offersOf(host.profiles));
  });
  connection.onInitialized(() => {
    if (!session) return;
    session.start();
    watch(session).catch((error) => complain(connection, 'Nothing is watched', error));
  });
  connection.listen();
}

function newSession(connection: Connection, host: Host, beginning: Beginning): Session {
  const { folders: uris, abilities, adoptsRecords, showsCitations, showsPlaces, showsArchive } = beginning;
  const rulesUri = beginning.rulesUri ?? host.rulesUri;
  const setAside = new Set(beginning.setAside);
  const folders = (uris.length > 0 ? uris : [undefined]).map((uri) => newFolder(host.profiles, uri));
  let start = (): void => undefined;
  const started = new Promise<void>((resolve) => {
    start = resolve;
  });
  const session: Session = {
    connection,
    host: { ...host, files: withoutSetAside(host.files, setAside, host.onWork) },
    abilities,
    rulesUri: rulesUri && withoutEnd(rulesUri, '/'),
    adoptsRecords,
    showsCitations,
    showsPlaces,
    showsArchive,
    say: sayInEnglish,
    documents: new Map(),
    folders,
    start,
    isOver: false,
    // The editor may be asked only after it was told that the server is there.
    ready: started.then(() => startFolders(session)),
    scanned: Promise.resolve(),
    sentSettings: undefined,
    mark: Math.random().toString(36).slice(2, 8),
    results: 0,
    toldRevisions: '',
    titles: new Map(),
    readVersions: (folder) => void readVersions(session, folder),
    closed: newClosedRecords(() => void judgeClosed(session)),
    failures: new Set(),
    setAside,
    heedsSetAside: beginning.heedsSetAside,
  };
  if (!session.abilities.pullsDiagnostics) session.closed.reader = pushingReader(session);
  return session;
}
