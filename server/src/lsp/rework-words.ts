import type { Report } from '../index/paragraph-names';
import { placeOf, type Refused } from '../index/renumbering';
import { type Say, sentences } from './words';

/** What a person has to look at. */
export function leftInWords(say: Say, report: Report): string {
  return say(reports[report.kind], placeOf(report));
}

/** Why nothing is done. */
export function refusedInWords(say: Say, { reason, args }: Refused): string {
  return say(refusals[reason], args);
}

const reports: Readonly<Record<Report['kind'], string>> = {
  missing: sentences.leftMissing,
  several: sentences.leftSeveral,
  range: sentences.leftRange,
  grown: sentences.leftGrown,
  revision: sentences.leftRevision,
  version: sentences.leftVersion,
  row: sentences.leftRow,
  unsure: sentences.leftUnsure,
  split: sentences.leftSplit,
  side: sentences.leftSide,
};

const refusals: Readonly<Record<Refused['reason'], string>> = {
  uncounted: sentences.reworkUncounted,
  place: sentences.reworkPlace,
  lost: sentences.reworkLost,
  start: sentences.reworkStart,
  taken: sentences.reworkTaken,
  frozen: sentences.reworkFrozen,
  ambiguous: sentences.reworkAmbiguous,
  changed: sentences.reworkChanged,
  inexact: sentences.reworkInexact,
  form: sentences.reworkForm,
  edge: sentences.reworkEdge,
  between: sentences.reworkBetween,
  single: sentences.reworkSingle,
  torn: sentences.reworkTorn,
  wording: sentences.reworkWording,
  known: sentences.reworkKnown,
};
