import { withSession } from '../analysis/sessions';
import type { Fields } from '../profile/template';
import { mastheadOf } from '../syntax/masthead';
import type { Block, Key, RecordDocument, Reference } from '../syntax/record';
import { referenceAt, referencesOf } from '../syntax/references';
import { blocksNumbered, numberText } from '../syntax/sections';
import { type Span, spanAt, touches } from '../text/span';
import { documentKey } from './document-key';

/** What a place in a record speaks of, and what can be looked for because of that. */
export type Subject = DocumentSubject | CitationSubject | ParagraphSubject;

export interface DocumentSubject {
  readonly kind: 'document';
  /** The symbol under the cursor. */
  readonly span: Span;
  readonly key: Key;
  readonly fields: Fields;
  /** Whether it is a document of the body whose record this is: others are in no archive of its. */
  readonly own: boolean;
}

export interface CitationSubject {
  readonly kind: 'citation';
  readonly span: Span;
  readonly key: Key;
}

/** A paragraph, or a section by the number of its heading. */
export interface ParagraphSubject {
  readonly kind: 'paragraph';
  readonly span: Span;
  readonly number: string;
  /** The document it is of, where that is another than the record that speaks of it. */
  readonly document: Pick<DocumentSubject, 'key' | 'fields' | 'own'> | undefined;
}

/** A place of a record that speaks of a subject: where it says what it is, or where it names it. */
export interface SubjectPlace {
  readonly span: Span;
  readonly role: 'declaration' | 'heading' | 'agenda' | 'text';
}

/** What the text at an offset speaks of: a reference, the record's own symbol, the number of a paragraph. */
export function subjectAt(record: RecordDocument, offset: number): Subject | undefined {
  const reference = referenceAt(record, offset);
  if (reference) return subjectOf(record, reference);
  const own = ownSubject(record);
  if (own && touches(own.span, offset)) return own;
  const block = spanAt(record.blocks, offset);
  if (block?.kind !== 'paragraph' && block?.kind !== 'heading') return undefined;
  const { span, value } = block.number;
  if (value.length === 0 || !touches(span, offset)) return undefined;
  return { kind: 'paragraph', span, number: numberText(value), document: undefined };
}

/** The record itself, as the symbol in its masthead names it. */
export function ownSubject(record: RecordDocument): DocumentSubject | undefined {
  const { symbol } = mastheadOf(record);
  if (!symbol) return undefined;
  const { span, fields } = symbol;
  const key = documentKey(record.conventions.profile, fields);
  return key === undefined ? undefined : { kind: 'document', span, key, fields, own: true };
}

/** All places of a record that speak of a subject, in order. Members of a range that are not written are none. */
export function placesOf(record: RecordDocument, subject: Subject): SubjectPlace[] {
  const places = declarationsOf(record, subject);
  let block = 0;
  for (const reference of referencesOf(record)) {
    const { span } = reference;
    if (reference.implied) continue;
    if (!isSame(subjectOf(record, reference), subject)) continue;
    while ((record.blocks[block]?.span.to ?? span.to) < span.to) block++;
    places.push({ span, role: roleOf(record.blocks[block]) });
  }
  return places.sort((a, b) => a.span.from - b.span.from);
}

function subjectOf(record: RecordDocument, reference: Reference): Subject | undefined {
  const { kind, span } = reference;
  switch (kind) {
    case 'document': {
      const { key, fields } = withSession(record, reference) ?? reference;
      return { kind, span, key, fields, own: reference.own };
    }
    case 'citation':
      return { kind, span, key: reference.key };
    case 'paragraph': {
      const { here, document, value } = reference;
      if (!here && !document) return undefined;
      const number = numberText(value);
      if (!document) return { kind, span, number, document };
      const { key, fields } = withSession(record, document) ?? document;
      const isRecord = key === ownSubject(record)?.key;
      return { kind, span, number, document: isRecord ? undefined : { key, fields, own: document.own } };
    }
  }
}

function declarationsOf(record: RecordDocument, subject: Subject): SubjectPlace[] {
  if (subject.kind === 'paragraph') {
    const blocks = subject.document ? [] : blocksNumbered(record, subject.number);
    return blocks.map(({ number }) => ({ span: number.span, role: 'declaration' }));
  }
  const own = ownSubject(record);
  return own && isSame(own, subject) ? [{ span: own.span, role: 'declaration' }] : [];
}

function isSame(left: Subject | undefined, right: Subject): boolean {
  if (left?.kind === 'paragraph')
    return (
      right.kind === 'paragraph' && left.number === right.number && left.document?.key === right.document?.key
    );
  return right.kind !== 'paragraph' && left?.kind === right.kind && left.key === right.key;
}

function roleOf(block: Block | undefined): SubjectPlace['role'] {
  return block?.kind === 'heading' || block?.kind === 'agenda' ? block.kind : 'text';
}
