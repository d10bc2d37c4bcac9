import { URI, Utils } from 'vscode-uri';
import { type ProfileProblem, profileOffset, withCarriedProfile } from '../index/carried-profile';
import type { Files } from '../index/files';
import { registryProblems, withRegistryFiles } from '../index/registry-additions';
import { defaultSettings, type ReadSettings, type SettingsProblem } from '../index/settings';
import { Workspace } from '../index/workspace';
import type { ProfileSource } from '../profile/profile';
import { untilProfileHolds } from '../service';
import { withoutEnd } from '../text/span';
import { normalised } from './address';
import { type Check, type InlayHints, type Judges, mergeSettings, readEditorSettings } from './configuration';
import { SETTINGS_FILE } from './protocol';

/** A folder that is open in the editor, with its archive and its settings. */
export interface Folder {
  /** Normalised; absent for what lies in no folder. */
  readonly uri: string | undefined;
  workspace: Workspace;
  check: Check;
  /** Whether it is written above its records how many others cite them. */
  codeLens: boolean;
  /** Whether documents and decisions of an item are written above its heading. */
  headingLens: boolean;
  /** What is shown within the lines of its records. */
  inlayHints: InlayHints;
  /** Counts the scans: a scan that another has overtaken stops. */
  scan: number;
  /** How far its files are known: before all are, what is not found may still come. */
  state: 'reading' | 'read' | 'stopped';
  /** Its records, as the last scan and the changes since have met them. */
  readonly records: Set<string>;
  /** Which of them are judged. */
  judges: Judges;
  /**
   * How often what each file cites or is became another document, by address: what was found in it before may hold no
   * more. Of one that is not there, never.
   */
  readonly turns: Map<string, number>;
  /** The files that are being read, each with its last reading: an earlier one that ends later is not heeded. */
  readonly reading: Map<string, object>;
  /** Whether its settings file was there when it was last read. */
  hasFile: boolean;
  /** Whether what is ignored in it is other than it was when its files were met: then it has another archive. */
  hasOtherRules: boolean;
  /** Whether what is ignored keeps a file out of it, by the rules as they were when its files were met. */
  isPassedOver: ReturnType<Files['passedOver']> | undefined;
  /** The files of its profile that were told to have faults. */
  faultyFiles: readonly string[];
}

/** What folders need of the world. */
export interface FolderHost {
  readonly files: Files;
  readonly profiles: readonly ProfileSource[];
}

/** A folder as it is before anything was read. */
export function newFolder(profiles: readonly ProfileSource[], uri: string | undefined): Folder {
  return {
    uri: uri === undefined ? undefined : withoutEnd(normalised(uri), '/'),
    workspace: new Workspace(profiles),
    check: 'onType',
    codeLens: false,
    headingLens: false,
    inlayHints: { numbers: true, instruments: false, documents: false },
    scan: 0,
    state: 'reading',
    records: new Set(),
    judges: 'auto',
    turns: new Map(),
    reading: new Map(),
    hasFile: false,
    hasOtherRules: false,
    isPassedOver: undefined,
    faultyFiles: [],
  };
}

/** The folder a document belongs to: the innermost that holds it, else the first there is. */
export function folderOf(folders: readonly Folder[], uri: string): Folder | undefined {
  // What was never saved lies where it would be saved.
  const address = normalised(uri).replace(
    /^untitled:(?=\/)/,
    uri.startsWith('untitled:///') ? 'file:' : 'file://',
  );
  let innermost: Folder | undefined;
  for (const folder of folders)
    if (holds(folder, address) && (folder.uri?.length ?? 0) > (innermost?.uri?.length ?? -1))
      innermost = folder;
  return innermost ?? folders[0];
}

/** The address of what lies in a folder under a path. The root of a file system is a folder, too. */
export function within(folder: string, path: string): string {
  return Utils.joinPath(folderAt(folder), path).toString();
}

/** A folder’s address with its path, which that of a root has lost with the slash at its end. */
export function folderAt(folder: string): URI {
  const uri = URI.parse(folder);
  return uri.path === '' ? uri.with({ path: '/' }) : uri;
}

