import type { Connection } from 'vscode-languageserver';
import type { Judged } from '../rules/check';
import { besideArchive, type OnFailure, ownFindingsOf } from '../service';
import type { RecordDocument } from '../syntax/record';
import type { Abilities } from './abilities';
import { normalised } from './address';
import { settle } from './affected';
import type { Clock } from './clock';
import type { ClosedRecords } from './closed';
import { type OpenDocument, readDocument } from './documents';
import { type Folder, type FolderHost, folderOf } from './folders';
import { areSameFindings } from './same-findings';
import type { OnWork } from './set-aside-protocol';
import type { Dictionary, Say } from './words';

/** What a server is started with. */
export interface Host extends FolderHost {
  readonly clock: Clock;
  /** The folder of the rules' pages as a URI, when the editor does not say. */
  readonly rulesUri?: string | undefined;
  /** The words of the person's language, by the tag that the editor gives; undefined where English is to be spoken. */
  readonly dictionaryOf?: (locale: string) => Promise<Dictionary> | undefined;
  /** Told of each record that is judged, by its address, for who measures what a change costs. */
  readonly onJudged?: (uri: string) => void;
  /** Told of each text before it is looked at, by its normalised address, for who asks afterwards what the process ended over. */
  readonly onWork?: OnWork | undefined;
}

/** One conversation with an editor: everything a request may need. */
export interface Session {
  readonly connection: Connection;
  readonly host: Host;
  readonly abilities: Abilities;
  readonly rulesUri: string | undefined;
  readonly adoptsRecords: boolean;
  readonly showsCitations: boolean;
  readonly showsPlaces: boolean;
  readonly showsArchive: boolean;
  /** In the language of the interface, once its words are there; nobody asks before. */
  say: Say;
  /** By the address the editor gave. */
  readonly documents: Map<string, OpenDocument>;
  /** The open folders; where none is open, one without address. Never empty. */
  folders: readonly Folder[];
  /** Called once the editor has been told that the server is there. */
  readonly start: () => void;
  /** Whether the editor has said that it ends: nothing is done any more. */
  isOver: boolean;
  /** Done when the settings of all folders are known: before that nothing is said of a record. */
  ready: Promise<unknown>;
  /** Done when the files of all folders are known. */
  scanned: Promise<void>;
  /** The settings of an editor that sends them unasked. */
  sentSettings: unknown;
  /** Tells the results of this conversation from those of one before it. */
  readonly mark: string;
  results: number;
  /** The state of the archives that the editor was told of last. */
  toldRevisions: string;
  /** The titles of files, once they were asked for. */
  readonly titles: Map<string, Promise<string | undefined>>;
  /** Has the texts read that a record was to be compared with and that are not known. */
  readonly readVersions: (folder: Folder) => void;
  /** The records that are not open. */
  readonly closed: ClosedRecords;
  /** The rules that failed, each told once. */
  readonly failures: Set<string>;
  /** The normalised addresses of what is not looked at, because a server broke down over it. */
  readonly setAside: Set<string>;
  /** Whether the client wants to be told what else is set aside. */
  readonly heedsSetAside: boolean;
}

/** An open document read as a record, with the folder whose settings hold for it. */
export interface OpenRecord {
  readonly document: OpenDocument;
  readonly record: RecordDocument;
  readonly folder: Folder;
}

/** A record and the address by which archives know it. */
export interface FiledRecord {
  readonly uri: string;
  readonly record: RecordDocument;
}

/** The record of an address, read from the text as it stands; `undefined` when it is not open, or is set aside. */
export function recordOf(session: Session, uri: string): OpenRecord | undefined {
  const document = session.documents.get(uri);
  const folder = document && folderOf(session.folders, uri);
  if (!document || !folder || session.setAside.has(document.address)) return undefined;
  const { workspace } = folder;
  const { address } = document;
  session.host.onWork?.(address);
  const known = workspace.version(address) === document.revision ? workspace.record(address) : undefined;
  return { document, folder, record: known ?? readDocument(workspace, document) };
}

/** The findings of a record as it stands, looked for once, and again when its archive has changed where it matters. */
export function findingsIn(session: Session, { document, record, folder }: OpenRecord): readonly Judged[] {
  const { settings } = folder.workspace;
  const archive = folder.state === 'read' ? folder.workspace : undefined;
  const uri = normalised(document.uri);
  settle(session.closed, folder);
  const turn = folder.turns.get(uri) ?? 0;
  const before = document.found?.record === record ? document.found : undefined;
  if (before?.settings === settings && before.archive === archive && before.turn === turn)
    return before.findings;
  const filed = { uri, record };
  // Of a text that is the same only what its archive gives to find in it may be another thing.
  const own = before?.settings === settings ? before.own : judgeAlone(session, folder, filed);
  const found = judgeBesideArchive(session, folder, filed, own);
  // The same findings stay the same list, so that an editor that has them is not given them again.
  const findings = before && areSameFindings(before.findings, found) ? before.findings : found;
  document.found = { record, settings, archive, turn, own, findings };
  return findings;
}

/** Judges a record by the settings of its folder, and beside its archive when that is known. */
export function judge(session: Session, folder: Folder, filed: FiledRecord): Judged[] {
  return judgeBesideArchive(session, folder, filed, judgeAlone(session, folder, filed));
}

function judgeAlone(session: Session, folder: Folder, { uri, record }: FiledRecord): Judged[] {
  session.host.onWork?.(uri);
  return ownFindingsOf(record, folder.workspace.settings, { uri, onFailure: onFailureIn(session) });
}

/** What was found in a record itself, and what its archive gives to find in it, when that is known. */
function judgeBesideArchive(
  session: Session,
  folder: Folder,
  { uri }: FiledRecord,
  own: readonly Judged[],
): Judged[] {
  const { workspace, state } = folder;
  session.host.onJudged?.(uri);
  session.host.onWork?.(uri);
  const archive = state === 'read' ? workspace : undefined;
  const found = besideArchive(own, workspace.settings, { uri, archive, onFailure: onFailureIn(session) });
  session.readVersions(folder);
  return found;
}

/** Tells once of each rule that fails. */
function onFailureIn(session: Session): OnFailure {
  return (rule, error) => {
    if (session.failures.has(rule)) return;
    session.failures.add(rule);
    complain(session.connection, `The rule ${rule} failed`, error);
  };
}

/** The text of a file of the folder it lies in; nothing when it cannot be read, or is a link that leads out of that. */
export function fileText({ host, folders }: Session, uri: string): Promise<string | undefined> {
  return host.files.read(uri, undefined, folderOf(folders, uri)?.uri);
}

/** Logs a failure of ours, with where it came from. When the conversation is over there is nobody to tell. */
export function complain(connection: Connection, what: string, error: unknown): void {
  const cause = error instanceof Error ? (error.stack ?? error.message) : String(error);
  try {
    connection.console.error(`${what}: ${cause}`);
  } catch {
    // The connection is closed.
  }
}
