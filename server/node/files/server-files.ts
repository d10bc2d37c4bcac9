import { opendir, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { URI } from 'vscode-uri';
import {
  type Files,
  IGNORED_FOLDERS,
  LINK_LEFT_OUT,
  type OnLeftOut,
  TEXT_FILES,
} from '../../src/index/files';
import { keptOutOf } from '../../src/index/ignore-rules';
import { codeOf, readText, whyUnreadable } from './disk';
import { type Ignored, isIgnored, rulesAbove, rulesOf } from './ignored';
import { leadsOut } from './leads-out';

/**
 * The port to files on the disk. What lies elsewhere is passed over in silence, and what may not be read is told of: an
 * archive is what can be seen of it. Links are not followed, so that none leads out of the folder or back into it.
 */
export const serverFiles: Files = {
  async *list(folder, onLeftOut) {
    const { scheme, fsPath } = URI.parse(folder);
    if (scheme !== 'file') return;
    for await (const path of filesBelow(fsPath, (left, why) => onLeftOut?.(URI.file(left).toString(), why)))
      yield URI.file(path).toString();
  },
  async read(uri, onLeftOut, within) {
    const { scheme, fsPath } = URI.parse(uri);
    if (scheme !== 'file') return undefined;
    if (within !== undefined && (await leadsOut(URI.parse(within).fsPath, fsPath))) {
      onLeftOut?.(uri, LINK_LEFT_OUT);
      return undefined;
    }
    const read = await readText(fsPath);
    if (read.kind === 'text') return read.text;
    onLeftOut?.(uri, read.why);
    return undefined;
  },
  passedOver(within) {
    const root = URI.parse(within).fsPath;
    const isKeptOut = keptOutOf({
      root,
      parentOf: dirname,
      rulesOf: async (folder) => [
        ...(folder === root ? await rulesAbove(root) : []),
        ...(await rulesOf(folder)),
      ],
      isIgnored,
    });
    return (uri) => isKeptOut(URI.parse(uri).fsPath);
  },
};

/** Of what came nobody knows what it is: nothing is below a file, and nothing is asked for the sake of one. */
async function* filesBelow(folder: string, onLeftOut: OnLeftOut): AsyncGenerator<string> {
  if (await isNoFolder(folder)) return;
  const waiting: { readonly path: string; readonly above: Ignored }[] = [
    { path: folder, above: await rulesAbove(folder) },
  ];
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    const { path: next, above } = at;
    try {
      const ignored = [...above, ...(await rulesOf(next))];
      for await (const entry of await opendir(next)) {
        const path = join(next, entry.name);
        if (entry.isFile()) {
          if (!TEXT_FILES.test(entry.name) || !isIgnored(ignored, path, false)) yield path;
        } else if (entry.isDirectory()) {
          if (!IGNORED_FOLDERS.includes(entry.name) && !isIgnored(ignored, path, true))
            waiting.push({ path, above: ignored });
        } else if (entry.isSymbolicLink()) onLeftOut(path, LINK_LEFT_OUT);
      }
    } catch (error) {
      const isGone = next === folder && ABSENT.includes(codeOf(error));
      if (!isGone) onLeftOut(next, whyUnreadable(next, error));
    }
  }
}

/** What the system says of a folder that is not there, or is none. */
const ABSENT = ['ENOTDIR', 'ENOENT'];

/** Whether a path leads to no folder. One that may not be looked at is told of by who looks into it. */
async function isNoFolder(path: string): Promise<boolean> {
  try {
    return !(await stat(path)).isDirectory();
  } catch (error) {
    return ABSENT.includes(codeOf(error));
  }
}
