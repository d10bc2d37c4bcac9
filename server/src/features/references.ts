import type { Archive } from '../index/archive';
import { placesOf, subjectAt } from '../index/subject';
import type { Summary } from '../index/summary';
import type { RecordDocument } from '../syntax/record';
import type { Span } from '../text/span';

/** A place of the archive. The file need not be open: its summary tells where its lines begin. */
export interface ArchivePlace {
  readonly summary: Summary;
  readonly span: Span;
}

/**
 * Every place that speaks of what the text at an offset speaks of, in order of file and place: of a document (whatever
 * the revision) and of an instrument in the whole archive, of a paragraph in its record. With `declarations` also the
 * place where the thing says itself what it is: the symbol in its masthead, the number of the paragraph.
 */
export function referencesAt(
  archive: Archive,
  { uri, record }: { readonly uri: string; readonly record: RecordDocument },
  offset: number,
  declarations: boolean,
): ArchivePlace[] {
  const subject = subjectAt(record, offset);
  if (!subject) return [];
  if (subject.kind === 'paragraph') {
    const summary = archive.summary(uri);
    const places = placesOf(record, subject).filter(({ role }) => declarations || role !== 'declaration');
    return summary ? places.map(({ span }) => ({ summary, span })) : [];
  }
  const places: ArchivePlace[] = [];
  if (declarations && subject.kind === 'document' && subject.own)
    for (const summary of archive.defining(subject.fields))
      if (summary.symbolSpan) places.push({ summary, span: summary.symbolSpan });
  for (const { summary, mention } of archive.citing(subject.key))
    places.push({ summary, span: mention.span });
  return places.sort(inOrder);
}

function inOrder(left: ArchivePlace, right: ArchivePlace): number {
  const [a, b] = [left.summary.uri, right.summary.uri];
  return a < b ? -1 : a > b ? 1 : left.span.from - right.span.from;
}
