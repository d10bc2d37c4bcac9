import { type InstrumentFacts, instrumentFacts } from '../analysis/instrument-facts';
import { withSession } from '../analysis/sessions';
import { ownSubject } from '../index/subject';
import { symbolName } from '../index/symbol-name';
import { mastheadOf, sessionOf } from '../syntax/masthead';
import { operativePartsOf, provisionsOf } from '../syntax/parts';
import type { Citation, DocumentReference, ParagraphReference, RecordDocument } from '../syntax/record';
import { documentReferencesOf, referenceAt, referencesOf, within } from '../syntax/references';
import { blocksNumbered, numberAt, numberText } from '../syntax/sections';
import { type Span, slice, touches, trimSpan } from '../text/span';

/** What can be said of the thing under the cursor, as facts: the words are made where a person is spoken to. */
export type HoverFacts = DocumentFacts | CitationFacts | ParagraphFacts | PartFacts;

export interface DocumentFacts {
  readonly kind: 'document';
  readonly span: Span;
  readonly reference: DocumentReference;
  /** Whether it is the record itself, where its masthead says which document it is. */
  readonly isSelf: boolean;
  /** The session: a year where sessions are named by years, else as the organisation writes it. */
  readonly session: { readonly kind: 'year' | 'name'; readonly text: string } | undefined;
  /** The numbers of the headings and table rows that list it. */
  readonly listed: readonly string[];
  readonly mentions: Mentions;
}

export interface CitationFacts {
  readonly kind: 'citation';
  readonly span: Span;
  readonly citation: Citation;
  /** The number as it is written. */
  readonly number: string;
  /** What the record says elsewhere of its version, when it says nothing here. */
  readonly version: Citation['version'];
  /** What the registry knows of it. */
  readonly history: InstrumentFacts | undefined;
  readonly mentions: Mentions;
}

/** A part of an instrument: an operative part, an article or a provision. */
export interface PartFacts {
  readonly kind: 'part';
  readonly span: Span;
  readonly unit: 'operative' | 'article' | 'provision';
  readonly number: string;
  /** The citation that an operative part belongs to, as it is written. */
  readonly of: string | undefined;
  readonly history: InstrumentFacts | undefined;
}

export interface ParagraphFacts {
  readonly kind: 'paragraph';
  readonly span: Span;
  readonly number: string;
  /** The document it is of; absent for a paragraph of this record. */
  readonly document: DocumentReference | undefined;
  /** Its text; of another document only who reads that can tell. */
  readonly body: string | undefined;
}

/** How often a thing is named in the record, and in which paragraphs and headings, each once. */
export interface Mentions {
  readonly count: number;
  readonly numbers: readonly string[];
}

/** What is known of the reference at an offset; nothing where there is none. */
export function hoverAt(record: RecordDocument, offset: number): HoverFacts | undefined {
  const reference = referenceAt(record, offset);
  const part = reference ? undefined : partFacts(record, offset);
  if (part) return part;
  switch (reference?.kind) {
    case 'document':
      return documentFacts(record, reference);
    case 'citation':
      return citationFacts(record, reference);
    case 'paragraph':
      return paragraphFacts(record, reference);
    case undefined:
      return selfFacts(record, offset);
  }
}

/** What the masthead says that the record is, as if it were a reference to it. */
function selfFacts(record: RecordDocument, offset: number): DocumentFacts | undefined {
  const own = ownSubject(record);
  if (!own || !touches(own.span, offset)) return undefined;
  const { profile } = record.conventions;
  const form = profile.documents.forms.find((candidate) => candidate.own);
  const canonical = symbolName(profile, own.fields);
  if (!form || canonical === undefined) return undefined;
  const { kind, span, key, fields } = own;
  return {
    ...documentFacts(record, {
      kind,
      span,
      key,
      fields,
      form: form.id,
      own: true,
      canonical,
      fault: false,
      implied: false,
    }),
    isSelf: true,
  };
}

/** What is known of the part of an instrument at an offset. */
function partFacts(record: RecordDocument, offset: number): PartFacts | undefined {
  const operative = operativePartsOf(record).find(({ span }) => touches(span, offset));
  if (operative) {
    const { span, number, of } = operative;
    return {
      kind: 'part',
      span,
      unit: 'operative',
      number,
      of: of && slice(record.text, of.span),
      history: of && instrumentFacts(record, of.key, of),
    };
  }
  const provision = provisionsOf(record).find(({ span }) => touches(span, offset));
  if (!provision) return undefined;
  const { span, unit, number, key } = provision;
  return { kind: 'part', span, unit, number, of: undefined, history: instrumentFacts(record, key) };
}