/** Whether an address lies in a folder. */
export function holds({ uri }: Folder, address: string): boolean {
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
  /** Its file, an empty one when it is gone since it was last read; and the files of its profile, where they had faults. */
  readonly files: readonly SettingsFile[];
  /** Whether it has another archive now, which is empty until it is scanned. */
  readonly changed: boolean;
}

/** The settings that say which files are read, and how: with others there is another archive. */
const ARCHIVE = ['profile', 'carried', 'language', 'documents', 'records', 'registry'] as const;

/** Reads the settings of a folder anew: its file, and over it what the editor says. */
export async function configureFolder(
  { files, profiles }: FolderHost,
  folder: Folder,
  editorSettings: unknown,
): Promise<Configured> {
  const uri = folder.uri && within(folder.uri, SETTINGS_FILE);
  const text = uri && (await files.read(uri));
  const written = await settingsIn(text);
  const read = (path: string): Promise<string | undefined> => readBelow(files, folder.uri, path);
  const { settings: own, problems: inFiles } = await withRegistryFiles(written.settings, read);
  const editor = await readEditorSettings(editorSettings);
  const carried = await withCarriedProfile(mergeSettings(own, editor), read);
  const settings = untilProfileHolds(carried.settings);
  const before = folder.workspace.settings;
  const changed =
    folder.hasOtherRules ||
    ARCHIVE.some((name) => JSON.stringify(before[name]) !== JSON.stringify(settings[name]));
  folder.hasOtherRules = false;
  if (changed) folder.workspace = new Workspace(profiles);
  // The same settings stay the same value, so that nothing that was derived from them is derived again.
  if (changed || JSON.stringify(before) !== JSON.stringify(settings)) folder.workspace.configure(settings);
  const problems = [
    ...written.problems,
    ...inFiles,
    ...registryProblems(folder.workspace.profile, folder.workspace.settings),
    ...carried.problems
      .filter(({ file }) => file === '')
      .map(({ message }) => inSettings(text ?? '', message)),
  ];
  folder.check = editor.check;
  folder.judges = editor.judges;
  folder.codeLens = editor.codeLens;
  folder.headingLens = editor.headingLens;
  folder.inlayHints = editor.inlayHints;
  const isTold = uri !== undefined && (text !== undefined || folder.hasFile);
  folder.hasFile = text !== undefined;
  const told = isTold ? [{ uri, text: text ?? '', problems }] : [];
  return { files: [...told, ...profileFiles(folder, carried.problems)], changed };
}

/** What a settings file says, if there is one. */
async function settingsIn(text: string | undefined): Promise<ReadSettings> {
  if (!text) return { settings: defaultSettings, problems: [] };
  const { readSettings } = await import('../index/read-settings');
  return readSettings(text);
}

/** A fault of the name of a profile, at its place in the settings. */
function inSettings(text: string, message: string): SettingsProblem {
  return { message, offset: profileOffset(text) };
}

/** The files of a profile that have faults, and those that had some and are in order now. */
function profileFiles(folder: Folder, problems: readonly ProfileProblem[]): SettingsFile[] {
  const faulty = new Map<string, SettingsFile & { problems: SettingsProblem[] }>();
  for (const { file, text, message, offset } of problems) {
    if (file === '' || folder.uri === undefined) continue;
    const uri = within(folder.uri, file);
    const known = faulty.get(uri) ?? { uri, text, problems: [] };
    known.problems.push({ message, offset });
    faulty.set(uri, known);
  }
  const mended = folder.faultyFiles.filter((uri) => !faulty.has(uri));
  folder.faultyFiles = [...faulty.keys()];
  return [...faulty.values(), ...mended.map((uri) => ({ uri, text: '', problems: [] }))];
}

/** The text of a file below a folder; nothing where a link leads it out of the folder. */
async function readBelow(
  files: Files,
  folder: string | undefined,
  path: string,
): Promise<string | undefined> {
  if (folder === undefined) return undefined;
  return files.read(within(folder, path), undefined, folder);
}
