import { URI } from 'vscode-uri';
import { documentPlaces } from '../index/document-places';
import { ANY_TEXT, type Files, IGNORED_FOLDERS, type OnLeftOut, TEXT_FILES } from '../index/files';
import { below } from '../index/paths';
import { namesRecord } from '../index/record-names';
import { saysWhatItIs } from '../index/stated-document';
import { readFileName } from '../profile/file-names';
import { normalised } from './address';
import { type Folder, type FolderHost, holds, within } from './folders';
import type { Progress } from './progress';
import { sentences } from './words';

/** Who is told how the reading of files goes. What is passed over costs nothing but itself. */
export interface ReadingTold {
  readonly onLeftOut: OnLeftOut;
  readonly onFailure: (uri: string, error: unknown) => void;
  /** Told of what must not be read again, because whoever read it broke down over it. */
  readonly onSetAside: (uri: string) => void;
}

/**
 * Learns of the files of a folder, and then reads those that are text, one after the other: between two files the
 * server answers, and where a document lies is known before the first of them was read.
 */
export async function scanFolder(
  { files }: FolderHost,
  folder: Folder,
  told: ReadingTold,
  progress: Progress,
): Promise<void> {
  const scan = ++folder.scan;
  folder.state = 'reading';
  folder.isPassedOver = undefined;
  folder.records.clear();
  const texts: string[] = [];
  if (folder.uri !== undefined)
    for await (const uri of files.list(folder.uri, told.onLeftOut)) {
      if (folder.scan !== scan) return;
      if (progress.isCancelled) break;
      texts.push(...met(folder, normalised(uri)));
    }
  for (const part of partsOf(folder, texts)) {
    const left = await surveyFiles(files, folder, part, told, progress);
    if (folder.scan !== scan) return;
    for (const [index, uri] of left.entries()) {
      progress.report(part.before + part.uris.length - left.length + index, texts.length);
      if (progress.isCancelled) break;
      await readFile(files, folder, uri, told);
      if (folder.scan !== scan) return;
    }
  }
  folder.state = progress.isCancelled ? 'stopped' : 'read';
  // Everything is judged now: which of its documents came last is nothing to anybody.
  folder.workspace.takeTouched();
}

/** Texts that are read for the same reason. */
interface Part {
  readonly uris: readonly string[];
  /** Whether they are read to see which of them say that they are documents. */
  readonly onlyDocuments: boolean;
  /** How many texts come before them, of how many. */
  readonly before: number;
  readonly total: number;
}

/** What is a record or called as a document is read first; then the texts of which nothing is known. */
function partsOf(folder: Folder, texts: readonly string[]): Part[] {
  const named = texts.filter((uri) => isText(folder, uri));
  const isNamed = new Set(named);
  const others = texts.filter((uri) => !isNamed.has(uri));
  const total = texts.length;
  return [
    { uris: named, onlyDocuments: false, before: 0, total },
    { uris: others, onlyDocuments: true, before: named.length, total },
  ];
}

/** Below this many files it takes longer to begin elsewhere than to read them. */
const WORTH_A_SURVEY = 50;

/**
 * Has files read aside, where that is possible, so that who types is never waited for. Returns those that are left to
 * be read here.
 */
async function surveyFiles(
  files: Files,
  folder: Folder,
  { uris, onlyDocuments, before, total }: Part,
  told: ReadingTold,
  progress: Progress,
): Promise<readonly string[]> {
  if (!files.survey || uris.length < WORTH_A_SURVEY) return uris;
  const { workspace, reading, scan } = folder;
  const { language, registry, carried } = workspace.settings;
  const left = new Set(uris);
  // What changes meanwhile is read here, and what was read of it aside is not heeded.
  const reader = {};
  for (const uri of uris) reading.set(uri, reader);
  const answered = (uri: string): boolean => {
    left.delete(uri);
    const isLast = reading.get(uri) === reader;
    if (isLast) reading.delete(uri);
    return isLast;
  };
  try {
    const under = { profile: workspace.profile.profile.id, language, registry, carried, onlyDocuments };
    for await (const { texts, summaries, leftOut, others, setAside } of files.survey(uris, under)) {
      workspace.notePacked(
        texts,
        summaries.filter(([uri]) => answered(uri)),
      );
      // Done a portion at a time nobody waits for it.
      workspace.takeTouched();
      for (const uri of others) answered(uri);
      for (const [uri, why] of leftOut) if (answered(uri) && !onlyDocuments) told.onLeftOut(uri, why);
      for (const uri of setAside) {
        answered(uri);
        told.onLeftOut(uri, sentences.setAside);
        told.onSetAside(uri);
      }
      progress.report(before + uris.length - left.size, total);
      if (folder.scan !== scan || progress.isCancelled) break;
    }
  } catch (error) {
    told.onFailure(folder.uri ?? '', error);
  }
  const unread = [...left];
  for (const uri of unread) answered(uri);
  return progress.isCancelled ? [] : unread;
}

