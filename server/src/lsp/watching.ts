import {
  BulkRegistration,
  CodeLensRefreshRequest,
  DidChangeConfigurationNotification,
  type DidChangeConfigurationParams,
  DidChangeWatchedFilesNotification,
  type DidChangeWatchedFilesParams,
  type DidChangeWorkspaceFoldersParams,
  FileChangeType,
  WatchKind,
} from 'vscode-languageserver';
import { archiveChanged, pushDiagnostics, pushSettingsProblems } from './diagnostics';
import { configureFolder, type Folder, newFolder, normalised } from './folders';
import { ARCHIVE_CHANGED, RECORDS, type RecordFiles, SECTION, SETTINGS_FILE } from './protocol';
import { type FileChanges, noteFiles, type OnUnread, scanFolder } from './scanning';
import { complain, type Session } from './session';

/**
 * Reads the settings of all folders, and learns of their files in the background: a record that is open is checked
 * before the last file of a large archive was met.
 */
export async function startFolders(session: Session): Promise<void> {
  await configureAll(session, session.folders);
}

/** Asks the editor to tell of files and settings that change. */
export async function watch({ connection, abilities, host }: Session): Promise<void> {
  if (!abilities.registersConfiguration && !abilities.registersWatchers) return;
  const wanted = BulkRegistration.create();
  if (abilities.registersConfiguration)
    wanted.add(DidChangeConfigurationNotification.type, { section: SECTION });
  const endings = new Set(host.profiles.flatMap(({ profile }) => profile.files.extensions));
  if (abilities.registersWatchers)
    wanted.add(DidChangeWatchedFilesNotification.type, {
      watchers: [
        { globPattern: `**/${SETTINGS_FILE}` },
        // A folder that is moved is told of alone, without the files in it, and has no ending.
        { globPattern: '**/*', kind: WatchKind.Create | WatchKind.Delete },
        { globPattern: `**/*.{${[...endings].join(',')}}`, kind: WatchKind.Change },
      ],
    });
  await connection.client.register(wanted);
}

/** An editor that answers no questions about its settings sends them along. */
export async function configurationChanged(
  session: Session,
  { settings }: DidChangeConfigurationParams,
): Promise<void> {
  if (!session.abilities.configuration) session.sentSettings = settings?.[SECTION];
  await configureAgain(session, session.folders);
}

export async function filesChanged(
  session: Session,
  { changes }: DidChangeWatchedFilesParams,
): Promise<void> {
  const of = (kind: FileChangeType): string[] =>
    changes.filter(({ type }) => type === kind).map(({ uri }) => uri);
  for (const { uri } of changes) session.titles.delete(normalised(uri));
  const changed = new Set(changes.map(({ uri }) => normalised(uri)));
  const ruled = session.folders.filter(({ uri }) => uri && changed.has(`${uri}/${SETTINGS_FILE}`));
  if (ruled.length > 0) await configureAgain(session, ruled);
  await noteChanges(session, {
    created: of(FileChangeType.Created),
    changed: of(FileChangeType.Changed),
    deleted: of(FileChangeType.Deleted),
  });
}

export async function foldersChanged(
  session: Session,
  params: DidChangeWorkspaceFoldersParams,
): Promise<void> {
  const removed = new Set(params.event.removed.map(({ uri }) => normalised(uri)));
  const kept = session.folders.filter(({ uri }) => uri !== undefined && !removed.has(uri));
  const added = params.event.added.map(({ uri }) => newFolder(session.host.profiles, uri));
  const folders = [...kept, ...added];
  session.folders = folders.length > 0 ? folders : [newFolder(session.host.profiles, undefined)];
  const fresh = session.folders.filter((folder) => !kept.includes(folder));
  await configureAgain(session, fresh);
}

/** Takes the settings of folders anew, and says anew what follows from them. Until they are known nothing is said. */
async function configureAgain(session: Session, folders: readonly Folder[]): Promise<void> {
  session.ready = session.ready.then(() => configureAll(session, folders));
  await session.ready;
  for (const [uri, document] of session.documents) {
    document.saved = undefined;
    pushDiagnostics(session, uri);
  }
  const { abilities, connection } = session;
  await Promise.all([
    abilities.refreshesDiagnostics && connection.languages.diagnostics.refresh(),
    abilities.refreshesTokens && connection.languages.semanticTokens.refresh(),
    abilities.refreshesLenses && connection.sendRequest(CodeLensRefreshRequest.type),
  ]);
}

async function configureAll(session: Session, folders: readonly Folder[]): Promise<void> {
  await Promise.all(folders.map((folder) => configure(session, folder)));
  if (session.adoptsRecords) await session.connection.sendNotification(RECORDS, recordFiles(session));
}

function recordFiles({ folders }: Session): RecordFiles {
  return {
    folders: folders.flatMap(({ uri, workspace }) =>
      uri === undefined ? [] : [{ uri, globs: workspace.settings.records }],
    ),
  };
}

/** Another archive is scanned behind; what else follows from settings is asked for when it is needed. */
async function configure(session: Session, folder: Folder): Promise<void> {
  try {
    const { file, changed } = await configureFolder(
      session.host,
      folder,
      await editorSettings(session, folder),
    );
    if (file) pushSettingsProblems(session, file);
    if (changed || folder.scan === 0) scanBehind(session, folder);
  } catch (error) {
    complain(session.connection, 'The settings could not be read', error);
  }
}

async function editorSettings(
  { connection, abilities, sentSettings }: Session,
  { uri }: Folder,
): Promise<unknown> {
  if (!abilities.configuration) return sentSettings;
  return connection.workspace.getConfiguration({
    section: SECTION,
    ...(uri === undefined ? {} : { scopeUri: uri }),
  });
}

function scanBehind(session: Session, folder: Folder): void {
  session.titles.clear();
  const scan = scanFolder(session.host, folder, unreadIn(session)).catch((error) => {
    complain(session.connection, `The folder ${folder.uri} could not be read`, error);
  });
  session.scanned = Promise.all([session.scanned, scan]);
  void scan.then(() => tellOfArchive(session));
}

/** Who waits for the archive does not wait for the editor to ask again. */
function tellOfArchive(session: Session): void {
  archiveChanged(session).catch((error) => {
    complain(session.connection, 'The diagnostics could not be refreshed', error);
  });
  if (session.showsArchive)
    session.connection.sendNotification(ARCHIVE_CHANGED).catch((error) => {
      complain(session.connection, 'The editor could not be told of the archive', error);
    });
}

/** Reads what changed on the disk; who asks for the whole archive meanwhile is answered after that. */
export async function noteChanges(session: Session, changes: FileChanges): Promise<void> {
  const before = revisionsOf(session);
  const noted = noteFiles(session.host, session.folders, changes, unreadIn(session));
  session.scanned = Promise.all([session.scanned, noted.catch(() => undefined)]);
  await noted;
  if (revisionsOf(session) !== before) tellOfArchive(session);
}

/** The state of all archives, in one text. */
function revisionsOf({ folders }: Session): string {
  return folders.map(({ workspace }) => workspace.revision).join(' ');
}

function unreadIn({ connection }: Session): OnUnread {
  return (uri, error) => complain(connection, `The file ${uri} could not be read`, error);
}
