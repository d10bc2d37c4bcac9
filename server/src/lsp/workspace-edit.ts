import type { WorkspaceEdit } from 'vscode-languageserver';
import type { Edit } from '../text/edits';
import { linesOf, textEdits } from './convert';
import type { OpenRecord, Session } from './session';

/** Edits of one record. With its version, so that an editor whose text has moved on refuses them. */
export function workspaceEdit(
  { abilities }: Session,
  { document, record }: OpenRecord,
  edits: readonly Edit[],
): WorkspaceEdit {
  const changes = textEdits(linesOf(record), edits);
  if (!abilities.versionedEdits) return { changes: { [document.uri]: changes } };
  const { uri, buffer } = document;
  return { documentChanges: [{ textDocument: { uri, version: buffer.version }, edits: changes }] };
}
