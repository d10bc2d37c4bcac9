import type { Archive } from '../index/archive';
import { targetsOf } from '../index/targets';
import type {
  AgendaRow,
  Citation,
  DocumentReference,
  Heading,
  ParagraphReference,
  RecordDocument,
} from '../syntax/record';
import { citationsOf, referenceAt } from '../syntax/references';
import { blocksNumbered, numberText, sectionsOf } from '../syntax/sections';
import { type Span, touches, trimSpan } from '../text/span';

/** Where something leads: to a file, perhaps to the paragraph of a number in it, or to a place in the record itself. */
export type Destination =
  | FileDestination
  | { readonly kind: 'here'; readonly span: Span; readonly selection: Span };

export interface FileDestination {
  readonly kind: 'file';
  readonly uri: string;
  readonly number?: string;
}

export interface Definition {
  /** What leads there: the reference under the cursor, whole. */
  readonly origin: Span;
  readonly destinations: readonly Destination[];
}

/**
 * Where the text at an offset leads: a reference to its document, a paragraph number to the paragraph, a bare
 * citation to the mention that gives its version, a row of the agenda table to its heading and back.
 */
export function definitionAt(
  archive: Archive,
  record: RecordDocument,
  offset: number,
): Definition | undefined {
  const reference = referenceAt(record, offset);
  const found = reference ? ofReference(archive, record, reference) : betweenAgendaAndHeading(record, offset);
  return found && found.destinations.length > 0 ? found : undefined;
}

function ofReference(
  archive: Archive,
  record: RecordDocument,
  reference: DocumentReference | Citation | ParagraphReference,
): Definition {
  const origin = reference.span;
  switch (reference.kind) {
    case 'document':
      return { origin, destinations: filesOf(archive, record, reference) };
    case 'paragraph':
      return { origin, destinations: paragraphsOf(archive, record, reference) };
    case 'citation':
      return { origin, destinations: fullMention(record, reference) };
  }
}

/** The one file that was meant, if it is there; else all that may be meant, to choose from. */
function filesOf(archive: Archive, record: RecordDocument, reference: DocumentReference): FileDestination[] {
  const { files } = targetsOf(archive, record, reference);
  const exact = files.filter((target) => target.exact);
  return (exact.length > 0 ? exact : files).map(({ file }) => ({ kind: 'file', uri: file.uri }));
}

/** The paragraph in this record, or in the files of the document it is of: where in those, they alone can tell. */
function paragraphsOf(
  archive: Archive,
  record: RecordDocument,
  { value, here: isHere, document }: ParagraphReference,
): Destination[] {
  const number = numberText(value);
  if (document) return filesOf(archive, record, document).map((file) => ({ ...file, number }));
  const blocks = isHere ? blocksNumbered(record, number) : [];
  return blocks.map((block) => here(record, block.span, block.number.span));
}

/** For a citation without version, the first of the same instrument that has one. */
function fullMention(record: RecordDocument, citation: Citation): Destination[] {
  if (citation.version) return [];
  const full = citationsOf(record).find(
    ({ key, version, implied }) => key === citation.key && version && !implied,
  );
  return full ? [here(record, full.phrase, full.span)] : [];
}

function betweenAgendaAndHeading(record: RecordDocument, offset: number): Definition | undefined {
  const rows = record.blocks.flatMap((block) => (block.kind === 'agenda' ? block.rows : []));
  const headings = sectionsOf(record).flatMap(({ heading }) => (heading ? [heading] : []));
  const row = rows.find(({ span }) => touches(trimSpan(record.text, span), offset));
  if (row) {
    const heading = headings.find((candidate) => sameNumber(candidate, row));
    const origin = trimSpan(record.text, row.span);
    return heading && { origin, destinations: [here(record, heading.span, heading.title)] };
  }
  const heading = headings.find(({ span }) => touches(trimSpan(record.text, span), offset));
  if (!heading) return undefined;
  const origin = trimSpan(record.text, heading.span);
  const found = rows.find((candidate) => sameNumber(heading, candidate));
  return found && { origin, destinations: [here(record, found.span, found.title ?? found.span)] };
}

function sameNumber(heading: Heading, row: AgendaRow): boolean {
  return row.number !== undefined && row.number.value[0] === heading.number.value[0];
}

function here({ text }: RecordDocument, span: Span, selection: Span): Destination {
  return { kind: 'here', span: trimSpan(text, span), selection: trimSpan(text, selection) };
}
