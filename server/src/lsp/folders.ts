import { URI, Utils } from 'vscode-uri';
import type { Files } from '../index/files';
import { IGNORED_FOLDERS } from '../index/files';
import { defaultSettings, readSettings, type SettingsProblem } from '../index/settings';
import { Workspace } from '../index/workspace';
import type { ProfileSource } from '../profile/profile';
import { type Check, mergeSettings, readEditorSettings } from './configuration';
import { SETTINGS_FILE } from './protocol';

/** A folder that is open in the editor, with its archive and its settings. */
export interface Folder {
  /** Normalised; absent for what lies in no folder. */
  readonly uri: string | undefined;
  workspace: Workspace;
  check: Check;
  /** Counts the scans: a scan that another has overtaken stops. */
  scan: number;
  /** Whether its settings file was there when it was last read. */
  hasFile: boolean;
}

/** What folders need of the world. */
export interface FolderHost {
  readonly files: Files;
  readonly profiles: readonly ProfileSource[];
}

/** One spelling for each address: editors and disks escape differently. */
export function normalised(uri: string): string {
  return URI.parse(uri).toString();
}

/** A folder as it is before anything was read. */
export function newFolder(profiles: readonly ProfileSource[], uri: string | undefined): Folder {
  return {
    uri: uri === undefined ? undefined : normalised(uri).replace(/\/+$/, ''),
    workspace: new Workspace(profiles),
    check: 'onType',
    scan: 0,
    hasFile: false,
  };
}

/** The folder a document belongs to: the innermost that holds it, else the first there is. */
export function folderOf(folders: readonly Folder[], uri: string): Folder | undefined {
  const address = normalised(uri);
  let innermost: Folder | undefined;
  for (const folder of folders)
    if (holds(folder, address) && (folder.uri?.length ?? 0) > (innermost?.uri?.length ?? -1))
      innermost = folder;
  return innermost ?? folders[0];
}

function holds({ uri }: Folder, address: string): boolean {
  return uri !== undefined && address.startsWith(`${uri}/`);
}

/** What the settings file of a folder holds: its text for who shows its problems, and the problems. */
export interface SettingsFile {
  readonly uri: string;
  readonly text: string;
  readonly problems: readonly SettingsProblem[];
}

/** What came of reading the settings of a folder anew. */
export interface Configured {
  /** Its file; an empty one when it is gone since it was last read. */
  readonly file: SettingsFile | undefined;
  /** Whether it has another archive now, which is empty until it is scanned. */
  readonly changed: boolean;
}

/**
 * Reads the settings of a folder anew: its file, and over it what the editor says. Other folders to look for documents
 * in, or another profile, mean another archive.
 */
export async function configureFolder(
  { files, profiles }: FolderHost,
  folder: Folder,
  editorSettings: unknown,
): Promise<Configured> {
  const uri = folder.uri && Utils.joinPath(URI.parse(folder.uri), SETTINGS_FILE).toString();
  const text = uri && (await files.read(uri));
  const { settings: own, problems } = text ? readSettings(text) : { settings: defaultSettings, problems: [] };
  const editor = readEditorSettings(editorSettings);
  const settings = mergeSettings(own, editor);
  const before = folder.workspace.settings;
  const changed =
    before.profile !== settings.profile || before.documents.join('\n') !== settings.documents.join('\n');
  if (changed) folder.workspace = new Workspace(profiles);
  // The same settings stay the same value, so that nothing that was derived from them is derived again.
  if (changed || JSON.stringify(before) !== JSON.stringify(settings)) folder.workspace.configure(settings);
  folder.check = editor.check;
  const isTold = uri !== undefined && (text !== undefined || folder.hasFile);
  folder.hasFile = text !== undefined;
  return { file: isTold ? { uri, text: text ?? '', problems } : undefined, changed };
}

/** Learns of the files of a folder, a slice at a time: between two files the server answers. */
export async function scanFolder({ files }: FolderHost, folder: Folder): Promise<void> {
  const scan = ++folder.scan;
  for (const root of rootsOf(folder))
    for await (const uri of files.list(root)) {
      if (folder.scan !== scan) return;
      addFile(folder, uri);
    }
}

/** Where the documents of a folder lie. A folder that leads out of it is left out: it may come from anybody. */
function rootsOf({ uri, workspace }: Folder): string[] {
  if (uri === undefined) return [];
  const { documents } = workspace.settings;
  if (documents.length === 0) return [uri];
  return documents
    .map((path) => Utils.joinPath(URI.parse(uri), path).toString().replace(/\/+$/, ''))
    .filter((root) => root === uri || root.startsWith(`${uri}/`));
}

function addFile({ workspace }: Folder, uri: string): void {
  workspace.addFile(normalised(uri), URI.parse(uri).path);
}

/** Takes note of what came and went on the disk. What came may be a folder with files in it. */
export async function noteFiles(
  { files }: FolderHost,
  folders: readonly Folder[],
  created: readonly string[],
  deleted: readonly string[],
): Promise<void> {
  const gone = new Set(deleted.map(normalised));
  for (const folder of folders) {
    for (const uri of gone) folder.workspace.removeFile(uri, URI.parse(uri).path);
    if (gone.size > 0) folder.workspace.removeFolders(gone);
  }
  for (const uri of created.map(normalised)) {
    const folder = folders.find((candidate) => holds(candidate, uri) && isWanted(candidate, uri));
    if (!folder) continue;
    addFile(folder, uri);
    for await (const inside of files.list(uri)) addFile(folder, inside);
  }
}

function isWanted(folder: Folder, uri: string): boolean {
  const parts = uri.split('/');
  if (IGNORED_FOLDERS.some((name) => parts.includes(name))) return false;
  return rootsOf(folder).some((root) => uri.startsWith(`${root}/`));
}
