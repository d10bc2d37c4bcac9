import ignore, { type Ignore } from 'ignore';
import type { Connection } from 'vscode-languageserver';
import { URI, Utils } from 'vscode-uri';
import {
  type Files,
  IGNORE_FILE,
  IGNORED_FOLDERS,
  LINK_LEFT_OUT,
  type OnLeftOut,
  TEXT_FILES,
} from '../index/files';
import { boundedRules, keptOutOf } from '../index/ignore-rules';
import type { Decoded } from '../text/encoding';
import { withoutEnd } from '../text/span';
import {
  type FileAnswer,
  type FileFailure,
  type FileParams,
  type FolderAnswer,
  LARGEST_FILE,
  READ_FILE,
  READ_FOLDER,
} from './file-protocol';
import { folderAt } from './folders';

/**
 * The port to files that the editor alone can reach: in a browser all of them, elsewhere those of virtual folders. An
 * editor that knows nothing of it has no such files. `decode` makes a text of bytes in Base64.
 */
export function editorFiles(connection: Connection, decode: (base64: string) => Decoded): Files {
  async function ask<Answer>(request: string, uri: string): Promise<Answer | FileFailure> {
    const params: FileParams = { uri };
    try {
      return await connection.sendRequest<Answer>(request, params);
    } catch {
      return { failure: 'missing' };
    }
  }

  /** The rules of a folder’s own `.gitignore`. */
  async function rulesOf(folder: URI): Promise<FolderRules[]> {
    const read = await ask<FileAnswer>(READ_FILE, Utils.joinPath(folder, IGNORE_FILE).toString());
    if ('failure' in read) return [];
    const decoded = decode(read.base64);
    if (decoded.kind === 'refused') return [];
    return [{ path: folder.path, rules: ignore().add(boundedRules(decoded.text)) }];
  }

  async function* list(root: string, onLeftOut?: OnLeftOut): AsyncGenerator<string> {
    const waiting: Waiting[] = [{ folder: folderAt(root), above: [] }];
    for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
      const { folder, above } = at;
      const answer = await ask<FolderAnswer>(READ_FOLDER, folder.toString());
      if ('failure' in answer) {
        // The folder itself may be gone by now, or be none that the editor can look into.
        if (waiting.length > 0 || above.length > 0 || answer.failure !== 'missing')
          onLeftOut?.(folder.toString(), WHY[answer.failure]);
        continue;
      }
      const hasRules = answer.entries.some(([name, kind]) => name === IGNORE_FILE && kind === 'file');
      const ignored = hasRules ? [...above, ...(await rulesOf(folder))] : above;
      for (const [name, kind] of answer.entries) {
        const uri = Utils.joinPath(folder, name);
        if (kind === 'link') onLeftOut?.(uri.toString(), LINK_LEFT_OUT);
        else if (kind === 'file') {
          if (!TEXT_FILES.test(name) || !isIgnored(ignored, uri.path, false)) yield uri.toString();
        } else if (!IGNORED_FOLDERS.includes(name) && !isIgnored(ignored, uri.path, true))
          waiting.push({ folder: uri, above: ignored });
      }
    }
  }

  async function read(uri: string, onLeftOut?: OnLeftOut): Promise<string | undefined> {
    const answer = await ask<FileAnswer>(READ_FILE, uri);
    if ('failure' in answer) {
      onLeftOut?.(uri, WHY[answer.failure]);
      return undefined;
    }
    const decoded = decode(answer.base64);
    if (decoded.kind === 'text') return decoded.text;
    onLeftOut?.(uri, decoded.why);
    return undefined;
  }

  function passedOver(within: string): (uri: string) => Promise<boolean> {
    const root = folderAt(within);
    const isKeptOut = keptOutOf({
      root: root.path,
      parentOf: (path) => Utils.dirname(root.with({ path })).path,
      rulesOf: (path) => rulesOf(root.with({ path })),
      isIgnored,
    });
    return (uri) => isKeptOut(URI.parse(uri).path);
  }

  return { list, read, passedOver };
}

interface Waiting {
  readonly folder: URI;
  readonly above: readonly FolderRules[];
}

/** What one `.gitignore` says of what is below its folder. */
interface FolderRules {
  readonly path: string;
  readonly rules: Ignore;
}

/** Whether a path is ignored. The nearest rules that know of it decide. */
function isIgnored(ignored: readonly FolderRules[], path: string, isFolder: boolean): boolean {
  for (const { path: folder, rules } of ignored.toReversed()) {
    const inside = path.slice(withoutEnd(folder, '/').length + 1);
    const result = rules.test(isFolder ? `${inside}/` : inside);
    if (result.ignored) return true;
    if (result.unignored) return false;
  }
  return false;
}

/** What is told of a failure, and what to do. */
const WHY: Readonly<Record<FileFailure['failure'], string>> = {
  missing: 'There is no such file or folder. Check the path, or that it was not removed meanwhile.',
  forbidden: 'You may not read this. Have the permission changed, or leave it out.',
  tooLarge: `This file has more than ${LARGEST_FILE / 1024 / 1024} MB. Split it, or leave it out.`,
  unavailable: 'The editor could not read it. Check that what it lies on can be reached, and try again.',
};
