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

/** Where the parts of two versions begin, for who shows one beside the other: offsets, in order. */
export interface Beginnings {
  /** Of the parts that both have: here and there. */
  readonly pairs: readonly (readonly [number, number])[];
  /** Of those that the other has not. */
  readonly alone: readonly number[];
}

export function beginningsBeside(own: RecordFacts, other: RecordFacts): Beginnings {
  const pairs: (readonly [number, number])[] = [];
  const alone: number[] = [];
  for (const { edited, reference } of partsBeside(own, other)) {
    if (!edited) continue;
    const here = edited.whole.from;
    if (!reference) alone.push(here);
    const there = reference?.whole.from ?? -1;
    const last = pairs.at(-1);
    if (there >= 0 && (!last || (here > last[0] && there > last[1]))) pairs.push([here, there]);
  }
  return { pairs, alone };
}
