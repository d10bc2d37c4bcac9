import {
  CodeActionKind,
  type Connection,
  ErrorCodes,
  FileOperationPatternKind,
  type FileOperationRegistrationOptions,
  type InitializeParams,
  type InitializeResult,
  ResponseError,
  TextDocumentSyncKind,
} from 'vscode-languageserver';
import { withoutEnd } from '../text/span';
import { abilitiesOf } from './abilities';
import { newClosedRecords } from './closed';
import { pushingReader } from './closed-reports';
import { triggerCharacters } from './completion';
import { endingsOf, newFolder, normalised } from './folders';
import { listen } from './handlers';
import { judgeClosed } from './judging';
import { type InitializationOptions, WHOLE_RECORD } from './protocol';
import { complain, type Host, type Session } from './session';
import { withoutSetAside } from './set-aside';
import { legend } from './tokens';
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
    session = newSession(connection, host, params);
    listen(session);
    const dictionary = params.locale === undefined ? undefined : host.dictionaryOf?.(params.locale);
    if (dictionary) session.say = sayIn(await dictionary);
    return { capabilities: capabilitiesFor(session), serverInfo: { name: 'Précis' } };
  });
  connection.onInitialized(() => {
    if (!session) return;
    session.start();
    watch(session).catch((error) => complain(connection, 'Nothing is watched', error));
  });
  connection.listen();
}

function newSession(connection: Connection, host: Host, params: InitializeParams): Session {
  const options: InitializationOptions = params.initializationOptions ?? {};
  const rulesUri = typeof options.rulesUri === 'string' ? options.rulesUri : host.rulesUri;
  const setAside = new Set(
    Array.isArray(options.setAside) ? options.setAside.map(String).map(normalised) : [],
  );
  const uris = params.workspaceFolders?.map(({ uri }) => uri) ?? (params.rootUri ? [params.rootUri] : []);
  const folders = (uris.length > 0 ? uris : [undefined]).map((uri) => newFolder(host.profiles, uri));
  let start = (): void => undefined;
  const started = new Promise<void>((resolve) => {
    start = resolve;
  });
  const session: Session = {
    connection,
    host: { ...host, files: withoutSetAside(host.files, setAside, host.onWork) },
    abilities: abilitiesOf(params.capabilities),
    rulesUri: rulesUri && withoutEnd(rulesUri, '/'),
    adoptsRecords: options.adoptsRecords === true,
    showsCitations: options.showsCitations === true,
    showsPlaces: options.showsPlaces === true,
    showsArchive: options.showsArchive === true,
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
    heedsSetAside: Array.isArray(options.setAside),
  };
  if (!session.abilities.pullsDiagnostics) session.closed.reader = pushingReader(session);
  return session;
}

function capabilitiesFor({ abilities, host }: Session): InitializeResult['capabilities'] {
  const { pullsDiagnostics, preparesRenames, confirmsFileRenames, folders } = abilities;
  return {
    positionEncoding: 'utf-16',
    textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: true },
    ...(pullsDiagnostics
      ? {
          diagnosticProvider: {
            identifier: 'precis',
            interFileDependencies: true,
            workspaceDiagnostics: true,
          },
        }
      : {}),
    codeActionProvider: {
      codeActionKinds: [CodeActionKind.QuickFix, CodeActionKind.Refactor, ...WHOLE_RECORD],
      resolveProvider: true,
    },
    documentSymbolProvider: true,
    foldingRangeProvider: true,
    selectionRangeProvider: true,
    documentLinkProvider: { resolveProvider: true },
    definitionProvider: true,
    implementationProvider: true,
    referencesProvider: true,
    documentHighlightProvider: true,
    renameProvider: preparesRenames ? { prepareProvider: true } : true,
    linkedEditingRangeProvider: true,
    workspaceSymbolProvider: true,
    callHierarchyProvider: true,
    codeLensProvider: {},
    hoverProvider: true,
    documentFormattingProvider: true,
    documentRangeFormattingProvider: true,
    documentOnTypeFormattingProvider: { firstTriggerCharacter: '\n' },
    completionProvider: { triggerCharacters: triggerCharacters(host.profiles) },
    inlayHintProvider: true,
    semanticTokensProvider: { legend, range: true, full: { delta: true } },
    workspace: {
      ...(folders ? { workspaceFolders: { supported: true, changeNotifications: true } } : {}),
      ...(confirmsFileRenames ? { fileOperations: { willRename: { filters: [documentFiles(host)] } } } : {}),
    },
  };
}

/** The files whose names may be those of documents. */
function documentFiles({ profiles }: Host): FileOperationRegistrationOptions['filters'][number] {
  const glob = `**/*.{${endingsOf(profiles).join(',')}}`;
  return {
    pattern: { glob, matches: FileOperationPatternKind.file, options: { ignoreCase: true } },
  };
}
