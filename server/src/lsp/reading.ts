import { MessageType, ShowMessageNotification } from 'vscode-languageserver';
import { URI, Utils } from 'vscode-uri';
import { settle } from './affected';
import { due } from './closed';
import type { Folder } from './folders';
import { judgeFolder, judgesAll } from './judging';
import { leftOut } from './left-out';
import { showProgress } from './progress';
import { ARCHIVE_READING, type ArchiveReading } from './protocol';
import { type FileChanges, noteFiles, scanFolder } from './scanning';
import { complain, type Session } from './session';
import { failureIn, revisionsOf, tellOfArchive, tellOfLists } from './telling';
import { sentences } from './words';

/** Reads a folder in the background, and says anew what follows from its archive. */
export function scanBehind(session: Session, folder: Folder): void {
  session.titles.clear();
  const scan = readFolder(session, folder).catch((error) => {
    folder.state = 'stopped';
    complain(session.connection, `The folder ${folder.uri} could not be read`, error);
  });
  waitAlso(session, scan);
  void scan.then(() => tellOfArchive(session));
}

/** Has who asks for the whole archive wait for this, too. What comes of it is not kept: there is always another one behind. */
function waitAlso(session: Session, work: Promise<unknown>): void {
  const before = session.scanned;
  session.scanned = work.then(() => before);
}

async function readFolder(session: Session, folder: Folder): Promise<void> {
  const { connection, say } = session;
  const told = leftOut(session);
  const progress = showProgress(session, sentences.reading, (read, total) =>
    tellOfReading(session, read, total),
  );
  try {
    await scanFolder(session.host, folder, told, progress);
  } finally {
    progress.end();
    told.tell();
  }
  if (folder.state === 'reading') return;
  judgeFolder(session, folder);
  const count = folder.records.size;
  if (folder.judges === 'auto' && !judgesAll(folder))
    connection.console.info(say(sentences.onlyOpenChecked, { count }));
  if (folder.state === 'read') return;
  const message = say(sentences.readingStopped, { folder: Utils.basename(URI.parse(folder.uri ?? '')) });
  await connection.sendNotification(ShowMessageNotification.type, { type: MessageType.Warning, message });
}

/** Reads what changed on the disk; who asks for the whole archive meanwhile is answered after that. */
export async function noteChanges(session: Session, changes: FileChanges): Promise<void> {
  const before = revisionsOf(session);
  const judged = session.folders.filter(judgesAll);
  const told = leftOut(session);
  const noted = noteFiles(session.host, session.folders, changes, told);
  waitAlso(
    session,
    noted.catch(() => undefined),
  );
  const records = await noted;
  told.tell();
  for (const folder of session.folders) settle(session.closed, folder);
  due(session.closed, records);
  // A folder that has become small enough is judged, and of one that has become too large nothing is shown any more.
  for (const folder of session.folders)
    if (judgesAll(folder) !== judged.includes(folder)) judgeFolder(session, folder);
  if (revisionsOf(session) !== before) tellOfArchive(session);
  else if (records.size > 0) tellOfLists(session);
}

function tellOfReading(session: Session, read: number, total: number): void {
  const reading: ArchiveReading = { read, total };
  if (session.showsArchive)
    session.connection.sendNotification(ARCHIVE_READING, reading).catch(failureIn(session));
}
