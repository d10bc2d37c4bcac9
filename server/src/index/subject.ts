import { withSession } from '../analysis/sessions';
import type { Fields } from '../profile/template';
import { mastheadOf } from '../syntax/masthead';
import type { Block, Key, RecordDocument, Reference } from '../syntax/record';
import { referenceAt, referencesOf } from '../syntax/references';
import { numberText } from '../syntax/sections';
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

export interface ParagraphSubject {
  readonly kind: 'paragraph';
  readonly span: Span;
  readonly number: string;
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
  if (block?.kind !== 'paragraph' || !touches(block.number.span, offset)) return undefined;
  return { kind: 'paragraph', span: block.number.span, number: numberText(block.number.value) };
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
    case 'paragraph':
      return reference.here ? { kind, span, number: numberText(reference.value) } : undefined;
  }
}

function declarationsOf(record: RecordDocument, subject: Subject): SubjectPlace[] {
  if (subject.kind === 'paragraph')
    return record.blocks.flatMap((block) =>
      block.kind === 'paragraph' && numberText(block.number.value) === subject.number
        ? [{ span: block.number.span, role: 'declaration' }]
        : [],
    );
  const own = ownSubject(record);
  return own && isSame(own, subject) ? [{ span: own.span, role: 'declaration' }] : [];
}

function isSame(left: Subject | undefined, right: Subject): boolean {
  if (left?.kind === 'paragraph') return right.kind === 'paragraph' && left.number === right.number;
  return right.kind !== 'paragraph' && left?.kind === right.kind && left.key === right.key;
}

function roleOf(block: Block | undefined): SubjectPlace['role'] {
  return block?.kind === 'heading' || block?.kind === 'agenda' ? block.kind : 'text';
}
