import { foundInItems, type Item } from '../analysis/items';
import type { RecordDocument } from '../syntax/record';
import {
  carriedBy,
  findingOf,
  type Messages,
  MORE,
  MOST_TOLD,
  type RecordRule,
  type Report,
  type RuleContext,
  type Written,
} from './rule';

/** A rule that judges the items of a record by themselves, as it is written. */
type WrittenForItems<M extends Messages> = Written<
  M,
  [record: RecordDocument, item: Item, context: RuleContext]
> & {
  /** What its findings follow from besides the blocks of the item: the same value as long as it is the same. */
  readonly given?: (record: RecordDocument) => unknown;
};

/**
 * Defines a rule about the documents of an item: a heading with what stands under it, judged by itself. Of items that name no
 * document it has nothing to say. What it finds in an item holds in newer versions of the record, for as long as its blocks stay as they are.
 */
export function itemRule<const M extends Messages>({
  given = () => undefined,
  check,
  ...facts
}: WrittenForItems<M>): RecordRule {
  const found = foundInItems({
    find: (record: RecordDocument, item, context: RuleContext): readonly Report<string>[] => [
      ...check(record, item, context),
    ],
    carried: carriedBy,
    given,
  });
  return {
    ...facts,
    messages: { ...facts.messages, ...MORE },
    most: MOST_TOLD,
    kind: 'record',
    *check(record, context) {
      for (const { item, values } of found(record, context)) {
        const again = () => [...check(record, item(), context)];
        for (const [order, report] of values.entries()) yield findingOf(facts, report, again, 0, order);
      }
    },
  };
}
