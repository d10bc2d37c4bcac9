import { filesNaming, type Plan, planRename, type Renamable } from '../features/rename';
import type { Archive } from '../index/archive';
import { pathOf } from '../index/paths';
import type { TextArchive } from '../index/text-archive';
import type { Conventions } from '../profile/conventions';
import type { Key, RecordDocument } from '../syntax/record';
import { takeOpenRecords } from './archive';
import { type Folder, folderOf } from './folders';
import { foldersSharing, sharedWith } from './roots';
import { fileText, type Session } from './session';

/** What is renamed: a document as the records of a folder mean it. */
export interface Renaming {
  readonly folder: Folder;
  readonly from: Renamable;
  readonly name: string;
  readonly conventions: Conventions;
}

/**
 * Plans a rename in all folders in which the symbol means the same document, from the texts as they are now. `check`
 * is asked when all texts were read: from then on nothing is waited for.
 */
export async function planIn(
  session: Session,
  { folder, from, name, conventions }: Renaming,
  check: () => Plan | undefined = () => undefined,
): Promise<Plan> {
  const texts = await textsNaming(session, folder, from.symbol, (archive) => filesNaming(archive, from));
  if (typeof texts === 'string') return { kind: 'refusal', reason: texts, args: {} };
  return check() ?? planRename(texts, conventions, from, name);
}

/**
 * The archive in which a key means what it means in a folder, with the texts as they are now of the files that matter;
 * or why it is not all known. From then on nothing is waited for.
 */
export async function textsNaming(
  session: Session,
  folder: Folder,
  key: Key | undefined,
  filesIn: (archive: Archive) => readonly { readonly uri: string }[],
): Promise<TextArchive | 'stopped' | 'unread'> {
  const archiveNow = (): Archive => (key === undefined ? folder.workspace : sharedWith(session, folder, key));
  for (let round = 0; round < ROUNDS; round++) {
    await session.scanned;
    const closed = await readClosed(session, filesIn(archiveNow()));
    // While the files were read the editor may have gone on.
    takeOpenRecords(session);
    const folders = key === undefined ? [folder] : foldersSharing(session, folder, key);
    if (folders.some(({ state }) => state === 'stopped')) return 'stopped';
    const isRead = folders.every(({ state, reading }) => state === 'read' && reading.size === 0);
    if (isRead) return textsOf(session, archiveNow(), closed);
  }
  return 'unread';
}

/** Files that changed meanwhile are waited for, and all looked at again: so often, lest a busy disk keeps it waiting for ever. */
const ROUNDS = 5;

/** The texts of the files that are not open, as they now lie on the disk. */
async function readClosed(
  session: Session,
  files: readonly { readonly uri: string }[],
): Promise<ReadonlyMap<string, string>> {
  const texts = new Map<string, string>();
  for (const { uri } of files) {
    const isOpen = folderOf(session.folders, uri)?.workspace.record(uri) !== undefined;
    const text = isOpen ? undefined : await fileText(session, uri);
    if (text !== undefined) texts.set(uri, text);
  }
  return texts;
}

function textsOf({ folders }: Session, archive: Archive, closed: ReadonlyMap<string, string>): TextArchive {
  const workspaceOf = (uri: string) => folderOf(folders, uri)?.workspace;
  const read = (text: string, uri: string): RecordDocument | undefined =>
    workspaceOf(uri)?.read(text, pathOf(uri));
  return {
    archive,
    read,
    record(uri) {
      const text = closed.get(uri);
      return workspaceOf(uri)?.record(uri) ?? (text === undefined ? undefined : read(text, uri));
    },
  };
}
