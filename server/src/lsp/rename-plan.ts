import { filesNaming, type Plan, planRename, type Renamable, type TextArchive } from '../features/rename';
import type { Archive } from '../index/archive';
import { pathOf } from '../index/paths';
import type { Conventions } from '../profile/conventions';
import type { RecordDocument } from '../syntax/record';
import { takeOpenRecords } from './archive';
import { type Folder, folderOf } from './folders';
import { foldersSharing, sharedWith } from './roots';
import type { Session } from './session';

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
  const archive = sharedWith(session, folder, from.symbol);
  const closed = await readClosed(session, filesNaming(archive, from));
  // While the files were read the editor may have gone on.
  takeOpenRecords(session);
  const folders = foldersSharing(session, folder, from.symbol);
  if (folders.some(({ state }) => state === 'stopped'))
    return { kind: 'refusal', reason: 'stopped', args: {} };
  if (folders.some(({ state, reading }) => state === 'reading' || reading.size > 0))
    return { kind: 'refusal', reason: 'unread', args: {} };
  const refusal = check();
  if (refusal) return refusal;
  const now = sharedWith(session, folder, from.symbol);
  return planRename(textsOf(session, now, closed), conventions, from, name);
}

/** The texts of the files that are not open, as they now lie on the disk. */
async function readClosed(
  { host, folders }: Session,
  files: readonly { readonly uri: string }[],
): Promise<ReadonlyMap<string, string>> {
  const texts = new Map<string, string>();
  for (const { uri } of files) {
    const isOpen = folderOf(folders, uri)?.workspace.record(uri) !== undefined;
    const text = isOpen ? undefined : await host.files.read(uri);
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
