import {
  type DocumentHighlight,
  DocumentHighlightKind,
  type DocumentHighlightParams,
  type Location,
  type ReferenceParams,
} from 'vscode-languageserver';
import { highlightsAt } from '../features/highlights';
import { type Filed, homesAt, referencesAt } from '../features/references';
import { type ArchiveRecord, archiveRecordOf, locationOf } from './archive';
import { linesOf, offsetAt, rangeOf } from './convert';
import { recordThere } from './paragraphs';
import { recordOf, type Session } from './session';

/** Where the archive names what is under the cursor. */
export async function referencesFor(session: Session, params: ReferenceParams): Promise<Location[]> {
  const open = await archiveRecordOf(session, params.textDocument.uri);
  if (!open) return [];
  const { record, folder } = open;
  const offset = offsetAt(linesOf(record), params.position);
  const homes = await homesOf(session, open, offset);
  const places = referencesAt(folder.workspace, open, offset, params.context.includeDeclaration, homes);
  return places.map(({ summary, span }) => locationOf(session, summary, span));
}

/** The records that hold the paragraph of another document that is under the cursor. */
async function homesOf(
  session: Session,
  { record, folder: { workspace } }: ArchiveRecord,
  offset: number,
): Promise<Filed[]> {
  const homes: Filed[] = [];
  for (const { uri } of homesAt(workspace, record, offset)) {
    const home = await recordThere(session, workspace, uri);
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
