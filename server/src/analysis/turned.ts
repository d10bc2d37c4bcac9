import type { RecordDocument } from '../syntax/record';
import { paragraphReferencesOf } from '../syntax/references';
import { blocksNumbered, numberText } from '../syntax/sections';
import { contains, overlaps, type Span } from '../text/span';

/** How far from a number the word may stand that says on which side its paragraph is. */
const NEAR = 24;

/**
 * The references of two stretches of a record that say on which side a paragraph of the other stands, `第2.4段` of
 * `见上文第2.4段`: when the two change places the word is wrong. Given as places in the text in which they did.
 */
export function turnedReferences(record: RecordDocument, first: Span, last: Span): Span[] {
  const { text, conventions } = record;
  const words = conventions.wording.paragraphs.sides ?? [];
  const down = last.to - first.to;
  const up = last.from - first.from;
  return paragraphReferencesOf(record).flatMap(({ span, value, here, implied }) => {
    if (!here || implied || ![first, last].some((stretch) => contains(stretch, span))) return [];
    const around = text.slice(Math.max(0, span.from - NEAR), span.to + NEAR);
    if (!words.some((word) => around.includes(word))) return [];
    const isFirst = contains(first, span);
    const other = isFirst ? last : first;
    const isTurned = blocksNumbered(record, numberText(value)).some(({ number }) =>
      overlaps(other, number.span),
    );
    if (!isTurned) return [];
    const shift = isFirst ? down : -up;
    return [{ from: span.from + shift, to: span.to + shift }];
  });
}
