import type { Archive } from '../index/archive';
import type { Summary } from '../index/summary';
import type { Severity } from '../profile/profile';
import { foundInBlocks } from '../syntax/by-block';
import { foundInRecord } from '../syntax/memory';
import type { Block, RecordDocument } from '../syntax/record';
import { type Span, shifted } from '../text/span';
import { type Args, Fix, NOTHING, type ReportedFix } from './fix';

/**
 * The rules layer: what is wrong with a record. A rule is a plain function from a record to findings; a finding is
 * data, and becomes a sentence of some language only where a person is spoken to. Rules do not know one another.
 */

/** One fault, on the tightest stretch of text that shows it. */
export interface Finding {
  readonly rule: string;
  /** The key of the rule's sentence that says it. */
  readonly message: string;
  readonly args: Args;
  readonly span: Span;
  /** That of the rule, or less where this fault weighs less than its others; what is set for the rule comes before. */
  readonly severity: Severity;
  /** Other places that bear on it. */
  readonly related: readonly Related[];
  /** The corrections, the best first. Computed only when asked for. */
  readonly fixes: () => readonly Fix[];
}

/** Another place, and the key of the sentence that says what is there. */
export interface Related {
  /** The address of another record in which it is; absent for the record itself. */
  readonly uri?: string | undefined;
  readonly span: Span;
  readonly message: string;
  readonly args: Args;
}

/** What a rule is given besides the record. */
export interface RuleContext {
  /** Words to avoid, from the profile's wording and from the workspace. */
  readonly terms: readonly {
    readonly avoid: string;
    readonly prefer: string;
    readonly why?: string | undefined;
  }[];
  /** The address of the file; a text may have none. */
  readonly uri?: string | undefined;
}

/** A finding as a rule reports it: its own id and what is empty are filled in. */
export interface Report<Key extends string> {
  readonly message: Key;
  readonly args?: Args | undefined;
  readonly span: Span;
  readonly severity?: Severity | undefined;
  readonly related?: readonly ReportedPlace<Key>[] | undefined;
  readonly fixes?: (() => readonly ReportedFix<Key>[]) | undefined;
}

export interface ReportedPlace<Key extends string> {
  readonly uri?: string;
  readonly span: Span;
  readonly message: Key;
  readonly args?: Args;
}

/** What every rule says of itself. */
interface RuleFacts {
  readonly id: string;
  readonly severity: Severity;
  /** One sentence: what is right. It heads the rule's page and stands in tables. */
  readonly summary: string;
  /** English sentences with `{holes}`, by key: what is found, what related places say, what fixes are called. */
  readonly messages: Readonly<Record<string, string>>;
  /** How many findings of one record are told at the most; then one with the message `more` says that there are others. */
  readonly most?: number;
}

/** A rule that sees one record. */
export interface RecordRule extends RuleFacts {
  readonly kind: 'record';
  readonly check: (record: RecordDocument, context: RuleContext) => Iterable<Finding>;
}

/**
 * A rule that sees the archive: what it finds may come and go with other files. It judges the summary of a record, so
 * that no text need be read again because another changed.
 */
export interface ArchiveRule extends RuleFacts {
  readonly kind: 'archive';
  readonly check: (summary: Summary, archive: Archive) => Iterable<Finding>;
  /** The addresses of the records in which it may find something: of all others it is sure that it does not. */
  readonly concerns: (archive: Archive) => Iterable<string>;
}

export type Rule = RecordRule | ArchiveRule;

export type Messages = Readonly<Record<string, string>>;
type Reports<M extends Messages> = Iterable<Report<Extract<keyof M, string>>>;

/** A rule as it is written: the keys of its reports are checked against its sentences. */
export type Written<M extends Messages, Given extends readonly unknown[]> = Omit<RuleFacts, 'messages'> & {
  readonly messages: M;
  readonly check: (...given: Given) => Reports<M>;
};

/** So many findings of a rule are enough to see that something is wrong with a record as a whole. */
export const MOST_TOLD = 500;
export const MORE = {
  more: 'There are more of this kind: of one record the first {count} are told.',
} as const;

/** Defines a rule that sees one record. Where it finds more than `MOST_TOLD`, it says so. */
export function recordRule<const M extends Messages>(
  rule: Written<M, [record: RecordDocument, context: RuleContext]>,
): RecordRule {
  return {
    ...rule,
    messages: { ...rule.messages, ...MORE },
    most: MOST_TOLD,
    kind: 'record',
    check: (record, context) => findingsOf(rule, rule.check(record, context)),
  };
}

