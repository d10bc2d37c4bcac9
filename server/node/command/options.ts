import type { Severity } from '../../src/profile/profile';
import type { Overrides } from '../files/workspace-settings';
import { severities } from '../report/report';

/** What `precis check` was told to do. */
export interface CheckOptions {
  readonly paths: readonly string[];
  readonly format: Format;
  readonly fix: boolean;
  /** The gravest severity that is still accepted. */
  readonly maxSeverity: Severity | 'none';
  /** The slightest severity that is reported and counted. */
  readonly minSeverity: Severity;
  readonly overrides: Overrides;
  readonly heedIgnored: boolean;
  /** Nothing but findings and problems. */
  readonly quiet: boolean;
  readonly color: boolean;
  /** The file that remembers from one check to the next; absent where nothing is to be remembered. */
  readonly index?: string | undefined;
}

export const formats = ['text', 'json', 'sarif', 'junit', 'github'] as const;

export type Format = (typeof formats)[number];

/** Whether a finding of this severity makes the check fail. */
export function failsAt({ maxSeverity }: CheckOptions, severity: Severity): boolean {
  return maxSeverity === 'none' || severities.indexOf(severity) < severities.indexOf(maxSeverity);
}

/** Whether a finding of this severity is reported. */
export function isShown({ minSeverity }: CheckOptions, severity: Severity): boolean {
  return severities.indexOf(severity) <= severities.indexOf(minSeverity);
}
