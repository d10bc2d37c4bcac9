import { CodeLensRefreshRequest } from 'vscode-languageserver';
import { archiveChanged } from './diagnostics';
import { ARCHIVE_CHANGED } from './protocol';
import { complain, type Session } from './session';

/** The editor is told that the archive is another one. */

/** Says anew what follows from the archive. Who waits for the archive does not wait for the editor to ask again. */
export function tellOfArchive(session: Session): void {
  const onFailure = failureIn(session);
  session.toldRevisions = revisionsOf(session);
  archiveChanged(session).catch(onFailure);
  refreshLenses(session).catch(onFailure);
  tellOfLists(session);
}

/** Has the lists read anew: where something is named may have moved. */
export function tellOfLists(session: Session): void {
  const { connection, showsArchive } = session;
  if (showsArchive) connection.sendNotification(ARCHIVE_CHANGED).catch(failureIn(session));
}

/** What is done when the editor cannot be told: it is told of that in the log. */
export function failureIn({ connection }: Session): (error: unknown) => void {
  return (error) => complain(connection, 'The editor could not be told of the archive', error);
}

/** Has the editor ask anew for what the archive says above and within the lines of the records, where anything does. */
export async function refreshLenses({ abilities, connection, folders }: Session): Promise<void> {
  if (abilities.refreshesLenses && folders.some(({ codeLens, headingLens }) => codeLens || headingLens))
    await connection.sendRequest(CodeLensRefreshRequest.type);
  if (abilities.refreshesHints && folders.some(({ inlayHints }) => inlayHints.documents))
    await connection.languages.inlayHint.refresh();
}

/** The state of all archives, in one text. */
export function revisionsOf({ folders }: Session): string {
  return folders.map(({ workspace }) => workspace.revision).join(' ');
}
