import { constants } from 'node:fs';
import { type FileHandle, open, rename } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { codeOf } from './disk';

/** Writes all of it, has it on the disk, and closes it, whatever fails. `before` may still forbid it. */
export async function fill(
  handle: FileHandle,
  bytes: Uint8Array,
  before: (handle: FileHandle) => Promise<boolean> = async () => true,
): Promise<boolean> {
  try {
    await handle.writeFile(bytes);
    const isRight = await before(handle);
    if (isRight) await handle.sync();
    return isRight;
  } finally {
    await handle.close();
  }
}

/** A name in a folder outlives a power failure only when the folder is on the disk too. Some systems cannot be asked to. */
export async function syncFolder(folder: string): Promise<void> {
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

/**
 * Gives a file the name of another, which is replaced. On Windows whoever looks into one of them keeps that from being done,
 * and what looks for viruses does so whenever something was written: it is tried again for a second.
 */
export async function takePlace(file: string, target: string): Promise<void> {
  for (const wait of process.platform === 'win32' ? WAITS : []) {
    try {
      return await rename(file, target);
    } catch (error) {
      if (!HELD.includes(codeOf(error))) throw error;
      await pause(wait);
    }
  }
  await rename(file, target);
}

/** Milliseconds. */
const WAITS: readonly number[] = [10, 30, 100, 300, 600];
/** What Windows says of a file that another program holds. */
const HELD: readonly string[] = ['EPERM', 'EACCES', 'EBUSY'];
