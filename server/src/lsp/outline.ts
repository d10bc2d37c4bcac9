import { type DocumentSymbol, type SymbolInformation, SymbolKind } from 'vscode-languageserver';
import { type OutlineItem, outlineOf } from '../features/outline';
import { type LineTable, linesOf, rangeOf } from './convert';
import { recordOf, type Session } from './session';
import { sentences } from './words';

/** The outline: nested, or in one list for an editor that knows no other. */
export function outlineFor(session: Session, uri: string): DocumentSymbol[] | SymbolInformation[] {
  const open = recordOf(session, uri);
  if (!open) return [];
  const lines = linesOf(open.record);
  const items = outlineOf(open.record);
  if (session.abilities.nestedSymbols) return items.map((item) => nested(session, lines, item));
  return items.flatMap((item) => [...flat(session, uri, lines, item, undefined)]);
}

function nested(session: Session, lines: LineTable, item: OutlineItem): DocumentSymbol {
  return {
    name: nameOf(session, item),
    ...(item.detail === undefined ? {} : { detail: item.detail }),
    kind: KINDS[item.kind],
    range: rangeOf(lines, item.span),
    selectionRange: rangeOf(lines, item.selection),
    children: item.children.map((child) => nested(session, lines, child)),
  };
}

function* flat(
  session: Session,
  uri: string,
  lines: LineTable,
  item: OutlineItem,
  containerName: string | undefined,
): Generator<SymbolInformation> {
  const name = nameOf(session, item);
  yield {
    name,
    kind: KINDS[item.kind],
    location: { uri, range: rangeOf(lines, item.span) },
    ...(containerName === undefined ? {} : { containerName }),
  };
  for (const child of item.children) yield* flat(session, uri, lines, child, name);
}

/** A name must not be empty: a table or a row that lost its words is named by what it is. */
function nameOf({ say }: Session, { kind, name }: OutlineItem): string {
  if (name !== '') return name;
  return kind === 'agenda' ? say(sentences.agenda) : '–';
}

const KINDS: Readonly<Record<OutlineItem['kind'], SymbolKind>> = {
  masthead: SymbolKind.File,
  agenda: SymbolKind.Array,
  row: SymbolKind.Field,
  heading: SymbolKind.String,
  paragraph: SymbolKind.Number,
  note: SymbolKind.Event,
  signature: SymbolKind.Key,
};
