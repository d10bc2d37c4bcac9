import { constants, type Stats } from 'node:fs';
import { access, type FileHandle, link, open, realpath, rename, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { codeOf, readBytes, reasonOf } from './disk';
import { fill, syncFolder, takePlace } from './durable';
import { exists } from './exists';
import { removeAbandoned, removeQuietly, temporaryName } from './temporary';

/** A file and what is to stand in it: it is replaced only while it still holds `before`. */
export interface Replacement {
  readonly path: string;
  readonly before: Uint8Array;
  readonly after: Uint8Array;
}

/** Why a file was left as it was, in a sentence that says what to do. */
export type Why = string;

/** New bytes that lie safe beside the file whose place they are to take. */
export interface Ready {
  readonly kind: 'ready';
  readonly target: string;
  readonly temporary: string;
}

/**
 * Puts new bytes in the place of a file that was read as `before`. The file is at every moment wholly the old or wholly
 * the new one: the bytes are written beside it, made safe, and take its name. Mode and owner stay; where they cannot,
 * the file is left as it was. `swept` holds the folders in which nothing of an earlier run is left.
 */
export async function replaceFile(
  replacement: Replacement,
  swept: Set<string> = new Set(),
): Promise<Why | undefined> {
  const ready = await prepare(replacement, swept);
  if (typeof ready === 'string') return ready;
  const why = await commit(ready, replacement.before);
  if (why !== undefined) removeQuietly(ready.temporary);
  return why;
}

/** Writes a file that is not there: it is whole from the first moment on. Returns why it could not. */
export async function createFile(path: string, bytes: Uint8Array): Promise<Why | undefined> {
  const folder = dirname(path);
  const temporary = temporaryName(folder);
  try {
    const handle = await open(temporary, 'wx');
    await fill(handle, bytes);
    await takeFreeName(temporary, path);
    await syncFolder(folder);
    return undefined;
  } catch (error) {
    return (await exists(path)) ? CHANGED : whyNotWritten(error);
  } finally {
    removeQuietly(temporary);
  }
}

/** Writes the new bytes beside the file, with its mode and its owner, under a name of their own or the one that is given. */
export async function prepare(
  { path, after }: Omit<Replacement, 'before'>,
  swept: Set<string>,
  given?: string,
): Promise<Ready | Why> {
  let temporary: string | undefined;
  try {
    // A link stays a link: the file it leads to is what is replaced.
    const target = await realpath(path);
    const stats = await stat(target);
    if ((stats.mode & 0o222) === 0) return 'It is write-protected. Take the protection away and try again.';
    if (stats.isFile() && stats.nlink > 1)
      return 'It has another name besides this one (a hard link), which would keep the old text. Put a copy in its place and try again.';
    await access(target, constants.W_OK);
    const folder = dirname(target);
    if (!swept.has(folder)) removeAbandoned(folder);
    swept.add(folder);
    const name = given ?? temporaryName(folder);
    const handle = await open(name, 'wx', stats.mode & 0o777 & ~0o077);
    temporary = name;
    const isKept = await fill(handle, after, (made) => keepRights(made, stats));
    if (!isKept)
      return 'Its owner or its permissions would become others. Have its owner run the command, or put a copy of your own in its place.';
    temporary = undefined;
    return { kind: 'ready', target, temporary: name };
  } catch (error) {
    return whyNotWritten(error);
  } finally {
    if (temporary !== undefined) removeQuietly(temporary);
  }
}

/** Gives the new bytes the name of the file, if that still is what it was. Where it cannot, they stay where they are. */
export async function commit({ target, temporary }: Ready, before: Uint8Array): Promise<Why | undefined> {
  try {
    const now = await readBytes(target);
    if (now.kind === 'refused') return now.why;
    if (Buffer.compare(now.bytes, before) !== 0) return CHANGED;
    await takePlace(temporary, target);
    await syncFolder(dirname(target));
    return undefined;
  } catch (error) {
    return whyNotWritten(error);
  }
}

/**
 * Gives a new file the owner and the mode of the old one, the owner first, lest others may read it in between. Some
 * disks keep neither and refuse to change them: what counts is what there is in the end.
 */
async function keepRights(handle: FileHandle, { uid, gid, mode }: Stats): Promise<boolean> {
  const made = await handle.stat();
  if (made.uid !== uid || made.gid !== gid) await handle.chown(uid, gid).catch(() => {});
  await handle.chmod(mode & 0o7777).catch(() => {});
  const now = await handle.stat();
  return now.uid === uid && now.gid === gid && (now.mode & 0o777) === (mode & 0o777);
}

/** Gives a file a name that nobody has; a disk without hard links is looked at first. */
async function takeFreeName(temporary: string, path: string): Promise<void> {
  try {
    await link(temporary, path);
  } catch (error) {
    if (codeOf(error) === 'EEXIST' || (await exists(path))) throw error;
    await rename(temporary, path);
  }
}

/** What is told when a file is no more what it was when it was read. */
export const CHANGED: Why = 'It was changed by another program meanwhile. Run the command again.';

/** Why something cannot be written. */
export function whyNotWritten(error: unknown): Why {
  switch (codeOf(error)) {
    case 'EACCES':
    case 'EPERM':
      return process.platform === 'win32'
        ? 'You may not write here, or another program holds the file. Close that program, or have the permission of the file and its folder changed.'
        : 'You may not write here. Have the permission of the file and its folder changed.';
    case 'EROFS':
      return 'The disk is write-protected. Copy the file to another one.';
    case 'ENOSPC':
    case 'EDQUOT':
      return 'There is no room on the disk. Make some and try again.';
    case 'EFBIG':
      return 'The file would be larger than this account may write. Have the limit raised and try again.';
    case 'EMFILE':
    case 'ENFILE':
      return 'Too many files are open on this computer. Close some programs and try again.';
    case 'EBUSY':
    case 'ETXTBSY':
      return 'Another program holds it. Close that program and try again.';
    case 'ENOENT':
      return 'It was removed meanwhile.';
    default:
      return `It could not be written (${reasonOf(error)}); it stands as it was. Check the disk and try again.`;
  }
}
