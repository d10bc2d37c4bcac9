import type { Conventions, DocumentWay } from '../profile/conventions';
import type { Match } from '../profile/recogniser';
import { type Fields, printTemplate } from '../profile/template';
import type { Span } from '../text/span';
import type { DocumentReference } from './record';

/** The longest range of documents or resolutions whose members are counted one by one. */
export const LONGEST_RANGE = 100;

/** The document references of a stretch of text, in order: those written out, and the members of ranges between. */
export function* documentsIn(
  text: string,
  within: Span,
  conventions: Conventions,
): Generator<DocumentReference> {
  let previous: Match<DocumentWay> | undefined;
  for (let at = within.from; at < within.to; ) {
    const match = conventions.documents.next(text, at, within.to);
    if (!match) return;
    if (previous) yield* membersBetween(text, previous, match, conventions);
    yield documentReference(match, conventions, match.span, match.fields, false);
    previous = match;
    at = match.span.to;
  }
}

/** The members of a range such as `C24/60至C24/65` that stand between its two ends. */
function* membersBetween(
  text: string,
  first: Match<DocumentWay>,
  last: Match<DocumentWay>,
  conventions: Conventions,
): Generator<DocumentReference> {
  const joint = conventions.documentList.ranges.at(text, first.span.to, last.span.from);
  if (joint?.span.to !== last.span.from) return;
  if (!sameSeries(first.fields, last.fields)) return;
  const from = Number(first.fields['number']);
  const to = Number(last.fields['number']);
  if (!(to - from > 1) || to - from > LONGEST_RANGE) return;
  const { revision: _, ...base } = first.fields;
  for (let number = from + 1; number < to; number++) {
    const fields = { ...base, number: String(number) };
    yield documentReference(first, conventions, { from: first.span.from, to: last.span.to }, fields, true);
  }
}

function sameSeries(left: Fields, right: Fields): boolean {
  return left['session'] === right['session'] && left['series'] === right['series'];
}

function documentReference(
  { id: way }: Match<DocumentWay>,
  conventions: Conventions,
  span: Span,
  fields: Fields,
  implied: boolean,
): DocumentReference {
  const canonical = printTemplate(way.canonical, fields, conventions.fields) ?? '';
  return {
    kind: 'document',
    span,
    form: way.form.id,
    own: way.own,
    fields,
    key: printTemplate(way.key, fields, conventions.fields) ?? canonical,
    canonical,
    fault: way.fault && !implied,
    implied,
  };
}
