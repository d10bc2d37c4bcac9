import type { DocumentReference, RecordDocument } from '../syntax/record';
import { addressesOf, referencesOf } from '../syntax/references';
import { numberText } from '../syntax/sections';
import { type Span, slice } from '../text/span';

/** A stretch of text that leads elsewhere. */
export type Link = { readonly kind: 'address'; readonly span: Span; readonly address: string } | DocumentLink;

export interface DocumentLink {
  readonly kind: 'document';
  readonly span: Span;
  readonly reference: DocumentReference;
  /** The paragraph or section of it that is named. */
  readonly number: string | undefined;
}

/**
 * The links of a record in order: web addresses, and the references to documents of the body whose record it is and to
 * their paragraphs.
 * Where a document lies is asked only when its link is followed.
 */
export function linksOf(record: RecordDocument): Link[] {
  const links: Link[] = addressesOf(record).map((span) => ({
    kind: 'address',
    span,
    address: slice(record.text, span),
  }));
  for (const reference of referencesOf(record)) {
    if (reference.kind === 'citation' || reference.implied) continue;
    const document = reference.kind === 'document' ? reference : reference.document;
    const number = reference.kind === 'document' ? undefined : numberText(reference.value);
    if (document?.own) links.push({ kind: 'document', span: reference.span, reference: document, number });
  }
  return links.sort((a, b) => a.span.from - b.span.from);
}
