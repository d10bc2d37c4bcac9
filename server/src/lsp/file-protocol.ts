/** What a server asks of a client that alone can reach some files. This file knows nothing, so that the client may import it. */

/** Asks the client what lies in a folder that is on no disk of the server’s: `FileParams` → `FolderAnswer`. */
export const READ_FOLDER = 'precis/readFolder';

/** Asks the client for the bytes of a file that is on no disk of the server’s: `FileParams` → `FileAnswer`. */
export const READ_FILE = 'precis/readFile';

export interface FileParams {
  readonly uri: string;
}

export type FolderAnswer = FolderEntries | FileFailure;

export interface FolderEntries {
  /** Each name as it is, not escaped. */
  readonly entries: readonly (readonly [name: string, kind: EntryKind])[];
}

export type EntryKind = 'file' | 'folder' | 'link';

export type FileAnswer = { readonly base64: string } | FileFailure;

/** Why something cannot be read. */
export interface FileFailure {
  readonly failure: 'missing' | 'forbidden' | 'tooLarge' | 'unavailable';
}

/** The largest file that is read, in bytes. A year of meetings is a hundredth of it. */
export const LARGEST_FILE = 64 * 1024 * 1024;