/** A rule that judges the parts of a record by one another, as it is written. */
type WrittenForFacts<M extends Messages> = Written<M, [record: RecordDocument, context: RuleContext]> & {
  /** All that its findings follow from, but for their places: values that speak of none. */
  readonly facts: (record: RecordDocument, context: RuleContext) => readonly unknown[];
};

/**
 * Defines a rule that judges the parts of a record by one another. What it finds holds in newer versions of the record,
 * for as long as the facts are the very same. Where it finds more than `MOST_TOLD`, it says so.
 */
export function factsRule<const M extends Messages>({
  facts,
  check,
  ...about
}: WrittenForFacts<M>): RecordRule {
  const found = foundInRecord<Report<string>, RuleContext>({ find: check, carried: carriedReport, facts });
  return {
    ...about,
    messages: { ...about.messages, ...MORE },
    most: MOST_TOLD,
    kind: 'record',
    *check(record, context) {
      const again = () => [...check(record, context)];
      let order = 0;
      for (const report of found(record, context)) yield findingOf(about, report, again, 0, order++);
    },
  };
}

/** A rule that judges blocks by themselves, as it is written. */
type WrittenForBlocks<M extends Messages> = Written<
  M,
  [record: RecordDocument, block: Block, index: number, context: RuleContext]
> & {
  /** The places of the blocks in which it may find something: of all others it is sure that it does not. */
  readonly where: (record: RecordDocument, context: RuleContext) => readonly number[];
  /** What its findings follow from besides the block and the conventions: the same value as long as it is the same. */
  readonly given?: (record: RecordDocument, context: RuleContext) => unknown;
};

/**
 * Defines a rule that judges blocks by themselves. What it finds in a block holds in newer versions of the record, for as
 * long as the block stays as it is.
 */
export function blockRule<const M extends Messages>({
  where,
  given,
  check,
  ...facts
}: WrittenForBlocks<M>): RecordRule {
  const found = foundInBlocks({
    where,
    find: (record: RecordDocument, block, index, context: RuleContext): readonly Report<string>[] => [
      ...check(record, block, index, context),
    ],
    carried: carriedBy,
    given,
  });
  return {
    ...facts,
    kind: 'record',
    check(record, context) {
      const there = found(record, context);
      const again = (index: number): readonly Report<string>[] => {
        const block = record.lists.blocks.at(index);
        return block ? [...check(record, block, index, context)] : [];
      };
      let last = -1;
      let order = 0;
      return there.all().map((report, place) => {
        const index = there.indexes[place] ?? 0;
        order = index === last ? order + 1 : 0;
        last = index;
        return findingOf(facts, report, again, index, order);
      });
    },
  };
}

/** A report so much further on. */
export function carriedBy(report: Report<string>, by: number): Report<string> {
  return by === 0 && !report.fixes ? report : movedReport(report, (span) => shifted(span, by));
}

/** A report in a newer version; nothing where one of its places is gone. */
function carriedReport(
  report: Report<string>,
  place: (span: Span) => Span | undefined,
): Report<string> | undefined {
  const spans = [report.span, ...(report.related ?? []).map(({ span }) => span)];
  return spans.every((span) => place(span)) ? movedReport(report, (span) => place(span) ?? span) : undefined;
}

/** A report elsewhere. Its corrections speak of the older version, and are left behind. */
function movedReport(
  { message, args, span, severity, related }: Report<string>,
  place: (span: Span) => Span,
): Report<string> {
  return {
    message,
    args,
    span: place(span),
    severity,
    related: related?.map((other) => ({ ...other, span: place(other.span) })),
    fixes: undefined,
  };
}

/** What a rule reports, as findings. */
export function* findingsOf(rule: RuleFacts, reports: Iterable<Report<string>>): Generator<Finding> {
  for (const report of reports) yield findingOf(rule, report, nothingAgain, 0, 0);
}

const nothingAgain = (): readonly Report<string>[] => [];

/**
 * A report as a finding. The corrections of one that was found in an older version are those of the same report, found
 * again: one of those of its place, by their order.
 */
export function findingOf(
  { id, severity }: Pick<RuleFacts, 'id' | 'severity'>,
  report: Report<string>,
  again: (place: number) => readonly Report<string>[],
  place: number,
  order: number,
): Finding {
  const { message, args = NOTHING, span, severity: own, related } = report;
  return {
    rule: id,
    message,
    args,
    span,
    severity: own ?? severity,
    related: related?.map((there) => ({ ...there, args: there.args ?? NOTHING })) ?? NOWHERE,
    fixes: () => (report.fixes ?? again(place)[order]?.fixes)?.().map((fix) => new Fix(fix)) ?? [],
  };
}

const NOWHERE: readonly Related[] = [];
