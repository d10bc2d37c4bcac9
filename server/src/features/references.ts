import type { Archive } from '../index/archive';
import { documentKey } from '../index/document-key';
import { paragraphKey } from '../index/paragraph-key';
import { type ParagraphSubject, placesOf, subjectAt } from '../index/subject';
import type { Summary } from '../index/summary';
import type { Key, RecordDocument } from '../syntax/record';
import type { Span } from '../text/span';

/** A place of the archive. The file need not be open: its summary tells where its lines begin. */
export interface ArchivePlace {
  readonly summary: Summary;
  readonly span: Span;
}

/** A record with its address. */
export interface Filed {
  readonly uri: string;
  readonly record: RecordDocument;
}

/** The files that hold the paragraph of another document that the text at an offset names: who reads them can tell. */
export function homesAt(archive: Archive, record: RecordDocument, offset: number): readonly Summary[] {
  const subject = subjectAt(record, offset);
  const document = subject?.kind === 'paragraph' ? subject.document : undefined;
  return document?.own ? archive.defining(document.fields) : [];
}

/**
 * Every place that speaks of what the text at an offset speaks of, in order of file and place: of a document (whatever
 * the revision), of an instrument and of a paragraph, in the whole archive. With `declarations` also the place where
 * the thing says itself what it is: the symbol in its masthead, the number of the paragraph.
 *
 * @param homes The records of the files that hold the paragraph, where that is one of another document.
 */
export function referencesAt(
  archive: Archive,
  here: Filed,
  offset: number,
  declarations: boolean,
  homes: readonly Filed[] = [],
): ArchivePlace[] {
  const subject = subjectAt(here.record, offset);
  if (!subject) return [];
  if (subject.kind === 'paragraph')
    return ofParagraph(archive, subject, subject.document ? homes : [here], here, declarations);
  const places: ArchivePlace[] = [];
  if (declarations && subject.kind === 'document' && subject.own)
    for (const summary of archive.defining(subject.fields))
      if (summary.symbolSpan) places.push({ summary, span: summary.symbolSpan });
  return [...places, ...named(archive, subject.key)].sort(inOrder);
}

/** Who speaks of a paragraph: the record it stands in, and those that name that record’s symbol with it. */
function ofParagraph(
  archive: Archive,
  subject: ParagraphSubject,
  homes: readonly Filed[],
  { uri, record }: Filed,
  declarations: boolean,
): ArchivePlace[] {
  const { profile } = record.conventions;
  const own = archive.summary(uri)?.symbol;
  const key = subject.document?.key ?? (own && documentKey(profile, own));
  const places = key === undefined ? [] : named(archive, paragraphKey(key, subject.number));
  const known = new Set(places.map(({ summary, span }) => `${span.from} ${summary.uri}`));
  for (const home of homes) {
    const summary = archive.summary(home.uri);
    for (const { span, role } of placesOf(home.record, { ...subject, document: undefined }))
      if (summary && (declarations || role !== 'declaration') && !known.has(`${span.from} ${home.uri}`))
        places.push({ summary, span });
  }
  return places.sort(inOrder);
}

function named(archive: Archive, key: Key): ArchivePlace[] {
  return archive.citing(key).map(({ summary, mention }) => ({ summary, span: mention.span }));
}

function inOrder(left: ArchivePlace, right: ArchivePlace): number {
  const [a, b] = [left.summary.uri, right.summary.uri];
  return a < b ? -1 : a > b ? 1 : left.span.from - right.span.from;
}
