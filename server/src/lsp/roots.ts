import type { Archive } from '../index/archive';
import { united } from '../index/united';
import type { Fields } from '../profile/template';
import type { Key } from '../syntax/record';
import type { Folder } from './folders';
import type { Session } from './session';

/**
 * Several folders may be open, each an archive of its own. Rules see their own and no other. Who follows a reference
 * is led on: a symbol means the document of its own folder, if that has it, else that of the first folder that does. So
 * whoever looks for all that name a document is shown those folders, too, whose records mean that very one.
 */

/** What can be reached from the records of a folder: its own archive, and where that has nothing the others. */
export function reachableFrom(session: Session, folder: Folder): Archive {
  const others = alike(session, folder).filter((other) => other !== folder);
  return united(
    folder.workspace,
    others.map(({ workspace }) => workspace),
  );
}

/** The archives in which a key means what it means in a folder, as one. */
export function sharedWith(session: Session, folder: Folder, key: Key): Archive {
  const others = foldersSharing(session, folder, key).filter((other) => other !== folder);
  return united(
    folder.workspace,
    others.map(({ workspace }) => workspace),
  );
}

/** The folders in which a key means what it means in one of them: a document’s the same file, any other’s the same thing. */
export function foldersSharing(session: Session, folder: Folder, key: Key): readonly Folder[] {
  const folders = alike(session, folder);
  const symbol = folder.workspace.symbolOf(key);
  if (!symbol || folders.length === 1) return folders;
  const home = homeOf(folders, folder, symbol);
  return folders.filter((other) => homeOf(folders, other, symbol) === home);
}

/** The folder whose document a symbol means in a folder. */
function homeOf(folders: readonly Folder[], folder: Folder, symbol: Fields): Folder | undefined {
  return [folder, ...folders].find(({ workspace }) => workspace.filesOf(symbol).length > 0);
}

/** The folders whose records are of the same organisation, that one among them: the same symbol means the same there. */
function alike({ folders }: Session, { workspace }: Folder): readonly Folder[] {
  return folders.filter((other) => other.workspace.profile === workspace.profile);
}
