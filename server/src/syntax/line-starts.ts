import { derive } from '../text/derive';
import { linesRead } from './parse';
import type { RecordDocument } from './record';

/** Where each line of a record begins, counted once: for whoever tells a person or an editor of a place in it. */
export const lineStartsOf = derive((record: RecordDocument): readonly number[] => {
  const lines = linesRead(record);
  const starts = lines.map(({ from }) => from);
  const last = lines.at(-1);
  // Behind a line end there is one more line, in which nothing stands.
  if (last && last.to < last.next) starts.push(last.next);
  return starts;
});
