import type { DocumentReference, RecordDocument } from '../syntax/record';
import { addressesOf, documentReferencesOf } from '../syntax/references';
import { type Span, slice } from '../text/span';

/** A stretch of text that leads elsewhere. */
export type Link =
  | { readonly kind: 'address'; readonly span: Span; readonly address: string }
  | { readonly kind: 'document'; readonly span: Span; readonly reference: DocumentReference };

/**
 * The links of a record in order: web addresses, and the references to documents of the body whose record it is.
 * Where a document lies is asked only when its link is followed.
 */
export function linksOf(record: RecordDocument): Link[] {
  const links: Link[] = addressesOf(record).map((span) => ({
    kind: 'address',
    span,
    address: slice(record.text, span),
  }));
  for (const reference of documentReferencesOf(record))
    if (reference.own && !reference.implied)
      links.push({ kind: 'document', span: reference.span, reference });
  return links.sort((a, b) => a.span.from - b.span.from);
}
