import type { RecordDocument } from '../syntax/record';
import { numberText } from '../syntax/sections';
import { slice } from '../text/span';
import type { Numbered } from './new-numbers';

/**
 * Of numbers that stand twice, the heading or paragraph that had the number when the text was last saved: what names the
 * number means that one, the other is new. Nothing is known where anything that was saved has another number by now: then
 * the text has been counted anew since, and its references with it.
 */
export function savedCarriers(record: RecordDocument, saved: RecordDocument): ReadonlyMap<string, Numbered> {
  const carriers = new Map<string, Numbered>();
  const [now, then] = [byText(record), byText(saved)];
  for (const [text, blocks] of now) {
    const [block, twin] = blocks;
    const [before, other] = then.get(text) ?? [];
    if (!block || !before || twin || other) continue;
    const number = numberText(before.number.value);
    if (numberText(block.number.value) !== number || carriers.has(number)) return new Map();
    carriers.set(number, block);
  }
  return carriers;
}

/** The headings and paragraphs by what stands behind their number. */
function byText({ text, blocks }: RecordDocument): Map<string, Numbered[]> {
  const found = new Map<string, Numbered[]>();
  for (const block of blocks) {
    if (block.kind !== 'heading' && block.kind !== 'paragraph') continue;
    const key = slice(text, block.kind === 'heading' ? block.title : block.body);
    const others = found.get(key);
    if (others) others.push(block);
    else found.set(key, [block]);
  }
  return found;
}
