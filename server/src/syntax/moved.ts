import { type Span, shifted } from '../text/span';
import type {
  AgendaRow,
  Block,
  Citation,
  CitationWords,
  DocumentReference,
  NumberMark,
  Reference,
  Version,
} from './record';

/** Blocks and references as they are when the text before them grows or shrinks: the same, so far away. */

export function movedBlock(block: Block, by: number): Block {
  const span = shifted(block.span, by);
  switch (block.kind) {
    case 'agenda':
      return {
        ...block,
        span,
        header: block.header && shifted(block.header, by),
        rows: block.rows.map((row) => movedRow(row, by)),
      };
    case 'heading':
      return {
        kind: 'heading',
        span,
        number: movedNumber(block.number, by),
        title: shifted(block.title, by),
        documents: block.documents && shifted(block.documents, by),
      };
    case 'paragraph':
      return {
        kind: 'paragraph',
        span,
        number: movedNumber(block.number, by),
        body: shifted(block.body, by),
      };
    case 'bullet':
    case 'note':
    case 'prose':
      return { ...block, span, body: shifted(block.body, by) };
    case 'signature':
      return {
        ...block,
        span,
        titles: block.titles && shifted(block.titles, by),
        names: block.names && shifted(block.names, by),
      };
    case 'masthead':
    case 'rule':
    case 'footer':
    case 'artefact':
    case 'comment':
    case 'blank':
      return { ...block, span };
  }
}

/** Whether one block, of an unchanged text, is the other one so much further on. */
export function isSameMoved(before: Block, after: Block, by: number): boolean {
  if (before === after) return by === 0;
  if (before.kind !== after.kind || !isSameSpan(before.span, after.span, by)) return false;
  // Most blocks are paragraphs or blank: they are compared without a list of their places.
  if (before.kind === 'blank') return true;
  if (before.kind === 'paragraph' && after.kind === 'paragraph')
    return (
      isSameSpan(before.number.span, after.number.span, by) &&
      isSameSpan(before.number.separator, after.number.separator, by) &&
      isSameSpan(before.body, after.body, by)
    );
  const others = placesOf(after);
  const places = placesOf(before);
  return (
    places.length === others.length && places.every((place, index) => isSameSpan(place, others[index], by))
  );
}

function isSameSpan(before: Span | undefined, after: Span | undefined, by: number): boolean {
  return before && after ? after.from === before.from + by && after.to === before.to + by : before === after;
}

/** Where a block and its parts stand: in the same text, blocks of a kind with the same places are the same. */
function placesOf(block: Block): readonly (Span | undefined)[] {
  switch (block.kind) {
    case 'agenda':
      return [
        block.span,
        block.header,
        ...block.rows.flatMap(({ span, number, title, documents }) => [span, number?.span, title, documents]),
      ];
    case 'heading':
      return [block.span, block.number.span, block.number.separator, block.title, block.documents];
    case 'paragraph':
      return [block.span, block.number.span, block.number.separator, block.body];
    case 'bullet':
    case 'note':
    case 'prose':
      return [block.span, block.body];
    case 'signature':
      return [block.span, block.titles, block.names];
    case 'masthead':
    case 'rule':
    case 'footer':
    case 'artefact':
    case 'comment':
    case 'blank':
      return [block.span];
  }
}

function movedRow(row: AgendaRow, by: number): AgendaRow {
  const { span, number, title, documents } = row;
  return {
    ...row,
    number: number && movedNumber(number, by),
    title: title && shifted(title, by),
    documents: documents && shifted(documents, by),
    span: shifted(span, by),
  };
}

function movedNumber({ span, value, separator }: NumberMark, by: number): NumberMark {
  return { span: shifted(span, by), value, separator: shifted(separator, by) };
}

/** The references of a block. One to a paragraph goes on naming its document by the reference that stands there. */
export function movedReferences(references: readonly Reference[], by: number): readonly Reference[] {
  if (references.length === 0) return references;
  const documents = movedDocuments(references, by);
  return references.map((reference) => documents.get(reference) ?? movedReference(reference, by, documents));
}

/** The documents that references to paragraphs name; most blocks have none. */
function movedDocuments(
  references: readonly Reference[],
  by: number,
): ReadonlyMap<Reference, DocumentReference> {
  if (!references.some(({ kind }) => kind === 'paragraph')) return NONE;
  const documents = new Map<Reference, DocumentReference>();
  for (const reference of references)
    if (reference.kind === 'paragraph' && reference.document)
      documents.set(reference.document, movedDocument(reference.document, by));
  return documents;
}

const NONE: ReadonlyMap<Reference, DocumentReference> = new Map();

function movedReference(
  reference: Reference,
  by: number,
  documents: ReadonlyMap<Reference, DocumentReference>,
): Reference {
  switch (reference.kind) {
    case 'document':
      return movedDocument(reference, by);
    case 'citation':
      return movedCitation(reference, by);
    case 'paragraph': {
      const { document } = reference;
      return {
        ...reference,
        span: shifted(reference.span, by),
        document: document && documents.get(document),
      };
    }
  }
}

function movedDocument(reference: DocumentReference, by: number): DocumentReference {
  return { ...reference, span: shifted(reference.span, by) };
}

function movedCitation(citation: Citation, by: number): Citation {
  return {
    ...citation,
    span: shifted(citation.span, by),
    phrase: shifted(citation.phrase, by),
    number: shifted(citation.number, by),
    version: citation.version && movedVersion(citation.version, by),
    head: movedWords(citation.head, by),
    tail: movedWords(citation.tail, by),
  };
}

function movedVersion(version: Version, by: number): Version {
  const places: Record<string, Span> = {};
  for (const [name, place] of Object.entries(version.places)) places[name] = shifted(place, by);
  return { ...version, span: shifted(version.span, by), places };
}

function movedWords({ span, fault, canonical }: CitationWords, by: number): CitationWords {
  return { span: shifted(span, by), fault, canonical };
}
