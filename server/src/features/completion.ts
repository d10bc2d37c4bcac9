import { withSession } from '../analysis/sessions';
import type { Archive } from '../index/archive';
import { symbolName } from '../index/symbol-name';
import { sessionOf } from '../syntax/masthead';
import type { RecordDocument } from '../syntax/record';
import { documentReferencesOf, within } from '../syntax/references';
import { sectionsOf } from '../syntax/sections';
import { lineSpanAt } from '../text/lines';
import { byName } from '../text/order';
import type { Span } from '../text/span';

/** A document that may be meant by what was begun to be written. */
export interface Completion {
  /** As it should be written: `C24/8(Rev.1)`. */
  readonly symbol: string;
  readonly title: string | undefined;
  /** What of the symbol is compared with what was written: all of it, or what stands behind the session. */
  readonly matched: string;
}

export interface Completions {
  /** What was written so far, to be replaced. */
  readonly span: Span;
  readonly items: readonly Completion[];
}

/**
 * The documents that a symbol begun at an offset may become, those of the heading it stands under first, then those of
 * the record's session. Nothing behind a slash that no symbol begins with: `and/`, `https://`.
 */
export function completionsAt(
  archive: Archive,
  { uri, record }: { readonly uri: string; readonly record: RecordDocument },
  offset: number,
): Completions {
  const span = writtenBefore(record.text, offset);
  const written = record.text.slice(span.from, span.to).toLowerCase();
  if (written === '' && record.text[offset - 1] === '/') return { span, items: [] };
  const own = archive.summary(uri)?.name;
  const known = documentsOf(archive, record);
  const items: Completion[] = [];
  for (const symbol of new Set([...headingSymbols(record, offset), ...inOrder(record, known)])) {
    const matched = matchedPart(symbol, written);
    if (matched !== undefined && symbol !== own)
      items.push({ symbol, title: known.get(symbol)?.title, matched });
  }
  return { span, items };
}

/** `C24/8(Re` in front of an offset; nothing when it goes on a word. */
function writtenBefore(text: string, offset: number): Span {
  const before = text.slice(Math.max(lineSpanAt(text, offset).from, offset - LONGEST), offset);
  const written = WRITTEN.exec(before)?.[0] ?? '';
  return { from: offset - written.length, to: offset };
}

/** `C24/8(Re`, and `A/C.3/78/L.1` with dots behind the letters of a part. */
const WRITTEN =
  /(?<![A-Za-z0-9/])[A-Za-z](?:[A-Za-z0-9/]|(?<=\/[A-Za-z]{1,6})\.(?=[0-9]|$))*(?:\([A-Za-z]*\.?[0-9]*)?$/;

/** No symbol is longer. */
const LONGEST = 60;

function matchedPart(symbol: string, written: string): string | undefined {
  if (symbol.toLowerCase().startsWith(written)) return symbol;
  const behindSession = symbol.slice(symbol.indexOf('/') + 1);
  return behindSession.toLowerCase().startsWith(written) ? behindSession : undefined;
}

interface Known {
  readonly title: string | undefined;
  readonly session: string | undefined;
}

/** The documents there are by symbol, each with its title, in the language of the record where there is one. */
function documentsOf(
  archive: Archive,
  { conventions, language }: RecordDocument,
): ReadonlyMap<string, Known> {
  const known = new Map<string, Known>();
  for (const { name, symbol, title, language: its } of archive.summaries())
    if (name !== undefined && symbol && (!known.has(name) || its === language))
      known.set(name, { title, session: symbol['session'] });
  for (const { fields } of archive.documents()) {
    const name = symbolName(conventions.profile, fields);
    if (name !== undefined && !known.has(name))
      known.set(name, { title: undefined, session: fields['session'] });
  }
  return known;
}

/** The symbols of the heading that an offset stands under, whether the documents are there or not. */
function headingSymbols(record: RecordDocument, offset: number): string[] {
  const headings = sectionsOf(record).flatMap(({ heading }) => heading ?? []);
  const heading = headings.findLast(({ span }) => span.from <= offset);
  if (!heading?.documents || offset <= heading.span.to) return [];
  return within(documentReferencesOf(record), heading.documents)
    .filter(({ own }) => own)
    .map((reference) => (withSession(record, reference) ?? reference).canonical);
}

/** Those of the record's session first, by number. */
function inOrder(record: RecordDocument, known: ReadonlyMap<string, Known>): string[] {
  const session = sessionOf(record);
  const isElsewhere = (symbol: string): number => Number(known.get(symbol)?.session !== session);
  return [...known.keys()].sort((a, b) => isElsewhere(a) - isElsewhere(b) || byName(a, b));
}
