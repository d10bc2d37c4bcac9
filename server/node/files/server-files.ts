import { opendir } from 'node:fs/promises';
import { join } from 'node:path';
import { URI } from 'vscode-uri';
import { type Files, IGNORED_FOLDERS } from '../../src/index/files';
import { readText } from './disk';

/**
 * The port to files on the disk. What lies elsewhere, or may not be read, is passed over in silence: an archive is
 * what can be seen of it. Links are not followed, so that none leads out of the folder or back into it.
 */
export const serverFiles: Files = {
  async *list(folder) {
    const { scheme, fsPath } = URI.parse(folder);
    if (scheme === 'file') for await (const path of filesBelow(fsPath)) yield URI.file(path).toString();
  },
  async read(uri) {
    const { scheme, fsPath } = URI.parse(uri);
    if (scheme !== 'file') return undefined;
    const read = await readText(fsPath);
    return read.kind === 'text' ? read.text : undefined;
  },
};

async function* filesBelow(folder: string): AsyncGenerator<string> {
  const waiting = [folder];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    try {
      for await (const entry of await opendir(next)) {
        if (entry.isFile()) yield join(next, entry.name);
        else if (entry.isDirectory() && !IGNORED_FOLDERS.includes(entry.name))
          waiting.push(join(next, entry.name));
      }
    } catch {
      // It is no folder, is gone meanwhile, or may not be looked into.
    }
  }
}
