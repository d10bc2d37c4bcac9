import { type Numbered, numberedAt } from '../analysis/new-numbers';
import { type Planned, planRenumbering, type Refused, type Renumbering, refused } from '../index/renumbering';
import type { TextArchive } from '../index/text-archive';
import { inOrder } from '../syntax/number-order';
import type { RecordDocument } from '../syntax/record';
import { numberShown } from '../syntax/sections';
import { touches } from '../text/span';

/** The changes that count a record, a section or all from a place on anew, and have the archive follow. */
export function planRenumber(texts: TextArchive, renumbering: Renumbering): Planned | Refused {
  return planRenumbering(texts, renumbering);
}

/** The heading or paragraph whose number is at an offset. */
export function numberedUnder(record: RecordDocument, offset: number): Numbered | undefined {
  const block = numberedAt(record, offset);
  return block && touches(block.number.span, offset) ? block : undefined;
}

/** The changes that give a heading or paragraph a number, and count on from there. */
export function planNumber(
  texts: TextArchive,
  { uri, record }: Pick<Renumbering, 'uri' | 'record'>,
  block: Numbered,
  name: string,
): Planned | Refused {
  const before = numberShown(record, block.number.value);
  const value = inOrder(record.conventions, name.split('.').map(Number));
  const isNumber = /^[1-9][0-9]{0,3}(?:\.[1-9][0-9]{0,3})*$/.test(name);
  const isAlike = value.length === block.number.value.length && value.length <= 2;
  const isOfSection = value.slice(0, -1).every((part, index) => part === block.number.value[index]);
  if (!isNumber || !isAlike || !isOfSection) return refused('form', { name, before });
  const scope = { kind: 'from', offset: block.number.span.from, value } as const;
  return planRenumbering(texts, { uri, record, scope, merged: true });
}
