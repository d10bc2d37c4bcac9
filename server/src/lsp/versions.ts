import { versionsOf } from '../index/version-facts';
import { settle } from './affected';
import type { Folder } from './folders';
import { complain, fileText, type Session } from './session';
import { tellOfArchive } from './telling';

/**
 * The texts of the other versions of a record: summaries hold none. They are read when a record is to be compared with them,
 * and what is found then is told anew.
 */

/** Reads the texts that were asked for, and has the records judged anew that wait for them. */
export async function readVersions(session: Session, folder: Folder): Promise<void> {
  const { workspace } = folder;
  const wanted = workspace.versions.takeWanted();
  if (wanted.length === 0) return;
  try {
    await readTexts(session, folder, wanted);
    if (folder.workspace !== workspace) return;
    settle(session.closed, folder);
    tellOfArchive(session);
  } catch (error) {
    complain(session.connection, 'The other versions of a record could not be read', error);
  }
}

/** Reads the texts that a closed record is compared with, its own included, before it is judged: it is judged once. */
export async function readVersionsOf(session: Session, folder: Folder, uri: string): Promise<void> {
  const { workspace } = folder;
  const own = workspace.summary(uri);
  const versions = own ? versionsOf(own, workspace) : [];
  if (versions.length === 0) return;
  const uris = [uri, ...versions.map((version) => version.uri)];
  await readTexts(
    session,
    folder,
    uris.filter((version) => workspace.versions.lacks(version)),
  );
}

async function readTexts(session: Session, { workspace }: Folder, uris: readonly string[]): Promise<void> {
  for (const uri of uris) {
    const text = await fileText(session, uri);
    workspace.versions.note(uri, text);
  }
}
