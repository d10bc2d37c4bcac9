import type { AgendaRow, DocumentReference, Heading, RecordDocument } from '../syntax/record';
import { derive } from '../text/derive';
import { type Span, slice } from '../text/span';
import { type AnnouncedItem, announcementOf } from './agenda-rows';
import { documentsOf } from './block-documents';
import { meantBy } from './sessions';
import { hasWord } from './words';

/** A row whose documents are others than those of its heading. */
export interface Difference {
  readonly cell: Span;
  readonly heading: Heading;
  readonly inTable: ReadonlySet<string>;
  readonly inHeading: ReadonlySet<string>;
  /** What the heading does not name, and what the table does not. */
  readonly extra: readonly DocumentReference[];
  readonly lacking: readonly DocumentReference[];
}

/** The rows whose documents are others than those of their headings, each with what differs. */
export const differencesOf = derive((record: RecordDocument): ReadonlyMap<AgendaRow, Difference> => {
  const differences = new Map<AgendaRow, Difference>();
  for (const item of announcementOf(record)?.items ?? []) {
    const difference = differenceOf(record, item);
    if (difference) differences.set(item.row, difference);
  }
  return differences;
});

function differenceOf(
  record: RecordDocument,
  { row, references, heading }: AnnouncedItem,
): Difference | undefined {
  const { text, conventions } = record;
  const cell = row.documents;
  if (!cell || !heading) return undefined;
  if (references.length === 0 && !conventions.wording.agenda.none.includes(slice(text, cell)))
    return undefined;
  const named = documentsOf(record, heading.block);
  const inTable = symbolsOf(record, references);
  const inHeading = symbolsOf(record, named);
  // “(Document C17/35 and Addendum 1)” is the “C17/35 + Add.1” of the table.
  const bracket = heading.block.documents;
  const saysVersions =
    bracket !== undefined && hasWord(slice(text, bracket), conventions.wording.documents.versions);
  const isAmong = (reference: DocumentReference, others: readonly DocumentReference[]): boolean =>
    saysVersions && others.some(({ key }) => key === reference.key);
  const extra = references.filter(
    (reference) => !inHeading.has(meantBy(record, reference).canonical) && !isAmong(reference, named),
  );
  const lacking = named.filter(
    (reference) => !inTable.has(meantBy(record, reference).canonical) && !isAmong(reference, references),
  );
  if (extra.length + lacking.length === 0) return undefined;
  return { cell, heading: heading.block, inTable, inHeading, extra, lacking };
}

function symbolsOf(record: RecordDocument, references: readonly DocumentReference[]): Set<string> {
  return new Set(references.map((reference) => meantBy(record, reference).canonical));
}
