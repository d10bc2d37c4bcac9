import { type Difference, differencesBetween } from '../analysis/concordance/differences';
import type { RecordFacts } from '../analysis/concordance/facts';
import { printedInPlace } from '../analysis/concordance/printed-facts';
import { recordFactsOf } from '../analysis/concordance/record-facts';
import type { RecordDocument } from '../syntax/record';
import { applyEdits, type Edit } from '../text/edits';

/** What another version has, in the words of this one, and the edit that puts it in the place of what stands here. */
export interface TakenOver {
  readonly text: string;
  readonly edit: Edit;
}

/**
 * What a record would say in the place of a difference if it said what `other` does. Only what can be told from a text
 * that has it: the difference must be gone there, and no other have come. `read` reads a text as a version of the record.
 */
export function takenOver(
  record: RecordDocument,
  other: RecordFacts,
  difference: Difference,
  read: (text: string) => RecordDocument,
): TakenOver | undefined {
  const { found, expected } = difference.facts;
  if (difference.form !== 'other' || !found || !expected) return undefined;
  const text = printedInPlace(record.conventions, found, expected);
  if (text === undefined || text === found.text) return undefined;
  const edit = { span: difference.span, text };
  const after = recordFactsOf(read(applyEdits(record.text, [edit])));
  const before = new Set(differencesBetween(recordFactsOf(record), other).map(nameOf));
  const left = differencesBetween(after, other).map(nameOf);
  const isSettled = !left.includes(nameOf(difference)) && left.every((name) => before.has(name));
  return isSettled ? { text, edit } : undefined;
}

/** What tells a difference from others when places here have moved: where it is there, and what it is about. */
function nameOf({ kind, form, place, value, number }: Difference): string {
  return [kind, form, place?.from, place?.to, value, number].join(' ');
}
