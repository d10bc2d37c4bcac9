import { Disposable, FileSystemError, FileType, Uri, workspace } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import {
  type EntryKind,
  type FileAnswer,
  type FileFailure,
  type FileParams,
  type FolderAnswer,
  LARGEST_FILE,
  READ_FILE,
  READ_FOLDER,
} from '../../server/src/lsp/file-protocol';

/** Reads for the server what only the editor can reach, and nothing outside the folders that are open. */
export function lendFiles(client: BaseLanguageClient): Disposable {
  return Disposable.from(
    client.onRequest<FolderAnswer, void>(READ_FOLDER, (params: FileParams) => answer(params, readFolder)),
    client.onRequest<FileAnswer, void>(READ_FILE, (params: FileParams) => answer(params, readFile)),
  );
}

async function answer<Answer>(
  params: FileParams,
  read: (uri: Uri) => Promise<Answer>,
): Promise<Answer | FileFailure> {
  const uri = Uri.parse(params.uri);
  const leadsUp = uri.path.split(/[/\\]/).includes('..');
  if (leadsUp || !workspace.getWorkspaceFolder(uri)) return { failure: 'forbidden' };
  try {
    return await read(uri);
  } catch (error) {
    return { failure: failureOf(error) };
  }
}

async function readFolder(uri: Uri): Promise<FolderAnswer> {
  const entries = await workspace.fs.readDirectory(uri);
  return { entries: entries.map(([name, type]) => [name, kindOf(type)]) };
}

async function readFile(uri: Uri): Promise<FileAnswer> {
  const { size } = await workspace.fs.stat(uri);
  if (size > LARGEST_FILE) return { failure: 'tooLarge' };
  const bytes = await workspace.fs.readFile(uri);
  return bytes.length > LARGEST_FILE ? { failure: 'tooLarge' } : { base64: base64(bytes) };
}

function kindOf(type: FileType): EntryKind {
  if (type & FileType.SymbolicLink) return 'link';
  return type & FileType.Directory ? 'folder' : 'file';
}

function failureOf(error: unknown): FileFailure['failure'] {
  const code = error instanceof FileSystemError ? error.code : '';
  if (code === 'FileNotFound' || code === 'FileNotADirectory' || code === 'FileIsADirectory')
    return 'missing';
  return code === 'NoPermissions' ? 'forbidden' : 'unavailable';
}

/** A function takes so many arguments, and pieces of three bytes are written without a rest. */
const PIECE = 3 * 4096;

function base64(bytes: Uint8Array): string {
  let written = '';
  for (let from = 0; from < bytes.length; from += PIECE)
    written += btoa(String.fromCharCode(...bytes.subarray(from, from + PIECE)));
  return written;
}
