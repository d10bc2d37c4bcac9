import { constants } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';

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
