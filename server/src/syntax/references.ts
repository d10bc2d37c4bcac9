import { derive } from '../text/derive';
import { contains, type Span, spanAt } from '../text/span';
import { blocksWhere, placedByBlock } from './by-block';
import { citationsIn } from './citations';
import { documentsIn } from './documents';
import { movedReferences } from './moved';
import { type Named, SentencesOf } from './paragraph-homes';
import { mayNameParagraphs, paragraphReferencesIn } from './paragraph-references';
import { addressesIn, loudParts, quietIn } from './quiet';
import type {
  AgendaTable,
  Block,
  Citation,
  DocumentReference,
  ParagraphReference,
  RecordDocument,
  Reference,
} from './record';

/** The references of each block of a record, in order of place. */
export const referencesByBlock = placedByBlock((record, block): readonly Reference[] => {
  const found: Reference[] = [];
  for (const stretch of textOf(block)) readStretch(record, stretch, found);
  if (found.length === 0) return NOWHERE;
  return areInOrder(found) ? found : found.sort(byPlace);
}, movedReferences);

function areInOrder(references: readonly Reference[]): boolean {
  let last: Reference | undefined;
  for (const reference of references) {
    if (last && byPlace(last, reference) > 0) return false;
    last = reference;
  }
  return true;
}

function byPlace({ span: one }: Reference, { span: other }: Reference): number {
  return one.from - other.from || one.to - other.to;
}

const NOWHERE: readonly Reference[] = [];

/** The blocks that refer to anything. */
export const referring = derive(
  blocksWhere((record, _, index) => (referencesByBlock(record).anywhere(index)?.length ?? 0) > 0),
);

/** The references of a record in order of place. Members of a range that are not written out follow its first end. */
export const referencesOf = derive((record: RecordDocument): readonly Reference[] => {
  const all: Reference[] = [];
  const references = referencesByBlock(record);
  for (let index = 0; index < record.blocks.length; index++)
    for (const reference of references.at(index) ?? []) all.push(reference);
  return all;
});

function readStretch({ text, conventions }: RecordDocument, stretch: Span, found: Reference[]): void {
  const before = found.length;
  for (const part of loudParts(stretch, quietIn(text, stretch, conventions.wording))) {
    for (const reference of documentsIn(text, part, conventions)) found.push(reference);
    for (const reference of citationsIn(text, part, conventions)) found.push(reference);
    if (!mayNameParagraphs(text, part, conventions)) continue;
    const named = namedAmong(found.slice(before), text, stretch.from);
    for (const reference of paragraphReferencesIn(text, part, named, conventions)) found.push(reference);
  }
}

/** What a stretch of text names that begins at a place, by the references that were found in it. */
function namedAmong(references: readonly Reference[], text: string, from: number): Named {
  const documents = references.flatMap((reference) =>
    reference.kind === 'document' && !reference.implied ? [reference] : [],
  );
  const other = documents.find(({ key }) => key !== documents[0]?.key);
  const several = other?.span.from ?? Number.POSITIVE_INFINITY;
  return { from, documents, several, sentences: new SentencesOf(text, from) };
}

/** The document references of a record, in order. */
export const documentReferencesOf = derive((record: RecordDocument): readonly DocumentReference[] =>
  referencesOf(record).filter((reference) => reference.kind === 'document'),
);

/** The citations of a record, in order. */
export const citationsOf = derive((record: RecordDocument): readonly Citation[] =>
  referencesOf(record).filter((reference) => reference.kind === 'citation'),
);

/** The references to paragraphs of a record, in order. */
export const paragraphReferencesOf = derive((record: RecordDocument): readonly ParagraphReference[] =>
  referencesOf(record).filter((reference) => reference.kind === 'paragraph'),
);

/** The web addresses of a record, in order. */
export const addressesOf = derive((record: RecordDocument): readonly Span[] =>
  record.blocks.flatMap((block) => textOf(block).flatMap((stretch) => addressesIn(record.text, stretch))),
);

/** The references that lie within a span. */
export function within<T extends Reference>(references: readonly T[], outer: Span): T[] {
  return references.filter((reference) => contains(outer, reference.span));
}

/** The reference that is written at an offset, if any. */
export function referenceAt(record: RecordDocument, offset: number): Reference | undefined {
  const written = referencesOf(record).filter(({ implied }) => !implied);
  return spanAt(written, offset);
}

/** The stretches of a block in which the record speaks. */
export function textOf(block: Block): readonly Span[] {
  switch (block.kind) {
    case 'heading':
      return block.documents ? [{ from: block.title.from, to: block.documents.to }] : [block.title];
    case 'paragraph':
    case 'bullet':
    case 'note':
    case 'prose':
      return [block.body];
    case 'agenda':
      return cellsOf(block);
    case 'masthead':
    case 'signature':
    case 'rule':
    case 'footer':
    case 'artefact':
    case 'comment':
    case 'blank':
      return NOTHING;
  }
}

const cellsOf = derive(({ rows }: AgendaTable): readonly Span[] => {
  const cells: Span[] = [];
  for (const { title, documents } of rows) {
    if (title) cells.push(title);
    if (documents) cells.push(documents);
  }
  return cells;
});

const NOTHING: readonly Span[] = [];
