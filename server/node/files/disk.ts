import {
  closeSync,
  constants,
  type Dirent,
  fstatSync,
  lstatSync,
  openSync,
  readFileSync,
  readlinkSync,
  type Stats,
  statSync,
} from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { LARGEST_FILE } from '../../src/lsp/file-protocol';
import { decode } from './decode';

/** A file that was read, or why it was not: a sentence that says what to do. */
export type ReadFile =
  | { readonly kind: 'text'; readonly text: string; readonly bytes: Uint8Array }
  | { readonly kind: 'refused'; readonly why: string };

/** Reads a file as text. Nothing but a regular file is ever opened: a pipe would wait for a writer for ever. */
export async function readText(path: string): Promise<ReadFile> {
  const read = await readBytes(path);
  if (read.kind === 'refused') return read;
  const decoded = decode(read.bytes);
  return decoded.kind === 'refused' ? decoded : { ...decoded, bytes: read.bytes };
}

/** The same at once, for a thread that has nothing else to do. */
export function readTextNow(path: string): ReadFile {
  try {
    const refusal = refusalOf(statSync(path));
    if (refusal) return { kind: 'refused', why: refusal };
    const file = openSync(path, toRead());
    try {
      const changed = refusalOf(fstatSync(file));
      if (changed) return { kind: 'refused', why: changed };
      const bytes = readFileSync(file);
      const decoded = decode(bytes);
      return decoded.kind === 'refused' ? decoded : { ...decoded, bytes };
    } finally {
      closeSync(file);
    }
  } catch (error) {
    return { kind: 'refused', why: whyUnreadable(path, error) };
  }
}

/** What lies there may change before it is opened: without the flag, opening a pipe would wait. */
const toRead = (): number => constants.O_RDONLY | (constants.O_NONBLOCK ?? 0);

/** Reads the bytes of a regular file. */
export async function readBytes(
  path: string,
): Promise<
  { readonly kind: 'bytes'; readonly bytes: Uint8Array } | { readonly kind: 'refused'; readonly why: string }
> {
  try {
    const refusal = refusalOf(await stat(path));
    if (refusal) return { kind: 'refused', why: refusal };
    const handle = await open(path, toRead());
    try {
      // What is open is known to the system: nothing is waited for.
      const changed = refusalOf(fstatSync(handle.fd));
      if (changed) return { kind: 'refused', why: changed };
      return { kind: 'bytes', bytes: await handle.readFile() };
    } finally {
      await handle.close();
    }
  } catch (error) {
    return { kind: 'refused', why: whyUnreadable(path, error) };
  }
}

/** Why something on the disk is not read, or `undefined` when it is a file of a fit size. */
export function refusalOf(stats: Stats | Dirent): string | undefined {
  if (stats.isDirectory()) return 'This is a folder, not a file.';
  if (stats.isFIFO())
    return 'This is a named pipe, which is never opened. Use --stdin for what comes through it.';
  if (stats.isSocket()) return 'This is a socket, which is never opened. Name a file instead.';
  if (stats.isCharacterDevice() || stats.isBlockDevice())
    return 'This is a device, which is never opened. Name a file, or use --stdin.';
  if ('size' in stats && stats.size > LARGEST_FILE)
    return `This file has more than ${LARGEST_FILE / 1024 / 1024} MB. Split it, or leave it out.`;
  return undefined;
}

/** The system’s code of an error: `ENOENT`. */
export function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}

/** Why a path cannot be read, in a sentence that says what to do. */
export function whyUnreadable(path: string, error: unknown): string {
  switch (codeOf(error)) {
    case 'ENOENT':
    case 'ENOTDIR':
      return whyMissing(path);
    case 'EACCES':
    case 'EPERM':
      return 'You may not read this. Have the permission changed, or leave it out.';
    case 'ELOOP':
      return 'This link leads back to itself. Remove it.';
    case 'ENAMETOOLONG':
      return 'The path is too long for this system. Move it nearer to the root.';
    case 'EMFILE':
    case 'ENFILE':
      return 'Too many files are open on this computer. Close some programs and try again.';
    default:
      return `It could not be read (${reasonOf(error)}). Check the disk and try again.`;
  }
}

/** What an error says of itself, for reasons that there is no sentence for. */
export function reasonOf(error: unknown): string {
  return codeOf(error) || (error instanceof Error ? error.message : String(error));
}

function whyMissing(path: string): string {
  try {
    if (lstatSync(path).isSymbolicLink())
      return `This is a link to “${readlinkSync(path)}”, which is not there. Repair the link or remove it.`;
  } catch {
    // It is not there itself.
  }
  if (path.includes('\ufffd')) return 'Its name is not valid UTF-8, so it cannot be opened. Rename it.';
  return 'There is no such file or folder. Check the path, or that it was not removed meanwhile.';
}
