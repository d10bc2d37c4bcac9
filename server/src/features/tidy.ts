import { widthFaultsIn } from '../analysis/widths';
import type { RecordDocument } from '../syntax/record';
import type { Edit } from '../text/edits';

/**
 * What tidying a record does: the safe corrections of these rules, and the width of its punctuation. All of it changes
 * how a thing is written; words, their order and the values of numbers stay what they are. Corrections that add or
 * exchange words, such as a preferred term or a missing stop, are for whoever asks for them.
 */
export const TIDYING: ReadonlySet<string> = new Set([
  'number-form',
  'document-form',
  'range-dash',
  'dash-pair',
  'punctuation-spacing',
  'invisible-character',
  'trailing-space',
]);

/** The edits that give punctuation the width of its language: `报告,该文件` to `报告，该文件`. */
export function widthEdits(record: RecordDocument): Edit[] {
  return record.blocks.flatMap((block) => widthFaultsIn(record, block).flat());
}
