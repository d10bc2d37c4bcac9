import { CompletionItemKind, type CompletionList, type CompletionParams } from 'vscode-languageserver';
import { completionsAt } from '../features/completion';
import { takeOpenRecords } from './archive';
import { linesOf, offsetAt, rangeOf } from './convert';
import { normalised } from './folders';
import { recordOf, type Session } from './session';

/** The most that are sent: who has more to choose from writes on, and is sent those that are left. */
const MOST = 200;

/** The documents of the archive that what is being written may mean. */
export function completionFor(session: Session, params: CompletionParams): CompletionList | null {
  const { uri } = params.textDocument;
  const open = recordOf(session, uri);
  if (!open) return null;
  takeOpenRecords(session);
  const { record, folder } = open;
  const lines = linesOf(record);
  const offset = offsetAt(lines, params.position);
  const { span, items } = completionsAt(folder.workspace, { uri: normalised(uri), record }, offset);
  const range = rangeOf(lines, span);
  return {
    isIncomplete: folder.state !== 'read' || items.length > MOST,
    items: items.slice(0, MOST).map(({ symbol, title, matched }, index) => ({
      label: symbol,
      kind: CompletionItemKind.File,
      ...(title === undefined ? {} : { detail: title }),
      filterText: matched,
      sortText: String(index).padStart(4, '0'),
      textEdit: { range, newText: symbol },
    })),
  };
}
