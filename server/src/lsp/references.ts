import {
  type DocumentHighlight,
  DocumentHighlightKind,
  type DocumentHighlightParams,
  type Location,
  type ReferenceParams,
} from 'vscode-languageserver';
import { highlightsAt } from '../features/highlights';
import { referencesAt } from '../features/references';
import { archiveRecordOf, locationOf } from './archive';
import { linesOf, offsetAt, rangeOf } from './convert';
import { recordOf, type Session } from './session';

/** Where the archive names what is under the cursor. */
export async function referencesFor(session: Session, params: ReferenceParams): Promise<Location[]> {
  const open = await archiveRecordOf(session, params.textDocument.uri);
  if (!open) return [];
  const { record, folder } = open;
  const offset = offsetAt(linesOf(record), params.position);
  const places = referencesAt(folder.workspace, open, offset, params.context.includeDeclaration);
  return places.map(({ summary, span }) => locationOf(session, summary, span));
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
