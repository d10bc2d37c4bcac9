import type { Archive } from '../index/archive';
import type { Severity } from '../profile/profile';
import { isSilenced } from '../syntax/directives';
import type { RecordDocument } from '../syntax/record';
import { rules } from './index';
import type { Finding, Rule, RuleContext } from './rule';

/** A finding with the severity it has here. */
export interface Judged extends Finding {
  readonly severity: Severity;
}

/** What a check may be told: severities by rule, words to avoid. */
export interface CheckOptions {
  readonly severities?: Readonly<Record<string, Severity | 'off'>>;
  readonly terms?: RuleContext['terms'];
  /** Where the record lies, and in which archive. Without it the rules that see the archive are silent. */
  readonly archive?: Place | undefined;
  /** Told when a rule fails on a record: a bug of ours, which costs its findings and no others. */
  readonly onFailure?: (rule: string, error: unknown) => void;
}

/** Where a record lies. */
export interface Place {
  readonly uri: string;
  readonly workspace: Archive;
}

/** All findings of a record in order of place. A rule that fails is left out, and the rest go on. */
export function checkRecord(record: RecordDocument, options: CheckOptions = {}): Judged[] {
  const { wording } = record.conventions;
  const context: RuleContext = { terms: [...wording.terms, ...(options.terms ?? [])] };
  const found: Judged[] = [];
  for (const rule of rules) {
    const set = options.severities?.[rule.id] ?? record.conventions.profile.severities[rule.id];
    if (set === 'off') continue;
    try {
      for (const finding of applied(rule, record, options.archive, context)) {
        if (isSilenced(record, rule.id, finding.span.from)) continue;
        found.push({ ...finding, severity: set ?? finding.severity ?? rule.severity });
      }
    } catch (error) {
      options.onFailure?.(rule.id, error);
    }
  }
  // The sort is stable: findings at one place stay in the order of the rules.
  return found.sort((a, b) => a.span.from - b.span.from || a.span.to - b.span.to);
}

function applied(
  rule: Rule,
  record: RecordDocument,
  place: Place | undefined,
  context: RuleContext,
): Iterable<Finding> {
  switch (rule.kind) {
    case 'record':
      return rule.check(record, context);
    case 'workspace':
      return place ? rule.check({ uri: place.uri, record }, place.workspace, context) : [];
  }
}

/** The rule with an id, or `undefined`. */
export function ruleById(id: string): Rule | undefined {
  return rules.find((rule) => rule.id === id);
}
