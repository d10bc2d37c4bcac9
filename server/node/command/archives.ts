import { dirname, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Settings } from '../../src/index/settings';
import type { Texts } from '../../src/index/strings';
import { Workspace } from '../../src/index/workspace';
import type { ProfileSource } from '../../src/profile/profile';
import type { Index } from '../check/index-file';
import type { Discovery } from '../files/discover';
import { readTextNow } from '../files/disk';
import { fileUris } from '../files/file-uris';
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

/** What an earlier check left in an index. */
export interface OldArchive {
  readonly index: Pick<Index, 'files' | 'texts' | 'documents'>;
  /** The folders that were looked through with all that is in them. */
  readonly walked: ReadonlySet<string>;
  /** The rulings of a name, where they hold still. */
  readonly rulingsCalled: (name: string) => Rulings | undefined;
}

/** What the rules that see the archive are shown: under each settings file, all that the arguments lead to. */
export interface Archives {
  /** Learns which files there are, and forgets those that are gone. */
  readonly take: (found: Found) => Promise<void>;
  /** Takes what files say now, with the texts that their summaries share. */
  readonly note: (texts: Texts, files: readonly PackedFile[]) => void;
  /** Takes everything as it was at an earlier check: what is noted then are changes. */
  readonly recall: (old: OldArchive) => void;
  /** Forgets what a file said. */
  readonly forget: (path: string) => void;
  readonly all: () => Iterable<Workspace>;
  /** The archive of a file, and its address in it. */
  readonly around: (path: string, rulings: Rulings) => { readonly uri: string; readonly archive: Workspace };
}

/** Archives that hold nothing yet. They keep summaries and no texts, so that many records take little memory. */
export function newArchives(profiles: readonly ProfileSource[]): Archives {
  const workspaces = new Map<string, Workspace>();
  const known = new Map<Rulings, Workspace>();
  const uriOf = fileUris();
  const holders = new Map<string, { readonly uri: string; readonly workspace: Workspace }>();
  let walked: ReadonlySet<string> = new Set();

  function workspaceOf(rulings: Rulings): Workspace {
    let workspace = known.get(rulings);
    if (workspace) return workspace;
    const { settings } = rulings;
    const key = archiveKey(rulings);
    workspace = workspaces.get(key);
    if (!workspace) {
      workspace = newWorkspace(profiles, settings, isWhole(rulings, walked));
      workspaces.set(key, workspace);
    }
    known.set(rulings, workspace);
    return workspace;
  }

  function hold(path: string, rulings: Rulings): { readonly uri: string; readonly workspace: Workspace } {
    const workspace = workspaceOf(rulings);
    const before = holders.get(path);
    if (before?.workspace === workspace) return before;
    const held = { uri: before?.uri ?? uriOf(path), workspace };
    before?.workspace.removeFile(held.uri, path);
    workspace.addFile(held.uri, path);
    holders.set(path, held);
    return held;
  }

  function forget(path: string): void {
    const held = holders.get(path);
    held?.workspace.removeFile(held.uri, path);
    holders.delete(path);
  }

  function note(texts: Texts, files: readonly PackedFile[]): void {
    const byWorkspace = new Map<Workspace, [uri: string, summary: Int32Array][]>();
    for (const { path, rulings, summary } of files) {
      const { uri, workspace } = hold(path, rulings);
      const others = byWorkspace.get(workspace) ?? [];
      others.push([uri, summary]);
      byWorkspace.set(workspace, others);
    }
    for (const [workspace, packed] of byWorkspace) workspace.notePacked(texts, packed);
  }

  return {
    async take({ discovery, rulingsIn }) {
      const { candidates, documents } = discovery;
      walked = discovery.walked;
      const there = new Set([...candidates.map(({ path }) => path), ...documents]);
      for (const path of holders.keys()) if (!there.has(path)) forget(path);
      for (const path of documents) hold(path, await rulingsIn(dirname(path)));
    },
    note,
    recall({ index, walked: were, rulingsCalled }) {
      walked = were;
      for (const document of index.documents) {
        const [name = ''] = document.split(' ', 1);
        const rulings = rulingsCalled(name);
        if (rulings) hold(document.slice(name.length + 1), rulings);
      }
      const files = index.files.flatMap(({ path, ruling, summary }): PackedFile[] => {
        const rulings = rulingsCalled(ruling.slice(ruling.indexOf(' ') + 1));
        return rulings && summary ? [{ path, rulings, summary }] : [];
      });
      note(index.texts, files);
      for (const workspace of workspaces.values()) workspace.takeTouched();
    },
    forget,
    all: () => workspaces.values(),
    around: (path, rulings) => ({
      uri: holders.get(path)?.uri ?? uriOf(path),
      archive: workspaceOf(rulings),
    }),
  };
}

/** Stands for an archive: what the same settings hold for is one. */
export function archiveKey({ file, settings }: Rulings): string {
  return JSON.stringify([file, settings]);
}

/** Whether all that lies below a settings file was looked through. */
export function isWhole({ file }: Rulings, walked: ReadonlySet<string>): boolean {
  return file !== undefined && isWithin(dirname(file), walked);
}

/** A workspace for an archive, that knows no file yet. */
export function newWorkspace(
  profiles: readonly ProfileSource[],
  settings: Settings,
  isWhole: boolean,
): Workspace {
  const workspace = new Workspace(profiles, textOf);
  // A session is complete in the whole archive; of a part of it nothing follows from what is not there.
  workspace.configure({ ...settings, complete: isWhole ? settings.complete : [] });
  return workspace;
}

/** The text of a file; nothing when it cannot be read, which whoever checks it is told. */
function textOf(uri: string): string | undefined {
  const read = readTextNow(fileURLToPath(uri));
  return read.kind === 'refused' ? undefined : read.text;
}

function isWithin(folder: string, folders: ReadonlySet<string>): boolean {
  return [...folders].some((outer) => folder === outer || folder.startsWith(outer.replace(/[\\/]?$/, sep)));
}
