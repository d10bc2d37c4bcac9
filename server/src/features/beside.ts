import { partsBeside } from '../analysis/concordance/differences';
import type { Part, RecordFacts } from '../analysis/concordance/facts';
import { contains, touches } from '../text/span';

/** The row, heading or paragraph at whose number an offset stands. */
export function partNumberedAt({ parts }: RecordFacts, offset: number): Part | undefined {
  return parts.find(
    ({ kind, number, span }) => kind !== 'masthead' && number !== undefined && touches(span, offset),
  );
}

/** The row, heading or paragraph in which an offset stands, what belongs to it included. */
export function partAt({ parts }: RecordFacts, offset: number): Part | undefined {
  return parts.findLast(
    ({ kind, whole }) => kind !== 'masthead' && contains(whole, { from: offset, to: offset }),
  );
}

/** What another version has in the place of a part. */
export function counterpartOf(own: RecordFacts, part: Part, other: RecordFacts): Part | undefined {
  return partsBeside(own, other).find(({ edited }) => edited === part)?.reference;
}

/**
 * Where the parts begin that two versions have in common: offsets here and there, both in order, for who shows one beside
 * the other.
 */
export function beginningsBeside(own: RecordFacts, other: RecordFacts): (readonly [number, number])[] {
  const found: (readonly [number, number])[] = [];
  for (const { edited, reference } of partsBeside(own, other)) {
    if (!edited || !reference) continue;
    const [here, there] = [edited.whole.from, reference.whole.from];
    const last = found.at(-1);
    if (!last || (here > last[0] && there > last[1])) found.push([here, there]);
  }
  return found;
}
