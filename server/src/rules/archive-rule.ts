import type { Archive } from '../index/archive';
import type { Summary } from '../index/summary';
import { type ArchiveRule, findingsOf, type Messages, type Written } from './rule';

/** Defines a rule that sees the archive. Without an archive it is silent. */
export function archiveRule<const M extends Messages>(
  rule: Written<M, [summary: Summary, archive: Archive]> & Pick<ArchiveRule, 'concerns'>,
): ArchiveRule {
  return {
    ...rule,
    kind: 'archive',
    check: (summary, archive) => findingsOf(rule, rule.check(summary, archive)),
  };
}
