import { dirname, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Workspace } from '../../src/index/workspace';
import { readFileName } from '../../src/profile/file-names';
import type { ProfileSource } from '../../src/profile/profile';
import type { Place } from '../../src/rules/check';
import { looksLikeRecord } from '../../src/syntax/detect';
import type { Candidate, Discovery } from '../files/discover';
import { readAhead } from '../files/read-ahead';
import type { Rulings } from '../files/workspace-settings';

/** What was found in a round, and what holds where. */
interface Found {
  readonly discovery: Discovery;
  readonly rulingsIn: (folder: string) => Promise<Rulings>;
}

/** What the rules that see the archive are shown: under each settings file, all that the arguments lead to. */
export interface Archives {
  /** Reads the files that are new or changed, and forgets those that are gone. */
  readonly take: (found: Found, changed: readonly Candidate[], stop: () => boolean) => Promise<void>;
  /** Takes what a file says now. */
  readonly note: (path: string, rulings: Rulings, text: string) => void;
  /** Where a file lies, and among which others. */
  readonly placeOf: (path: string, rulings: Rulings) => Place;
}

/** Archives that hold nothing yet. They keep summaries and no texts, so that many records take little memory. */
export function newArchives(profiles: readonly ProfileSource[]): Archives {
  const workspaces = new Map<string, Workspace>();
  const holders = new Map<string, Workspace>();
  let walked: ReadonlySet<string> = new Set();

  function workspaceOf({ file, settings }: Rulings): Workspace {
    const key = JSON.stringify([file, settings]);
    let workspace = workspaces.get(key);
    if (!workspace) {
      workspace = new Workspace(profiles);
      // A session is complete in the whole archive; of a part of it nothing follows from what is not there.
      const isWhole = file !== undefined && isWithin(dirname(file), walked);
      workspace.configure({ ...settings, complete: isWhole ? settings.complete : [] });
      workspaces.set(key, workspace);
    }
    return workspace;
  }

  function hold(path: string, rulings: Rulings): Workspace {
    const workspace = workspaceOf(rulings);
    const before = holders.get(path);
    if (before === workspace) return workspace;
    before?.removeFile(uriOf(path), path);
    workspace.addFile(uriOf(path), path);
    holders.set(path, workspace);
    return workspace;
  }

  return {
    async take({ discovery, rulingsIn }, changed, stop) {
      const { candidates, documents } = discovery;
      walked = discovery.walked;
      const there = new Set([...candidates.map(({ path }) => path), ...documents]);
      for (const [path, workspace] of holders) {
        if (there.has(path)) continue;
        workspace.removeFile(uriOf(path), path);
        holders.delete(path);
      }
      for (const path of documents) hold(path, await rulingsIn(dirname(path)));
      for (const { candidate, reading } of readAhead(changed)) {
        if (stop()) return;
        const { path, by } = candidate;
        const rulings = await rulingsIn(dirname(path));
        const read = await reading;
        try {
          if (read.kind === 'text' && (by !== 'text' || isDocument(path, read.text, rulings.profile)))
            hold(path, rulings).note(uriOf(path), read.text);
        } catch {
          // A fault of ours, which the check of this file comes upon again and tells.
        }
      }
    },
    note: (path, rulings, text) => hold(path, rulings).note(uriOf(path), text),
    placeOf: (path, rulings) => ({ uri: uriOf(path), workspace: workspaceOf(rulings) }),
  };
}

function uriOf(path: string): string {
  return pathToFileURL(path).href;
}

function isDocument(path: string, text: string, source: ProfileSource): boolean {
  return readFileName(source.profile, path) !== undefined || looksLikeRecord(text, source);
}

function isWithin(folder: string, folders: ReadonlySet<string>): boolean {
  return [...folders].some((outer) => folder === outer || folder.startsWith(outer.replace(/[\\/]?$/, sep)));
}
