import type { Diagnostic } from 'vscode-languageserver';
import { pathOf } from '../index/paths';
import { MOST } from './bounds';
import { pause } from './clock';
import { due, NOTHING, UNKNOWN } from './closed';
import { boundedDiagnostics } from './diagnostics';
import { digest } from './digest';
import { type Folder, folderOf, holds, normalised } from './folders';
import { showProgress } from './progress';
import { complain, judge, type Session } from './session';
import { sentences } from './words';

/** In a folder with more records than this only those that are open are judged, unless somebody wants all. */
const MOST_UNASKED = 1000;

/** After so many records what was found is sent. */
const SLICE = 8;

/**
 * Judges the closed records that are due, one after the other, each from its file: as long as somebody wants to know.
 * Between two of them whatever the editor has said has its turn.
 */
export async function judgeClosed(session: Session): Promise<void> {
  const { closed, host } = session;
  if (closed.isAtWork || !closed.reader) return;
  closed.isAtWork = true;
  const progress = showProgress(session, sentences.checking);
  try {
    let done = 0;
    for (const uri of closed.due) {
      // What is added to the set on the way is come to as well.
      closed.due.delete(uri);
      await judgeOne(session, uri).catch((error) => {
        complain(session.connection, `The record ${uri} could not be judged`, error);
      });
      if (++done % SLICE === 0) closed.reader?.flush(false);
      progress.report(done, done + closed.due.size);
      await pause(host.clock);
      if (!closed.reader) break;
      if (progress.isCancelled) stop(session);
    }
  } finally {
    closed.isAtWork = false;
    progress.end();
  }
  closed.reader?.flush(true);
}

/** What is not judged now is not judged before it is due anew: whoever cancels wants it to stop. */
function stop({ closed, connection, say }: Session): void {
  if (closed.due.size > 0)
    connection.console.info(say(sentences.checkingStopped, { count: closed.due.size }));
  closed.due.clear();
}

/** Tells of a record what the editor does not know. Of one that is open, the text in the editor tells. */
async function judgeOne(session: Session, uri: string): Promise<void> {
  const { closed } = session;
  const folder = folderOf(session.folders, uri);
  // When its folder is known all of its records are due.
  if (folder && holds(folder, uri) && folder.state === 'reading') return;
  const items = isOpen(session, uri) ? [] : await closedDiagnostics(session, folder, uri);
  // It may have been opened meanwhile, and the one who asked may be gone.
  if (isOpen(session, uri)) return;
  if (!closed.reader) {
    closed.due.add(uri);
    return;
  }
  const resultId = items.length === 0 ? NOTHING : digest(JSON.stringify(items));
  if (resultId === (closed.shown.get(uri) ?? NOTHING)) return;
  if (items.length === 0) closed.shown.delete(uri);
  else closed.shown.set(uri, resultId);
  closed.reader.take({ kind: 'full', uri, version: null, resultId, items });
}

async function closedDiagnostics(
  session: Session,
  folder: Folder | undefined,
  uri: string,
): Promise<Diagnostic[]> {
  if (!folder?.records.has(uri) || !judgesAll(folder)) return [];
  const text = await session.host.files.read(uri);
  if (text === undefined || isOpen(session, uri)) return [];
  const record = folder.workspace.read(text, pathOf(uri));
  const findings = judge(session, folder, { uri, record });
  return boundedDiagnostics(session, { uri, record }, findings, MOST);
}

/** Whether the records of a folder are judged that are not open. */
export function judgesAll({ judges, records }: Folder): boolean {
  return judges === 'all' || (judges === 'auto' && records.size <= MOST_UNASKED);
}

/** Has all records of a folder judged anew, and those that were told of in it and are there no more. */
export function judgeFolder(session: Session, folder: Folder): void {
  const told = [...session.closed.shown.keys()].filter((uri) => holds(folder, uri));
  due(session.closed, [...told, ...folder.records]);
}

/** A record was closed: what its file says is told of it, whatever the editor shows. */
export function judgeAfterClosing(session: Session, uri: string): void {
  const address = normalised(uri);
  session.closed.shown.set(address, UNKNOWN);
  due(session.closed, [address]);
}

export function isOpen({ documents }: Session, uri: string): boolean {
  if (documents.has(uri)) return true;
  for (const { address } of documents.values()) if (address === uri) return true;
  return false;
}
