import { derive } from '../text/derive';
import { lineStarts } from '../text/lines';
import type { RecordDocument } from './record';

/** Where each line of a record begins, counted once: for whoever tells a person or an editor of a place in it. */
export const lineStartsOf = derive((record: RecordDocument): readonly number[] => lineStarts(record.text));
