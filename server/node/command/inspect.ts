import type { Judged, Place } from '../../src/rules/check';
import { findingsOf, fixAll, readRecord } from '../../src/service';
import type { RecordDocument } from '../../src/syntax/record';
import { reasonOf } from '../files/disk';
import type { Rulings } from '../files/workspace-settings';
import { type FileReport, fileReport } from '../report/report';
import { type CheckOptions, isShown } from './options';

/** What there is to say of a text. */
export interface Inspected {
  readonly report: FileReport;
  /** The rules that failed on it, and how: a fault of ours, and a sentence that says so. */
  readonly failures: readonly { readonly rule: string; readonly why: string }[];
}

/** Checks a text that is called `shown`; beside its archive, where it has a place in one. */
export function inspect(
  text: string,
  shown: string,
  rulings: Rulings,
  options: CheckOptions,
  place?: Place,
): Inspected {
  const failures: { rule: string; why: string }[] = [];
  const fail = (rule: string, error: unknown): void => {
    failures.push({ rule, why: faultOfOurs(`The rule “${rule}”`, error) });
  };
  const isFixable = ({ rule, fixes }: Judged): boolean => {
    try {
      return fixes().some(({ safe, edits }) => safe && edits.length > 0);
    } catch (error) {
      fail(rule, error);
      return false;
    }
  };
  const record = readRecord(text, rulings.profile, rulings.settings, shown);
  const findings = findingsOf(record, rulings.settings, fail, place);
  const wanted = findings.filter(({ severity }) => isShown(options, severity));
  return { report: fileReport(shown, record, wanted, isFixable), failures };
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
export function correct(text: string, shown: string, { profile, settings }: Rulings): Corrected {
  const read = (current: string): RecordDocument => readRecord(current, profile, settings, shown);
  try {
    return { ...fixAll(text, read, settings), failure: undefined };
  } catch (error) {
    return { text, fixes: 0, failure: faultOfOurs('The correction', error) };
  }
}

/** Says that Précis failed, and what the person may do about it. */
export function faultOfOurs(who: string, error: unknown): string {
  return `${who} failed (${reasonOf(error)}). This is a fault of Précis: please report it with the record.`;
}
