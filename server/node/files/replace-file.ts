import { randomBytes } from 'node:crypto';
import { constants } from 'node:fs';
import { access, type FileHandle, open, readdir, realpath, rename, stat, unlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { codeOf, readBytes, reasonOf } from './disk';

/**
 * Puts new bytes in the place of a file that was read as `before`. The file is at every moment wholly the old or wholly
 * the new one: the bytes are written beside it, made safe, and take its name. Returns why it was left as it was, in a
 * sentence that says what to do, or `undefined` when it was replaced.
 */
export async function replaceFile(
  path: string,
  before: Uint8Array,
  after: Uint8Array,
): Promise<string | undefined> {
  let temporary: string | undefined;
  try {
    // A link stays a link: the file it leads to is what is replaced.
    const target = await realpath(path);
    const { mode, uid, gid } = await stat(target);
    if ((mode & 0o222) === 0) return 'It is write-protected. Take the protection away and try again.';
    await access(target, constants.W_OK);
    const folder = dirname(target);
    const name = join(folder, `.precis-${process.pid}-${randomBytes(6).toString('hex')}.tmp`);
    const handle = await open(name, 'wx', mode & 0o777);
    temporary = name;
    try {
      await handle.writeFile(after);
      await keepOwner(handle, uid, gid);
      // Some disks keep no mode, and refuse to.
      await handle.chmod(mode & 0o7777).catch(() => {});
      await handle.sync();
    } finally {
      await handle.close();
    }
    const now = await readBytes(target);
    if (now.kind === 'refused' || !same(now.bytes, before))
      return 'It was changed by another program meanwhile. Run the command again.';
    await rename(name, target);
    temporary = undefined;
    await syncFolder(folder);
    return undefined;
  } catch (error) {
    return whyNotWritten(error);
  } finally {
    if (temporary !== undefined) await unlink(temporary).catch(() => {});
  }
}

/** Takes away what a run that was killed left in a folder. */
export async function removeAbandoned(folder: string): Promise<void> {
  for (const name of await readdir(folder).catch(() => [])) {
    const owner = /^\.precis-([0-9]{1,10})-[0-9a-f]{12}\.tmp$/.exec(name)?.[1];
    if (owner !== undefined && !isRunning(Number(owner))) await unlink(join(folder, name)).catch(() => {});
  }
}

function same(left: Uint8Array, right: Uint8Array): boolean {
  return Buffer.compare(left, right) === 0;
}

/** Only an administrator may give a file away. Where that fails, the group at least may be kept. */
async function keepOwner(handle: FileHandle, uid: number, gid: number): Promise<void> {
  const made = await handle.stat();
  if (made.uid === uid && made.gid === gid) return;
  await handle.chown(uid, gid).catch(() => handle.chown(made.uid, gid).catch(() => {}));
}

/** The new name outlives a power failure only when the folder is on the disk too. Some systems cannot be asked to. */
async function syncFolder(folder: string): Promise<void> {
  try {
    const handle = await open(folder, constants.O_RDONLY);
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  } catch {
    // The file is whole in any case.
  }
}

function isRunning(id: number): boolean {
  try {
    process.kill(id, 0);
    return true;
  } catch (error) {
    return codeOf(error) !== 'ESRCH';
  }
}

function whyNotWritten(error: unknown): string {
  switch (codeOf(error)) {
    case 'EACCES':
    case 'EPERM':
      return 'You may not write here. Have the permission of the file and its folder changed.';
    case 'EROFS':
      return 'The disk is write-protected. Copy the file to another one.';
    case 'ENOSPC':
    case 'EDQUOT':
      return 'There is no room on the disk. Make some and try again.';
    case 'ENOENT':
      return 'It was removed meanwhile.';
    default:
      return `It could not be written (${reasonOf(error)}); it stands as it was. Check the disk and try again.`;
  }
}
