import type { ProfileSource } from '../src/profile/profile';
import { ituCouncil } from './itu-council/index';
import { unSummaryRecord } from './un-summary-record/index';

/** The profiles that Précis brings along, the first being the one that holds when nothing says otherwise. */
export const profiles: readonly ProfileSource[] = [ituCouncil, unSummaryRecord];
