import type { RecordRule } from './rule';
import { sectionOrder } from './section-order';

/** Every rule there is, in the order of the manual. */
export const rules: readonly RecordRule[] = [sectionOrder];
