import { documentsOf } from '../analysis/block-documents';
import { meantBy } from '../analysis/sessions';
import type { DocumentReference, Heading, RecordDocument } from '../syntax/record';
import type { Edit } from '../text/edits';
import { contains, slice } from '../text/span';

/**
 * The edits that put the documents of each heading in the order of the profile. Only the symbols change places: the
 * words and the marks between them stay where they are. A bracket that names a range is left as it is, because its
 * ends cannot be parted, and so are documents of other bodies.
 */
export function organizeEdits(record: RecordDocument): Edit[] {
  return record.blocks.flatMap((block) => (block.kind === 'heading' ? reordered(record, block) : []));
}

function reordered(record: RecordDocument, heading: Heading): Edit[] {
  const { documents } = heading;
  const named = documentsOf(record, heading).filter(({ span }) => documents && contains(documents, span));
  if (named.some(({ implied }) => implied)) return [];
  const places = named.filter(({ own }) => own);
  const compare = orderOf(record);
  const ordered = [...places].sort(compare);
  return places.flatMap(({ span }, index) => {
    const symbol = ordered[index];
    const text = symbol ? slice(record.text, symbol.span) : '';
    return symbol && symbol.span.from !== span.from && text !== slice(record.text, span)
      ? [{ span, text }]
      : [];
  });
}

/** By the fields that the profile lists, in turn: numbers as numbers, words as the profile lists them, what is absent first. */
function orderOf(record: RecordDocument): (a: DocumentReference, b: DocumentReference) => number {
  const { fields, documents } = record.conventions.profile;
  const rank = (reference: DocumentReference, name: string): number => {
    const value = meantBy(record, reference).fields[name];
    const field = fields[name];
    if (value === undefined) return -1;
    return field && 'words' in field ? Object.values(field.words).indexOf(value) : Number(value);
  };
  return (a, b) => {
    for (const name of documents.order) {
      const difference = rank(a, name) - rank(b, name);
      if (difference !== 0) return difference;
    }
    return 0;
  };
}
