import {
  type DefinitionParams,
  type DocumentLink,
  type FoldingRange,
  FoldingRangeKind,
  type Location,
  type LocationLink,
  type Range,
  type SelectionRange,
  type SelectionRangeParams,
} from 'vscode-languageserver';
import { type Destination, definitionAt } from '../features/definition';
import { type Fold, foldsOf } from '../features/folding';
import { linksOf } from '../features/links';
import { selectionsAt } from '../features/selection';
import { targetsOf } from '../index/targets';
import { blocksNumbered } from '../syntax/sections';
import { type Span, trimSpan } from '../text/span';
import { type LineTable, linesOf, offsetAt, rangeOf } from './convert';
import { addressAt, recordThere } from './paragraphs';
import { reachableFrom } from './roots';
import { type OpenRecord, recordOf, type Session } from './session';
import { sentences } from './words';

/** Where the text under the cursor leads; with what was under the cursor, for an editor that shows that. */
export async function definitionFor(
  session: Session,
  params: DefinitionParams,
): Promise<LocationLink[] | Location[] | null> {
  const { uri } = params.textDocument;
  const open = recordOf(session, uri);
  if (!open) return null;
  const lines = linesOf(open.record);
  const archive = reachableFrom(session, open.folder);
  const found = definitionAt(archive, open.record, offsetAt(lines, params.position));
  if (!found) return null;
  const originSelectionRange = rangeOf(lines, found.origin);
  const places = found.destinations.map((destination) => placeOf(session, open, destination));
  const links = (await Promise.all(places)).map((place) => ({ originSelectionRange, ...place }));
  if (session.abilities.linksWithOrigin) return links;
  return links.map(({ targetUri, targetSelectionRange }) => ({
    uri: targetUri,
    range: targetSelectionRange,
  }));
}

async function placeOf(
  session: Session,
  { document, record }: OpenRecord,
  destination: Destination,
): Promise<LocationLink> {
  switch (destination.kind) {
    case 'file': {
      const { uri, number } = destination;
      const other = number === undefined ? undefined : await recordThere(session, uri);
      const [block] = other && number !== undefined ? blocksNumbered(other, number) : [];
      if (!other || !block) return { targetUri: uri, targetRange: TOP, targetSelectionRange: TOP };
      return placeIn(uri, linesOf(other), trimSpan(other.text, block.span), block.number.span);
    }
    case 'here':
      return placeIn(document.uri, linesOf(record), destination.span, destination.selection);
  }
}

function placeIn(uri: string, lines: LineTable, span: Span, selection: Span): LocationLink {
  return {
    targetUri: uri,
    targetRange: rangeOf(lines, span),
    targetSelectionRange: rangeOf(lines, selection),
  };
}

/** Where a file begins. */
export const TOP: Range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };

/** What a link to a document carries until it is followed. */
interface LinkData {
  readonly uri: string;
  readonly symbol: string;
  /** The paragraph of the document that is named. */
  readonly number?: string;
}

/** The links of a record. Those to documents have no target yet: most are never followed. */
export function linksFor(session: Session, uri: string): DocumentLink[] {
  const { say, abilities } = session;
  const open = recordOf(session, uri);
  if (!open) return [];
  const lines = linesOf(open.record);
  return linksOf(open.record).map((link) => {
    const range = rangeOf(lines, link.span);
    if (link.kind === 'address') return { range, target: link.address };
    const { number, reference } = link;
    const data: LinkData = { uri, symbol: reference.canonical, ...(number === undefined ? {} : { number }) };
    const tooltip = abilities.tooltips ? { tooltip: say(sentences.openFile, { file: data.symbol }) } : {};
    return { range, data, ...tooltip };
  });
}

/** Finds what a link leads to: the file of the document, at the paragraph, else where the organisation publishes it. */
export async function resolveLink(session: Session, link: DocumentLink): Promise<DocumentLink> {
  const data: LinkData | undefined = link.data;
  const open = data && recordOf(session, data.uri);
  if (!open || link.target) return link;
  for (const other of linksOf(open.record)) {
    if (other.kind !== 'document' || other.reference.canonical !== data.symbol) continue;
    const { files, address } = targetsOf(reachableFrom(session, open.folder), open.record, other.reference);
    const uri = files[0]?.file.uri;
    const target = uri === undefined ? address : await addressOf(session, uri, data.number);
    return target === undefined ? link : { ...link, target };
  }
  return link;
}

async function addressOf(session: Session, uri: string, number: string | undefined): Promise<string> {
  if (number === undefined) return uri;
  return addressAt(uri, await recordThere(session, uri), number);
}

/** What can be folded, by lines. What has one line cannot. */
export function foldsFor(session: Session, uri: string): FoldingRange[] {
  const open = recordOf(session, uri);
  if (!open) return [];
  const lines = linesOf(open.record);
  return foldsOf(open.record).flatMap(({ kind, span }) => {
    const { start, end } = rangeOf(lines, span);
    if (start.line === end.line) return [];
    const named = FOLDS[kind];
    return [{ startLine: start.line, endLine: end.line, ...(named ? { kind: named } : {}) }];
  });
}

const FOLDS: Readonly<Record<Fold['kind'], FoldingRangeKind | undefined>> = {
  masthead: FoldingRangeKind.Region,
  agenda: FoldingRangeKind.Region,
  section: undefined,
  paragraph: undefined,
  comment: FoldingRangeKind.Comment,
};

/** What a selection grows to from each of some places, an answer to each of them. */
export function selectionsFor(
  session: Session,
  { textDocument, positions }: SelectionRangeParams,
): SelectionRange[] | null {
  const open = recordOf(session, textDocument.uri);
  if (!open) return null;
  const lines = linesOf(open.record);
  return positions.map((position) => {
    const spans = selectionsAt(open.record, offsetAt(lines, position));
    const outwards = spans.reduceRight<SelectionRange | undefined>(
      (parent, span) => ({ range: rangeOf(lines, span), ...(parent ? { parent } : {}) }),
      undefined,
    );
    return outwards ?? { range: { start: position, end: position } };
  });
}
