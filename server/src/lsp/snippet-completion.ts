import { type CompletionItem, CompletionItemKind, InsertTextFormat } from 'vscode-languageserver';
import { snippetsAt, withoutStops } from '../features/snippets';
import { linesOf, rangeOf } from './convert';
import type { OpenRecord } from './session';

/** The snippets that fit at an offset, behind whatever else is offered there, each with what it writes. */
export function snippetItems({ record }: OpenRecord, offset: number): CompletionItem[] {
  const lines = linesOf(record);
  return snippetsAt(record, offset).map(({ name, description, body, span }, index) => ({
    label: name,
    kind: CompletionItemKind.Snippet,
    detail: description,
    documentation: withoutStops(body),
    filterText: name,
    sortText: `~${String(index).padStart(3, '0')}`,
    insertTextFormat: InsertTextFormat.Snippet,
    textEdit: { range: rangeOf(lines, span), newText: body },
  }));
}
