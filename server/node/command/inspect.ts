import type { Settings } from '../../src/index/settings';
import type { Judged } from '../../src/rules/check';
import { type Around, findingsOf, fixAll, readRecord } from '../../src/service';
import type { RecordDocument } from '../../src/syntax/record';
import type { Failure } from '../check/task';
import { reasonOf } from '../files/disk';
import type { Rulings } from '../files/workspace-settings';
import { fileReport, type RecordReport } from '../report/report';

/** What there is to say of a text. */
export interface Inspected {
  readonly report: RecordReport;
  /** The rules that failed on it. */
  readonly failures: readonly Failure[];
}

/** Checks a record by itself. */
export function inspect(
  record: RecordDocument,
  settings: Settings,
  around: Pick<Around, 'uri'> = {},
): Inspected {
  const failures: Failure[] = [];
  const fail = (rule: string, error: unknown): void => {
    failures.push({ rule, why: ruleFailed(rule, error) });
  };
  const isFixable = ({ rule, fixes }: Judged): boolean => {
    try {
      return fixes().some((fix) => fix.safe && fix.edits.length > 0);
    } catch (error) {
      fail(rule, error);
      return false;
    }
  };
  const findings = findingsOf(record, settings, { ...around, onFailure: fail });
  return { report: fileReport(record, findings, isFixable), failures };
}

/** What became of a text that was to be corrected. */
export interface Corrected {
  readonly text: string;
  /** How many corrections there were. */
  readonly fixes: number;
  /** Why there were none although there might be. */
  readonly failure: string | undefined;
}

/** The text after all safe corrections. */
export function correct(text: string, path: string, { profile, settings }: Rulings): Corrected {
  const read = (current: string): RecordDocument => readRecord(current, profile, settings, path);
  try {
    return { ...fixAll(text, read, settings), failure: undefined };
  } catch (error) {
    return { text, fixes: 0, failure: faultOfOurs('The correction', error) };
  }
}

/** Says that a rule failed. */
export function ruleFailed(rule: string, error: unknown): string {
  return faultOfOurs(`The rule “${rule}”`, error);
}

/** Says that Précis failed, and what the person may do about it. */
export function faultOfOurs(who: string, error: unknown): string {
  return `${who} failed (${reasonOf(error)}). This is a fault of Précis: please report it with the record.`;
}
