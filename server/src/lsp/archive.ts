import type { Location } from 'vscode-languageserver';
import type { Span } from '../text/span';
import { normalised } from './address';
import { rangeOf } from './convert';
import { type OpenRecord, recordOf, type Session } from './session';

/** An open record with the address by which its archive knows it. */
export interface ArchiveRecord extends OpenRecord {
  readonly uri: string;
}

/** An open record once its whole archive was read: who asks who cites a document wants to know all who do. */
export async function archiveRecordOf(session: Session, uri: string): Promise<ArchiveRecord | undefined> {
  await wholeArchive(session);
  const open = recordOf(session, uri);
  return open && { ...open, uri: normalised(uri) };
}

/** Waits until all files were read, and takes the open records as they stand. */
export async function wholeArchive(session: Session): Promise<void> {
  await session.ready;
  await session.scanned;
  takeOpenRecords(session);
}

/** Takes the open records as they stand: a record is read only when it is asked for. */
export function takeOpenRecords(session: Session): void {
  for (const uri of session.documents.keys()) recordOf(session, uri);
}

/** A place in a file of the archive, whether it is open or not. */
export function locationOf(
  session: Session,
  { uri, lineStarts }: { readonly uri: string; readonly lineStarts: ArrayLike<number> },
  span: Span,
): Location {
  return { uri: addressFor(session, uri), range: rangeOf({ starts: lineStarts }, span) };
}

/** The address of a file as the editor spells it, where it has it open. */
export function addressFor(session: Session, uri: string): string {
  if (session.documents.has(uri)) return uri;
  for (const open of session.documents.keys()) if (normalised(open) === uri) return open;
  return uri;
}
