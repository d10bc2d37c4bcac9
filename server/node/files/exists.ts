import { lstat } from 'node:fs/promises';

/** Whether there is anything of that name, be it only a link that leads nowhere. */
export async function exists(path: string): Promise<boolean> {
  try {
    await lstat(path);
    return true;
  } catch {
    return false;
  }
}
