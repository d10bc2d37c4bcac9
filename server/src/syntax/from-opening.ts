import { derive } from '../text/derive';
import { handedOn, isTyped } from './memory';
import type { RecordDocument } from './record';

/** What follows from so many of the first blocks of a record. */
interface Opened<T> {
  readonly value: T;
  readonly blocks: number;
}

/**
 * A pure function of what stands at the top of a record: of its blocks down to the first heading, or of all of them where
 * there is none. It may hold places. Of a newer version of the record it is told anew only where one of these blocks is
 * another; else it is the very same.
 */
export function fromOpening<T>(compute: (record: RecordDocument) => T): (record: RecordDocument) => T {
  const { known, put } = handedOn<Opened<T> | undefined>((opened, { first }) =>
    opened && opened.blocks <= first ? opened : undefined,
  );
  return derive((record: RecordDocument): T => {
    const opened = known(record);
    if (opened) return opened.value;
    const value = compute(record);
    if (isTyped(record)) put(record, { value, blocks: blocksOfOpening(record) });
    return value;
  });
}

/** How many blocks there are down to the first heading; more than there are where there is none, for one may come anywhere. */
const blocksOfOpening = derive(({ lists }: RecordDocument): number => {
  let count = 0;
  for (const { kind } of lists.blocks) {
    count++;
    if (kind === 'heading') return count;
  }
  return Number.POSITIVE_INFINITY;
});
