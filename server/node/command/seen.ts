import type { Texts } from '../../src/index/strings';
import type { Examined, Failure } from '../check/task';
import type { Candidate } from '../files/discover';
import type { Rulings } from '../files/workspace-settings';
import type { Printed } from '../report/report';

/** A file, and what came of it. */
export interface Seen {
  readonly candidate: Candidate;
  readonly rulings: Rulings;
  readonly examined: Examined;
  /** The texts that it shares with others. */
  readonly texts: Texts;
  /** Whether it is as it was when it was looked at last, and all this is remembered. */
  readonly isRecalled: boolean;
  /** What is reported in the place of its own report, because of what else is in the archive. */
  beside: Beside | undefined;
  /** Whether something else is printed of it than is remembered. */
  isReprinted: boolean;
  /** What was printed of it, in this style. */
  printed: Printed | undefined;
}

/** The report of a record that was looked at beside its archive. */
export interface Beside {
  readonly report: Int32Array;
  readonly texts: Texts;
  readonly failures: readonly Failure[];
}
