import type { DocumentReference, Key, RecordDocument } from '../syntax/record';
import type { Section } from '../syntax/sections';
import { documentsOf } from './block-documents';
import { discussedIn } from './discussed';
import { meantBy } from './sessions';

/** A document that an item or a decision is about. */
export interface NamedDocument {
  readonly reference: DocumentReference;
  readonly key: Key;
  /** The document as it should be named: `C24/8(Rev.1)`. */
  readonly canonical: string;
}

/** The documents of an item: those that its heading names, else those that it introduces or decides on. Each once. */
export function itemDocuments(record: RecordDocument, section: Section): readonly NamedDocument[] {
  const named = namedBy(record, documentsOf(record, section.heading));
  return named.length > 0 ? named : discussedIn(record, section);
}

/** The documents that some references name, each once, in order. */
export function namedBy(
  record: RecordDocument,
  references: readonly DocumentReference[],
): readonly NamedDocument[] {
  const found = new Map<string, NamedDocument>();
  for (const reference of references) {
    const { key, canonical } = meantBy(record, reference);
    if (!found.has(canonical)) found.set(canonical, { reference, key, canonical });
  }
  return [...found.values()];
}
