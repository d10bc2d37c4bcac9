import { dirname, sep } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Texts } from '../../src/index/strings';
import { Workspace } from '../../src/index/workspace';
import type { ProfileSource } from '../../src/profile/profile';
import type { Discovery } from '../files/discover';
import { readTextNow } from '../files/disk';
import type { Rulings } from '../files/workspace-settings';

/** What was found in a round, and what holds where. */
interface Found {
  readonly discovery: Discovery;
  readonly rulingsIn: (folder: string) => Promise<Rulings>;
}

/** What a file says, packed. */
export interface PackedFile {
  readonly path: string;
  readonly rulings: Rulings;
  readonly summary: Int32Array;
}

/** What the rules that see the archive are shown: under each settings file, all that the arguments lead to. */
export interface Archives {
  /** Learns which files there are, and forgets those that are gone. */
  readonly take: (found: Found) => Promise<void>;
  /** Takes what files say now, with the texts that their summaries share. */
  readonly note: (texts: Texts, files: readonly PackedFile[]) => void;
  /** The archive of a file, and its address in it. */
  readonly around: (path: string, rulings: Rulings) => { readonly uri: string; readonly archive: Workspace };
}

/** Archives that hold nothing yet. They keep summaries and no texts, so that many records take little memory. */
export function newArchives(profiles: readonly ProfileSource[]): Archives {
  const workspaces = new Map<string, Workspace>();
  const known = new Map<Rulings, Workspace>();
  const holders = new Map<string, Workspace>();
  let walked: ReadonlySet<string> = new Set();

  function workspaceOf(rulings: Rulings): Workspace {
    let workspace = known.get(rulings);
    if (workspace) return workspace;
    const { file, settings } = rulings;
    const key = JSON.stringify([file, settings]);
    workspace = workspaces.get(key);
    if (!workspace) {
      workspace = new Workspace(profiles, textOf);
      // A session is complete in the whole archive; of a part of it nothing follows from what is not there.
      const isWhole = file !== undefined && isWithin(dirname(file), walked);
      workspace.configure({ ...settings, complete: isWhole ? settings.complete : [] });
      workspaces.set(key, workspace);
    }
    known.set(rulings, workspace);
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
    async take({ discovery, rulingsIn }) {
      const { candidates, documents } = discovery;
      walked = discovery.walked;
      const there = new Set([...candidates.map(({ path }) => path), ...documents]);
      for (const [path, workspace] of holders) {
        if (there.has(path)) continue;
        workspace.removeFile(uriOf(path), path);
        holders.delete(path);
      }
      for (const path of documents) hold(path, await rulingsIn(dirname(path)));
    },
    note(texts, files) {
      const byWorkspace = new Map<Workspace, [uri: string, summary: Int32Array][]>();
      for (const { path, rulings, summary } of files) {
        const workspace = hold(path, rulings);
        const others = byWorkspace.get(workspace) ?? [];
        others.push([uriOf(path), summary]);
        byWorkspace.set(workspace, others);
      }
      for (const [workspace, packed] of byWorkspace) workspace.notePacked(texts, packed);
    },
    around: (path, rulings) => ({ uri: uriOf(path), archive: workspaceOf(rulings) }),
  };
}

function uriOf(path: string): string {
  return pathToFileURL(path).href;
}

/** The text of a file; nothing when it cannot be read, which whoever checks it is told. */
function textOf(uri: string): string | undefined {
  const read = readTextNow(fileURLToPath(uri));
  return read.kind === 'refused' ? undefined : read.text;
}

function isWithin(folder: string, folders: ReadonlySet<string>): boolean {
  return [...folders].some((outer) => folder === outer || folder.startsWith(outer.replace(/[\\/]?$/, sep)));
}
