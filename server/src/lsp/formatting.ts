import type {
  DocumentFormattingParams,
  DocumentOnTypeFormattingParams,
  DocumentRangeFormattingParams,
  TextEdit,
} from 'vscode-languageserver';
import { URI } from 'vscode-uri';
import { newLineEdits } from '../features/new-line';
import { tidy } from '../service';
import type { RecordDocument } from '../syntax/record';
import { type Edit, orderEdits } from '../text/edits';
import { editsBetween } from '../text/edits-between';
import { contains } from '../text/span';
import { linesOf, offsetAt, spanOf, textEdits } from './convert';
import { isNamedHere } from './named';
import { type OpenRecord, recordOf, type Session } from './session';

/** The edits that tidy a record. */
export async function formattingFor(
  session: Session,
  params: DocumentFormattingParams,
): Promise<TextEdit[] | null> {
  await session.ready;
  const open = recordOf(session, params.textDocument.uri);
  return open ? textEdits(linesOf(open.record), tidyingEdits(open)) : null;
}

/** Those of them that lie in a range. */
export async function rangeFormattingFor(
  session: Session,
  params: DocumentRangeFormattingParams,
): Promise<TextEdit[] | null> {
  await session.ready;
  const open = recordOf(session, params.textDocument.uri);
  if (!open) return null;
  const lines = linesOf(open.record);
  const range = spanOf(lines, params.range);
  return textEdits(
    lines,
    tidyingEdits(open).filter(({ span }) => contains(range, span)),
  );
}

/** What follows from a key: behind a line end the line is given its number. */
export function typingFor(session: Session, params: DocumentOnTypeFormattingParams): TextEdit[] | null {
  const open = recordOf(session, params.textDocument.uri);
  if (!open) return null;
  const { record } = open;
  const lines = linesOf(record);
  const edits = newLineEdits(record.text, offsetAt(lines, params.position), readAs(open), (before, numbers) =>
    isNamedHere(session, open, before, numbers),
  );
  return textEdits(lines, orderEdits(edits) ?? []);
}

function tidyingEdits(open: OpenRecord): Edit[] {
  const { text } = open.record;
  return editsBetween(text, tidy(text, readAs(open), open.folder.workspace.settings));
}

/** Reads another text as the record would be read. */
export function readAs({ folder, document }: OpenRecord): (text: string) => RecordDocument {
  const { path } = URI.parse(document.uri);
  return (text) => folder.workspace.read(text, path);
}
