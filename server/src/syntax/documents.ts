import type { Conventions, DocumentWay } from '../profile/conventions';
import type { Match, Reading } from '../profile/recogniser';
import { furtherFields } from '../profile/symbol-fields';
import { type Fields, printTemplate } from '../profile/template';
import { derive } from '../text/derive';
import { withoutMarks } from '../text/direction';
import { type Span, slice } from '../text/span';
import type { DocumentReference } from './record';

/** The longest range of documents or resolutions whose members are counted one by one. */
export const LONGEST_RANGE = 100;

/** The document references of a stretch of text, in order: those written out, and the members of ranges between. */
export function documentsIn(text: string, within: Span, conventions: Conventions): DocumentReference[] {
  const found: DocumentReference[] = [];
  const symbolOf = symbolsIn(conventions);
  let previous: Match<DocumentWay> | undefined;
  for (let at = within.from; at < within.to; ) {
    const match = conventions.documents.next(text, at, within.to);
    if (!match) break;
    at = match.span.to;
    if (isPlaceholder(text, match)) continue;
    if (previous) for (const member of membersBetween(text, previous, match, conventions)) found.push(member);
    found.push(documentReference(match, match.fields, symbolOf(match.reading), match.span, false));
    previous = match;
    const short = shortEnd(text, match, within.to, conventions);
    if (!short) continue;
    for (const member of membersUpTo(match, short.number, short.to, conventions)) found.push(member);
    at = short.to;
  }
  const misprints = labelledIn(text, within, conventions);
  if (misprints.length === 0) return found;
  return [...found, ...misprints].sort((a, b) => a.span.from - b.span.from || a.span.to - b.span.to);
}

/** How far before a symbol its label is looked for. */
const FAR = 40;
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
      before.some((label) =>
        withoutMarks(text.slice(Math.max(within.from, match.span.from - FAR), match.span.from)).endsWith(
          label,
        ),
      ) || after.some((label) => text.startsWith(label, match.span.to));
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
  const { revision: _, ...base } = first.fields;
  return Array.from({ length: number - from }, (_, index) => {
    const fields = { ...base, number: String(from + 1 + index) };
    const span = { from: first.span.from, to: end };
    return documentReference(first, fields, printSymbol(first.id, fields, conventions), span, true);
  });
}

/** The end of a range that is a number alone, `C24/94-96`, and where that ends. */
function shortEnd(
  text: string,
  { span, fields }: Match<DocumentWay>,
  to: number,
  conventions: Conventions,
): { readonly number: number; readonly to: number } | undefined {
  const joint = conventions.documentList.ranges.at(text, span.to, to);
  if (!joint) return undefined;
  SHORT_END.lastIndex = joint.span.to;
  const [digits] = SHORT_END.exec(text) ?? [];
  if (digits === undefined || SHORT_END.lastIndex > to) return undefined;
  const [first, number] = [Number(fields['number']), Number(digits)];
  const end = SHORT_END.lastIndex;
  const isRange = number > first && number - first < LONGEST_RANGE;
  // “sent Document C24/8 to 10 members” says no other document.
  if (isSpaced(slice(text, joint.span)) && !ENDING.test(text.slice(end, Math.min(end + 1, to))))
    return undefined;
  // `C24/8至10月` says no document.
  const { after } = conventions.wording.documents.labels;
  const isMonth = IDEOGRAPH.test(text.charAt(end)) && !after.some((label) => text.startsWith(label, end));
  return isRange && !isMonth ? { number, to: end } : undefined;
}

/** A number that does not go on, as `8-10.5` and `8-24/3` do. */
const SHORT_END = /[0-9]{1,4}(?![0-9A-Za-z/\p{Pd}]|[.,][0-9])/uy;

const ENDING = /^(?:[,.;:)\]]|$)/;
const IDEOGRAPH = /\p{Ideographic}/u;

function isSpaced(joint: string): boolean {
  return joint !== joint.trim();
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
