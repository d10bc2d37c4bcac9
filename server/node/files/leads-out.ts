import { realpath } from 'node:fs/promises';
import { isAbsolute, relative, sep } from 'node:path';

/** Whether a path leads out of a folder, once all links on the way are followed. What is not there leads nowhere. */
export async function leadsOut(folder: string, path: string): Promise<boolean> {
  try {
    const [root, target] = await Promise.all([realpath(folder), realpath(path)]);
    const inside = relative(root, target);
    return inside === '..' || inside.startsWith(`..${sep}`) || isAbsolute(inside);
  } catch {
    return false;
  }
}
