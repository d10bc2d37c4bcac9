import { placesOf, type SubjectPlace, subjectAt } from '../index/subject';
import type { RecordDocument } from '../syntax/record';

/** All places of the record that speak of what the text at an offset speaks of, that place among them, in order. */
export function highlightsAt(record: RecordDocument, offset: number): SubjectPlace[] {
  const subject = subjectAt(record, offset);
  return subject ? placesOf(record, subject) : [];
}
