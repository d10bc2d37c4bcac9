import type { Conventions, DocumentWay } from '../profile/conventions';
import type { Match, Reading } from '../profile/recogniser';
import { furtherFields } from '../profile/symbol-fields';
import { type Fields, printTemplate } from '../profile/template';
import { derive } from '../text/derive';
import type { Span } from '../text/span';
import type { DocumentReference } from './record';
import { LONGEST_RANGE, listsIn, shortEnd, shortMembers, wordsBefore } from './short-documents';

/** The document references of a stretch of text, in order: those written out, and the members of ranges between. */
export function documentsIn(text: string, within: Span, conventions: Conventions): DocumentReference[] {
  const found: DocumentReference[] = [];
  const symbolOf = symbolsIn(conventions);
  const isNamed = listsIn(text, within, conventions);
  let previous: Match<DocumentWay> | undefined;
  for (let at = within.from; at < within.to; ) {
    const match = conventions.documents.next(text, at, within.to);
    if (!match) break;
    at = match.span.to;
    if (isPlaceholder(text, match)) continue;
    if (previous) for (const member of membersBetween(text, previous, match, conventions)) found.push(member);
    found.push(documentReference(match, match.fields, symbolOf(match.reading), match.span, false));
    previous = match;
    const isList = isNamed(match.span);
    const short = shortEnd(text, match, within.to, conventions);
    if (short) {
      for (const member of membersUpTo(match, short.number, short.to, conventions)) found.push(member);
      at = short.to;
      continue;
    }
    for (const { number, span } of shortMembers(text, match, within.to, isList, conventions)) {
      found.push(impliedReference(match, number, span, conventions));
      at = span.to;
    }
  }
  const misprints = labelledIn(text, within, conventions);
  if (misprints.length === 0) return found;
  return [...found, ...misprints].sort((a, b) => a.span.from - b.span.from || a.span.to - b.span.to);
}

const GOES_ON = /[/A-Za-z\p{Pd}]/u;

/** The misprints of symbols that a label shows to be some: “Document C24-8”. */
function labelledIn(text: string, within: Span, conventions: Conventions): DocumentReference[] {
  const found: DocumentReference[] = [];
  const { labelledDocuments, wording } = conventions;
  if (!labelledDocuments) return found;
  const { before, after } = wording.documents.labels;
  for (let at = within.from; at < within.to; ) {
    const match = labelledDocuments.next(text, at, within.to);
    if (!match) break;
    at = match.span.to;
    const isLabelled =
      before.some((label) => wordsBefore(text, within, match.span.from).endsWith(label)) ||
      after.some((label) => text.startsWith(label, match.span.to));
    // `C24-8/2` and `C24-8-bis` are longer than a symbol.
    if (!isLabelled || GOES_ON.test(text.charAt(at))) continue;
    const { key, canonical } = printSymbol(match.id, match.fields, conventions);
    found.push(documentReference(match, match.fields, { key, canonical }, match.span, false));
  }
  return found;
}

/** Whether a symbol stands for a number that is yet to be given: “draft Resolution [ADM/1]”. */
function isPlaceholder(text: string, { span: { from, to }, fields }: Match<DocumentWay>): boolean {
  return text.charAt(from - 1) === '[' && text.charAt(to) === ']' && fields['session'] === undefined;
}

/** The members of a range such as `C24/60至C24/65` that stand between its two ends. */
function membersBetween(
  text: string,
  first: Match<DocumentWay>,
  last: Match<DocumentWay>,
  conventions: Conventions,
): DocumentReference[] {
  const joint = conventions.documentList.ranges.at(text, first.span.to, last.span.from);
  if (joint?.span.to !== last.span.from) return [];
  if (!sameSeries(first.fields, last.fields)) return [];
  return membersUpTo(first, Number(last.fields['number']) - 1, last.span.to, conventions);
}

/** The members of a range behind the first up to a number, all with the place of the range, which ends at `end`. */
function membersUpTo(
  first: Match<DocumentWay>,
  number: number,
  end: number,
  conventions: Conventions,
): DocumentReference[] {
  const from = Number(first.fields['number']);
  if (!(number > from) || number - from >= LONGEST_RANGE) return [];
  const span = { from: first.span.from, to: end };
  return Array.from({ length: number - from }, (_, index) =>
    impliedReference(first, from + 1 + index, span, conventions),
  );
}

/** The document of another number beside one that is written out. */
function impliedReference(
  beside: Match<DocumentWay>,
  number: number,
  span: Span,
  conventions: Conventions,
): DocumentReference {
  const { revision: _, ...base } = beside.fields;
  const fields = { ...base, number: String(number) };
  return documentReference(beside, fields, printSymbol(beside.id, fields, conventions), span, true);
}

function sameSeries(left: Fields, right: Fields): boolean {
  return (
    left['session'] === right['session'] &&
    left['series'] === right['series'] &&
    furtherFields(left) === furtherFields(right)
  );
}

/** A symbol as it should be written, and what is the same for all ways of writing it. */
type Symbol = Pick<DocumentReference, 'key' | 'canonical'>;

/** The symbols of a language, each printed once for all the places at which it is written so. */
const symbolsIn = derive((conventions: Conventions) =>
  derive(({ id, fields }: Reading<DocumentWay>) => printSymbol(id, fields, conventions)),
);

function printSymbol(way: DocumentWay, fields: Fields, conventions: Conventions): Symbol {
  const canonical = printTemplate(way.canonical, fields, conventions.fields) ?? '';
  return { key: printTemplate(way.key, fields, conventions.fields) ?? canonical, canonical };
}

function documentReference(
  { id: way }: Match<DocumentWay>,
  fields: Fields,
  { key, canonical }: Symbol,
  span: Span,
  implied: boolean,
): DocumentReference {
  return {
    kind: 'document',
    span,
    form: way.form.id,
    own: way.own,
    fields,
    key,
    canonical,
    fault: way.fault && !implied,
    implied,
  };
}
