import {
  type DocumentHighlight,
  DocumentHighlightKind,
  type DocumentHighlightParams,
  type Location,
  type ReferenceParams,
} from 'vscode-languageserver';
import { highlightsAt } from '../features/highlights';
import { type Filed, homesAt, referencesAt } from '../features/references';
import type { Archive } from '../index/archive';
import { ownSubject, subjectAt } from '../index/subject';
import type { RecordDocument } from '../syntax/record';
import { type ArchiveRecord, archiveRecordOf, locationOf } from './archive';
import { linesOf, offsetAt, rangeOf } from './convert';
import { recordThere } from './paragraphs';
import { sharedWith } from './roots';
import { recordOf, type Session } from './session';

/** Where the archive names what is under the cursor. */
export async function referencesFor(session: Session, params: ReferenceParams): Promise<Location[]> {
  const open = await archiveRecordOf(session, params.textDocument.uri);
  if (!open) return [];
  const { record } = open;
  const offset = offsetAt(linesOf(record), params.position);
  const archive = archiveAt(session, open, offset);
  const homes = await homesOf(session, archive, record, offset);
  const places = referencesAt(archive, open, offset, params.context.includeDeclaration, homes);
  return places.map(({ summary, span }) => locationOf(session, summary, span));
}

/** The archives in which what is under the cursor means what it means here; a paragraph is one of its document. */
function archiveAt(session: Session, { record, folder }: ArchiveRecord, offset: number): Archive {
  const subject = subjectAt(record, offset);
  const document = subject?.kind === 'paragraph' ? (subject.document ?? ownSubject(record)) : subject;
  return document ? sharedWith(session, folder, document.key) : folder.workspace;
}

/** The records that hold the paragraph of another document that is under the cursor. */
async function homesOf(
  session: Session,
  archive: Archive,
  record: RecordDocument,
  offset: number,
): Promise<Filed[]> {
  const homes: Filed[] = [];
  for (const { uri } of homesAt(archive, record, offset)) {
    const home = await recordThere(session, uri);
    if (home) homes.push({ uri, record: home });
  }
  return homes;
}

/** Where the record names what is under the cursor. What puts a thing on the agenda is shown as what writes it. */
export function highlightsFor(session: Session, params: DocumentHighlightParams): DocumentHighlight[] {
  const open = recordOf(session, params.textDocument.uri);
  if (!open) return [];
  const lines = linesOf(open.record);
  return highlightsAt(open.record, offsetAt(lines, params.position)).map(({ span, role }) => ({
    range: rangeOf(lines, span),
    kind: role === 'text' ? DocumentHighlightKind.Read : DocumentHighlightKind.Write,
  }));
}
