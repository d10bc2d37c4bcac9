import type { Fields } from '../profile/template';
import type { DocumentReference, RecordDocument } from '../syntax/record';
import type { Section } from '../syntax/sections';
import { documentsOf } from './block-documents';
import { discussedIn } from './discussed';
import { meantBy } from './sessions';

/** A document that an item or a decision is about. */
export interface NamedDocument {
  readonly reference: DocumentReference;
  /** The document as it should be named: `C24/8(Rev.1)`. */
  readonly canonical: string;
  /** What its symbol says, session included. */
  readonly fields: Fields;
}

/** The documents of an item: those that its heading names, else those that it introduces or decides on. Each once. */
export function itemDocuments(record: RecordDocument, section: Section): readonly NamedDocument[] {
  const named = namedBy(record, documentsOf(record, section.heading));
  if (named.length > 0) return named;
  return namedBy(
    record,
    discussedIn(record, section).map(({ reference }) => reference),
  );
}

/** The documents that some references name, each once, in order. */
export function namedBy(
  record: RecordDocument,
  references: readonly DocumentReference[],
): readonly NamedDocument[] {
  const found = new Map<string, NamedDocument>();
  for (const reference of references) {
    const { canonical, fields } = meantBy(record, reference);
    if (!found.has(canonical)) found.set(canonical, { reference, canonical, fields });
  }
  return [...found.values()];
}
