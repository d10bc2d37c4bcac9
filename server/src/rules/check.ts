import type { Archive } from '../index/archive';
import type { Summary } from '../index/summary';
import type { Severity } from '../profile/profile';
import type { Wording } from '../profile/wording';
import { isSilenced, type Silence, silencesOf } from '../syntax/directives';
import type { RecordDocument } from '../syntax/record';
import { derive } from '../text/derive';
import { rules } from './index';
import type { ArchiveRule, Finding, RecordRule, Rule, RuleContext } from './rule';

/** A finding with the severity it has here. */
export interface Judged extends Finding {
  readonly severity: Severity;
}

/** What a check may be told: severities by rule, words to avoid. */
export interface CheckOptions {
  readonly severities?: Readonly<Record<string, Severity | 'off'>>;
  readonly terms?: RuleContext['terms'];
  /** The address of the record; a text may have none. */
  readonly uri?: string | undefined;
  /** Told when a rule fails on a record: a bug of ours, which costs its findings and no others. */
  readonly onFailure?: (rule: string, error: unknown) => void;
}

/** What the rules find that see one record, in order of place. A rule that fails is left out, and the rest go on. */
export function checkRecord(record: RecordDocument, options: CheckOptions = {}): Judged[] {
  const { profile, wording } = record.conventions;
  const context: RuleContext = {
    terms: options.terms ? termsOf(wording)(options.terms) : wording.terms,
    uri: options.uri,
  };
  const standards = { severities: profile.severities, silences: silencesOf(record) };
  return judged(recordRules, options, standards, (rule) => rule.check(record, context));
}

/** The words to avoid of a language and those of a workspace: one list for as long as neither changes. */
const termsOf = derive((wording: Wording) =>
  derive((more: RuleContext['terms']): RuleContext['terms'] =>
    more.length === 0 ? wording.terms : [...wording.terms, ...more],
  ),
);

/** What the rules find that see the archive, in a record of it, in order of place. */
export function checkInArchive(summary: Summary, archive: Archive, options: CheckOptions = {}): Judged[] {
  const { severities } = archive.profile.profile;
  const standards = { severities, silences: summary.silences };
  return judged(archiveRules, options, standards, (rule) => rule.check(summary, archive));
}

/** The addresses of the records in which the rules that see the archive may find something, each once. */
export function concernedIn(archive: Archive, options: CheckOptions = {}): ReadonlySet<string> {
  const concerned = new Set<string>();
  for (const rule of archiveRules) {
    if (severityOf(rule, options, archive.profile.profile.severities) === 'off') continue;
    try {
      for (const uri of rule.concerns(archive)) concerned.add(uri);
    } catch (error) {
      options.onFailure?.(rule.id, error);
    }
  }
  return concerned;
}

/** Two lists of findings as one, in order of place; findings at one place stand in the order of the rules. */
export function together(one: readonly Judged[], other: readonly Judged[]): Judged[] {
  const all: Judged[] = [];
  let next = 0;
  for (const finding of one) {
    for (let also = other[next]; also && isBefore(also, finding); also = other[++next]) all.push(also);
    all.push(finding);
  }
  return all.concat(other.slice(next));
}

function isBefore(one: Judged, other: Judged): boolean {
  return (byPlace(one, other) || rankOf(one.rule) - rankOf(other.rule)) < 0;
}

/** What holds where nothing is set, and where rules are to be silent. */
interface Standards {
  readonly severities: Readonly<Record<string, Severity | 'off'>>;
  readonly silences: readonly Silence[];
}

function judged<R extends Rule>(
  applied: readonly R[],
  options: CheckOptions,
  { severities, silences }: Standards,
  check: (rule: R) => Iterable<Finding>,
): Judged[] {
  const found: Judged[] = [];
  for (const rule of applied) {
    const set = severityOf(rule, options, severities);
    if (set === 'off') continue;
    try {
      let told = 0;
      for (const finding of check(rule)) {
        if (isSilenced(silences, rule.id, finding.span.from)) continue;
        const judged =
          set === undefined || set === finding.severity ? finding : { ...finding, severity: set };
        if (told++ === rule.most) {
          found.push(moreAt(judged, rule.most));
          break;
        }
        found.push(judged);
      }
    } catch (error) {
      options.onFailure?.(rule.id, error);
    }
  }
  // The sort is stable: findings at one place stay in the order of the rules.
  return found.sort(byPlace);
}

/** That more of a kind is found than is told, said in place of the first that is not. */
function moreAt(finding: Judged, count: number): Judged {
  return { ...finding, message: 'more', args: { count }, related: [], fixes: () => [] };
}

/** The severity that is set for a rule; nothing where its findings have that which they bring along. */
export function severityOf(
  { id }: Rule,
  { severities }: CheckOptions,
  standards: Readonly<Record<string, Severity | 'off'>>,
): Severity | 'off' | undefined {
  return severities?.[id] ?? standards[id];
}

function byPlace(a: Finding, b: Finding): number {
  return a.span.from - b.span.from || a.span.to - b.span.to;
}

const recordRules = rules.filter((rule): rule is RecordRule => rule.kind === 'record');
const archiveRules = rules.filter((rule): rule is ArchiveRule => rule.kind === 'archive');
const ranks: ReadonlyMap<string, number> = new Map(rules.map(({ id }, rank) => [id, rank]));
const byId: ReadonlyMap<string, Rule> = new Map(rules.map((rule) => [rule.id, rule]));

/** The place of a rule in the manual: what stands at one place is told of in this order. */
export function rankOf(id: string): number {
  return ranks.get(id) ?? 0;
}

/** The rule with an id, or `undefined`. */
export function ruleById(id: string): Rule | undefined {
  return byId.get(id);
}
