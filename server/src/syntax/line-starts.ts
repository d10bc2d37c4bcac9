import { derive } from '../text/derive';
import { lineStarts } from '../text/lines';
import { lineStartsIn } from './blocks/source';
import { sourceOf } from './parse';
import type { RecordDocument } from './record';

/** Where each line of a record begins, counted once: for whoever tells a person or an editor of a place in it. */
export const lineStartsOf = derive((record: RecordDocument): ArrayLike<number> => {
  const source = sourceOf(record);
  return source ? lineStartsIn(source) : lineStarts(record.text);
});