function documentFacts(record: RecordDocument, reference: DocumentReference): DocumentFacts {
  return {
    kind: 'document',
    span: reference.span,
    reference,
    isSelf: false,
    session: sessionFacts(
      record,
      reference.own ? (reference.fields['session'] ?? sessionOf(record)) : undefined,
    ),
    listed: listings(record, reference),
    mentions: mentionsOf(record, reference),
  };
}

/**
 * The session in words. That sessions are named by years shows in the record itself: its own session is the year its
 * meeting was held in.
 */
function sessionFacts(record: RecordDocument, session: string | undefined): DocumentFacts['session'] {
  if (session === undefined) return undefined;
  const { documents } = record.conventions.profile;
  if (documents.sessionsBegan !== undefined)
    return { kind: 'year', text: String(documents.sessionsBegan + Number(session)) };
  const { symbol, meeting } = mastheadOf(record);
  const own = symbol?.fields['session'];
  if (own && meeting && Number(own) === meeting.year % 10 ** own.length) {
    const century = meeting.year - (meeting.year % 100);
    const value = Number(session);
    // 98 beside a meeting of 2024 is 1998.
    const year =
      session.length > 2 ? value : value + century - (value + century > meeting.year + 1 ? 100 : 0);
    return { kind: 'year', text: String(year) };
  }
  return { kind: 'name', text: documents.session.replace('{session}', session) };
}

/** Where a heading or a row of the agenda table names the document. */
function listings(record: RecordDocument, document: DocumentReference): string[] {
  const numbers: string[] = [];
  const key = keyOf(record, document);
  const all = documentReferencesOf(record);
  const names = (span: Span): boolean => within(all, span).some((other) => keyOf(record, other) === key);
  for (const block of record.blocks) {
    if (block.kind === 'heading' && block.documents && names(block.documents))
      numbers.push(numberText(block.number.value) || slice(record.text, trimSpan(record.text, block.title)));
    if (block.kind === 'agenda')
      for (const { number, documents } of block.rows)
        if (number && documents && names(documents)) numbers.push(numberText(number.value));
  }
  return [...new Set(numbers)];
}

function mentionsOf(record: RecordDocument, reference: DocumentReference | Citation): Mentions {
  const key = keyOf(record, reference);
  const mentions = referencesOf(record).filter(
    (other) => other.kind !== 'paragraph' && keyOf(record, other) === key,
  );
  const numbers = mentions
    .map(({ span }) => numberAt(record, span.from))
    .filter((number) => number !== undefined);
  return { count: mentions.length, numbers: [...new Set(numbers)] };
}

/** What is the same for two mentions of the same thing, also where one of them leaves the session unsaid. */
function keyOf(record: RecordDocument, reference: DocumentReference | Citation): string {
  const whole = reference.kind === 'document' ? withSession(record, reference) : undefined;
  return whole?.key ?? reference.key;
}

function citationFacts(record: RecordDocument, citation: Citation): CitationFacts {
  const full = referencesOf(record).find(
    (other) => other.kind === 'citation' && other.key === citation.key && other.version,
  );
  return {
    kind: 'citation',
    span: citation.span,
    citation,
    number: slice(record.text, citation.number),
    history: instrumentFacts(record, citation.key, citation),
    version: citation.version ?? (full?.kind === 'citation' ? full.version : undefined),
    mentions: mentionsOf(record, citation),
  };
}

function paragraphFacts(record: RecordDocument, reference: ParagraphReference): ParagraphFacts | undefined {
  const { span, document, here } = reference;
  const number = numberText(reference.value);
  const body = here ? paragraphBody(record, number) : undefined;
  if (!document && body === undefined) return undefined;
  return { kind: 'paragraph', span, number, document, body };
}

/** What a record says under a number: the text of the paragraph, the title of the section. */
export function paragraphBody(record: RecordDocument, number: string): string | undefined {
  const [block] = blocksNumbered(record, number);
  if (!block) return undefined;
  const span = block.kind === 'heading' ? block.title : block.body;
  return slice(record.text, trimSpan(record.text, span));
}
