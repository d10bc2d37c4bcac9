import {
  type CompletionItem,
  CompletionItemKind,
  type CompletionList,
  type CompletionParams,
} from 'vscode-languageserver';
import { completionsAt } from '../features/completion';
import { instrumentCompletionsAt } from '../features/instrument-completion';
import { normalised } from './address';
import { takeOpenRecords } from './archive';
import { linesOf, offsetAt, rangeOf } from './convert';
import { phraseItems } from './phrase-completion';
import { type OpenRecord, recordOf, type Session } from './session';
import { snippetItems } from './snippet-completion';

/** The most that are sent: who has more to choose from writes on, and is sent those that are left. */
const MOST = 200;

/** The phrases, the documents of the archive, the citations and the snippets that what is being written may mean. */
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
  const instruments = instrumentItems(session, open, offset);
  return {
    isIncomplete: folder.state !== 'read' || items.length > MOST,
    items: [
      ...phraseItems(open, offset),
      // Where a citation has been begun, no document is meant.
      ...(instruments ??
        items.slice(0, MOST).map(({ symbol, title, matched }, index) => ({
          label: symbol,
          kind: CompletionItemKind.File,
          ...titled(session, title),
          filterText: matched,
          sortText: String(index).padStart(4, '0'),
          textEdit: { range, newText: symbol },
        }))),
      ...(session.abilities.snippets ? snippetItems(open, offset) : []),
    ],
  };
}

/** The instruments that a citation begun here may become; nothing where none was begun. */
function instrumentItems(
  session: Session,
  { record }: OpenRecord,
  offset: number,
): CompletionItem[] | undefined {
  const { span, items } = instrumentCompletionsAt(record, offset);
  if (items.length === 0) return undefined;
  const range = rangeOf(linesOf(record), span);
  return items.slice(0, MOST).map(({ citation, title, matched }, index) => ({
    label: citation,
    kind: CompletionItemKind.Reference,
    ...titled(session, title),
    filterText: matched,
    sortText: String(index).padStart(4, '0'),
    textEdit: { range, newText: citation },
  }));
}

/** What a document or an instrument is called, beside its symbol in the list. */
function titled({ abilities }: Session, title: string | undefined): Partial<CompletionItem> {
  if (title === undefined) return {};
  return abilities.labelDetails ? { detail: title, labelDetails: { description: title } } : { detail: title };
}
