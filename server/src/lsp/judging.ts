import type { Diagnostic } from 'vscode-languageserver';
import { pathOf } from '../index/paths';
import { comparesVersions } from '../service';
import { normalised } from './address';
import { MOST } from './bounds';
import { pause } from './clock';
import { due, NOTHING, UNKNOWN } from './closed';
import { boundedDiagnostics, reportOf } from './diagnostics';
import { digest } from './digest';
import type { OpenDocument } from './documents';
import { type Folder, folderOf, holds } from './folders';
import { showProgress } from './progress';
import { complain, fileText, judge, recordOf, type Session } from './session';
import { readVersionsOf } from './versions';
import { sentences } from './words';

/** In a folder with more records than this only those that are open are judged, unless somebody wants all. */
const MOST_UNASKED = 1000;

/** After so many records what was found is sent. */
const SLICE = 8;

/**
 * Judges the closed records that are due, one after the other, each from its file: as long as somebody wants to know.
 * Between two of them whatever the editor has said has its turn. Who types does not wait for one of them: they rest until
 * the text is quiet, and are woken then.
 */
export async function judgeClosed(session: Session): Promise<void> {
  const { closed, host } = session;
  if (closed.isAtWork || !closed.reader || isTypedIn(session)) return;
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
      if (!closed.reader || isTypedIn(session)) break;
      if (progress.isCancelled) stop(session);
    }
  } finally {
    closed.isAtWork = false;
    progress.end();
  }
  closed.reader?.flush(closed.due.size === 0);
}

/** Whether some text was changed a moment ago. */
function isTypedIn({ documents }: Session): boolean {
  for (const { revision, isQuiet } of documents.values()) if (revision > 1 && !isQuiet) return true;
  return false;
}

/** What is not judged now is not judged before it is due anew: whoever cancels wants it to stop. */
function stop({ closed, connection, say }: Session): void {
  if (closed.due.size > 0)
    connection.console.info(say(sentences.checkingStopped, { count: closed.due.size }));
  closed.due.clear();
}

/** Tells of a record what the editor does not know of it. */
async function judgeOne(session: Session, uri: string): Promise<void> {
  const { closed } = session;
  const document = openAt(session, uri);
  if (document && !isHidden(session, document)) return;
  const found = await foundIn(session, uri, document);
  if (!found) return;
  // The one who asked may be gone by now.
  if (!closed.reader) {
    closed.due.add(uri);
    return;
  }
  const { items, version } = found;
  const resultId = items.length === 0 ? NOTHING : digest(JSON.stringify(items));
  if (resultId === (closed.shown.get(uri) ?? NOTHING)) return;
  if (items.length === 0) closed.shown.delete(uri);
  else closed.shown.set(uri, resultId);
  closed.reader.take({ kind: 'full', uri, version, resultId, items });
}

/** What is found in a record, and in which version of its text; a file has none. */
interface Found {
  readonly items: Diagnostic[];
  readonly version: number | null;
}

const NONE: Found = { items: [], version: null };

async function foundIn(
  session: Session,
  uri: string,
  document: OpenDocument | undefined,
): Promise<Found | undefined> {
  const folder = folderOf(session.folders, uri);
  if (!folder || !holds(folder, uri)) return NONE;
  // When its folder is known all of its records are due.
  if (folder.state === 'reading') return undefined;
  if (!folder.records.has(uri) || !judgesAll(folder)) return NONE;
  const open = document && recordOf(session, document.uri);
  if (open) return { items: reportOf(session, open).items, version: open.document.buffer.version };
  const { profile, settings } = folder.workspace;
  if (folder.state === 'read' && comparesVersions(profile, settings))
    await readVersionsOf(session, folder, uri);
  const text = await fileText(session, uri);
  // What is opened meanwhile is told of by its text in the editor.
  if (openAt(session, uri)) return undefined;
  if (text === undefined) return NONE;
  const record = folder.workspace.read(text, pathOf(uri));
  const findings = judge(session, folder, { uri, record });
  return { items: boundedDiagnostics(session, { uri, record }, findings, MOST), version: null };
}

/** Whether a text is open and not shown: an editor asks at once for those that are, or is told of all that are open. */
function isHidden({ abilities }: Session, { isQuiet, asked, revision }: OpenDocument): boolean {
  return abilities.pullsDiagnostics && isQuiet && asked !== revision;
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

/** The open document of an address as archives know it. */
export function openAt({ documents }: Session, uri: string): OpenDocument | undefined {
  const document = documents.get(uri);
  if (document) return document;
  for (const other of documents.values()) if (other.address === uri) return other;
  return undefined;
}
