import { type CompletionItem, CompletionItemKind } from 'vscode-languageserver';
import { phrasesAt } from '../features/phrases';
import { linesOf, rangeOf } from './convert';
import type { OpenRecord } from './session';

/** The phrases that fit at an offset, in their order and before whatever else is offered there. */
export function phraseItems({ record }: OpenRecord, offset: number): CompletionItem[] {
  const lines = linesOf(record);
  return phrasesAt(record, offset).map(({ kind, text, span }, index) => ({
    label: text,
    kind: kind === 'decision' ? CompletionItemKind.Snippet : CompletionItemKind.Value,
    filterText: text,
    sortText: `!${String(index).padStart(3, '0')}`,
    textEdit: { range: rangeOf(lines, span), newText: text },
  }));
}
