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
import { IGNORE_FILE } from '../index/files';
import { normalised } from './address';
import { due } from './closed';
import { pushDiagnostics, pushSettingsProblems } from './diagnostics';
import { configureFolder, type Folder, holds, newFolder, within } from './folders';
import { judgeFolder } from './judging';
import { endingsOf } from './offers';
import { RECORDS, type RecordFiles, SECTION, SETTINGS_FILE } from './protocol';
import { noteChanges, scanBehind } from './reading';
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
  if (abilities.registersWatchers)
    wanted.add(DidChangeWatchedFilesNotification.type, {
      watchers: [
        { globPattern: `**/${SETTINGS_FILE}` },
        { globPattern: `**/${IGNORE_FILE}`, kind: WatchKind.Change },
        // Entries of the registry and profiles lie in such files, too.
        { globPattern: '**/*.json', kind: WatchKind.Change },
        // A folder that is moved is told of alone, without the files in it, and has no ending.
        { globPattern: '**/*', kind: WatchKind.Create | WatchKind.Delete },
        { globPattern: `**/*.{${endingsOf(host.profiles).join(',')}}`, kind: WatchKind.Change },
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
  const ignoring = [...changed].filter((uri) => uri.endsWith(`/${IGNORE_FILE}`));
  for (const folder of session.folders)
    if (ignoring.some((uri) => holds(folder, uri))) folder.hasOtherRules = true;
  const ruled = session.folders.filter(
    (folder) => folder.hasOtherRules || settingsFiles(folder).some((uri) => changed.has(uri)),
  );
  if (ruled.length > 0) await configureAgain(session, ruled);
  await noteChanges(session, {
    created: of(FileChangeType.Created),
    changed: of(FileChangeType.Changed),
    deleted: of(FileChangeType.Deleted),
  });
}

/** The files that settings of a folder stand in: its own, those with entries of the registry, and those of its profile. */
function settingsFiles({ uri, workspace }: Folder): string[] {
  if (uri === undefined) return [];
  const { registry, carried } = workspace.settings;
  return [SETTINGS_FILE, ...registry.files, ...(carried?.files ?? [])].map((path) => within(uri, path));
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
  for (const folder of folders) judgeFolder(session, folder);
  // What was told of a folder that is no longer open holds no more.
  due(session.closed, [...session.closed.shown.keys()]);
  const { abilities, connection } = session;
  await Promise.all([
    abilities.refreshesDiagnostics && connection.languages.diagnostics.refresh(),
    abilities.refreshesTokens && connection.languages.semanticTokens.refresh(),
    abilities.refreshesLenses && connection.sendRequest(CodeLensRefreshRequest.type),
    abilities.refreshesHints && connection.languages.inlayHint.refresh(),
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
    const { files, changed } = await configureFolder(
      session.host,
      folder,
      await editorSettings(session, folder),
    );
    for (const file of files) pushSettingsProblems(session, file);
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