/** What came, went and changed on the disk. What came or went may be a folder with files in it. */
export interface FileChanges {
  readonly created: readonly string[];
  readonly changed: readonly string[];
  readonly deleted: readonly string[];
}

/** Takes note of what changed on the disk, and of nothing else. Returns the records that came, changed or went. */
export async function noteFiles(
  { files }: FolderHost,
  folders: readonly Folder[],
  changes: FileChanges,
  told: ReadingTold,
): Promise<Set<string>> {
  const records = new Set<string>();
  const gone = new Set(changes.deleted.map(normalised));
  for (const folder of folders) {
    // What was no file may have been a folder.
    const others = new Set([...gone].filter((uri) => !forget(folder, uri, records)));
    if (others.size === 0) continue;
    folder.workspace.removeFolders(others);
    const isGone = below(others);
    for (const uri of folder.records) if (isGone(uri) && folder.records.delete(uri)) records.add(uri);
  }
  for (const folder of folders) {
    const texts: string[] = [];
    folder.isPassedOver ??= files.passedOver(folder.uri ?? '');
    const { isPassedOver } = folder;
    for (const uri of changes.changed.map(normalised))
      if (isMet(folder, uri) && isRead(folder, uri) && !(await isPassedOver(uri))) texts.push(uri);
    for (const uri of changes.created.map(normalised)) {
      if (!isMet(folder, uri)) continue;
      // It is known at once, and may be gone again before it is known whether it is ignored.
      const own = met(folder, uri);
      if (await isPassedOver(uri)) forget(folder, uri, records);
      else texts.push(...own);
      for await (const address of files.list(uri)) {
        const inside = normalised(address);
        if (!(await isPassedOver(inside))) texts.push(...met(folder, inside));
      }
    }
    for (const uri of texts) {
      await readFile(files, folder, uri, told);
      if (folder.records.has(uri)) records.add(uri);
    }
  }
  return records;
}

/** Forgets a file that is gone, and notes it if it was a record. Returns whether there was one. */
function forget({ reading, workspace, records }: Folder, uri: string, gone: Set<string>): boolean {
  const wasKnown = workspace.removeFile(uri, URI.parse(uri).path);
  const wasRecord = records.delete(uri);
  if (wasRecord) gone.add(uri);
  return reading.delete(uri) || wasKnown || wasRecord;
}

/** Learns of a file; gives it back when it is to be read. */
function met(folder: Folder, uri: string): string[] {
  if (isRecord(folder, URI.parse(uri).path)) folder.records.add(uri);
  if (isDocumentPlace(folder, uri)) folder.workspace.addFile(uri, URI.parse(uri).path);
  return isRead(folder, uri) ? [uri] : [];
}

/**
 * Reads a file as it now is. What cannot be read says nothing, and of a text that might have been anything it is not told.
 */
async function readFile(files: Files, folder: Folder, uri: string, told: ReadingTold): Promise<void> {
  const { workspace, reading } = folder;
  const reader = {};
  reading.set(uri, reader);
  try {
    const isSure = isText(folder, uri);
    const text = await files.read(uri, isSure ? told.onLeftOut : undefined, folder.uri);
    if (reading.get(uri) !== reader) return;
    const { path } = URI.parse(uri);
    if (isSure || (text !== undefined && saysWhatItIs(text, (ends) => workspace.read(ends, path))))
      workspace.note(uri, text);
    else workspace.removeFile(uri, path);
  } catch (error) {
    told.onFailure(uri, error);
  } finally {
    if (reading.get(uri) === reader) reading.delete(uri);
  }
}

/** Always records, wherever they lie and whatever they are called. */
const RECORD = /\.record(?:\.txt)?$/i;

/** Whether the text of a file is read: it is a record, is called as a document, or may say that it is one. */
function isRead(folder: Folder, uri: string): boolean {
  return isText(folder, uri) || (ANY_TEXT.test(URI.parse(uri).path) && isDocumentPlace(folder, uri));
}

/** Whether a text is a record or called as a document. */
function isText(folder: Folder, uri: string): boolean {
  const { path } = URI.parse(uri);
  if (isRecord(folder, path)) return true;
  const { profile } = folder.workspace.profile;
  return TEXT_FILES.test(path) && isDocumentPlace(folder, uri) && readFileName(profile, path) !== undefined;
}

function isRecord({ uri, workspace }: Folder, path: string): boolean {
  if (RECORD.test(path)) return true;
  if (uri === undefined || workspace.settings.records.length === 0) return false;
  const root = URI.parse(uri).path;
  return namesRecord(workspace.settings.records)(path.slice(root.length + 1));
}

/** Whether a scan of the folder would meet a file. */
function isMet(folder: Folder, uri: string): boolean {
  const parts = uri.split('/');
  return holds(folder, uri) && !IGNORED_FOLDERS.some((name) => parts.includes(name));
}

/** Whether documents lie there. */
function isDocumentPlace({ uri, workspace }: Folder, address: string): boolean {
  if (uri === undefined) return false;
  return documentPlaces(uri, workspace.settings.documents, (path) => within(uri, path), '/')(address);
}
