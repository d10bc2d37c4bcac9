import type { Summary } from '../../src/index/summary';
import { print } from '../../src/profile/compile';
import type { Severity } from '../../src/profile/profile';
import { type Judged, rankOf, ruleById } from '../../src/rules/check';
import { fillSentence } from '../../src/rules/sentence';
import { footerOf, mastheadOf } from '../../src/syntax/masthead';
import type { RecordDocument } from '../../src/syntax/record';
import { numberAt } from '../../src/syntax/sections';
import { type Context, contextIn } from './context';
import { type Lines, linesOf, type Position, positionAt } from './position';

/** The severities, the gravest first. */
export const severities: readonly Severity[] = ['error', 'warning', 'information', 'hint'];

/** What was found in one file. */
export interface FileReport {
  readonly path: string;
  readonly language: string;
  /** The record’s own symbol: `C24/118`. */
  readonly symbol: string | undefined;
  readonly findings: readonly ReportedFinding[];
}

/** A finding in words, with lines and characters. */
export interface ReportedFinding {
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  readonly range: { readonly start: Position; readonly end: Position };
  /** The number of the paragraph or heading it is in: `5.9`, `2`. */
  readonly paragraph: string | undefined;
  /** Whether `--fix` corrects it. */
  readonly fixable: boolean;
  readonly context: Context;
}

/** What kept a file from being checked or fixed, or is wrong with the settings: why, and what to do. */
export interface Problem {
  readonly shown: string;
  readonly kind: keyof typeof problemTitles;
  readonly why: string;
}

export const problemTitles = {
  unread: 'not checked',
  unfixed: 'not fixed',
  unfinished: 'not finished',
  settings: 'settings',
  failure: 'checked in part',
} as const;

/** How much of everything there was. */
export interface Tally {
  files: number;
  faulty: number;
  errors: number;
  warnings: number;
  informations: number;
  hints: number;
  fixable: number;
  /** Corrections that were made. */
  fixed: number;
  /** Files and settings that could not be read or written. */
  problems: number;
}

/** A way to print a report, piece by piece, so that no more than one record need be kept. */
export interface Reporter {
  /** Says how files are printed, where each is printed by itself: with the same text the same comes out again. */
  readonly style?: string;
  readonly begin: () => string;
  readonly file: (report: FileReport) => string;
  readonly problem: (problem: Problem) => string;
  readonly end: (tally: Readonly<Tally>) => string;
}

export function emptyTally(): Tally {
  return {
    files: 0,
    faulty: 0,
    errors: 0,
    warnings: 0,
    informations: 0,
    hints: 0,
    fixable: 0,
    fixed: 0,
    problems: 0,
  };
}

/** Where a tally counts the findings of a severity. */
export const counterOf = {
  error: 'errors',
  warning: 'warnings',
  information: 'informations',
  hint: 'hints',
} as const satisfies Readonly<Record<Severity, keyof Tally>>;

/** How many findings there are in a file. */
export type FileCounts = Readonly<Pick<Tally, (typeof counterOf)[Severity] | 'fixable'>>;

/** What was printed of a file, and what it adds to the tally. */
export interface Printed {
  readonly bytes: Uint8Array;
  readonly counts: FileCounts;
}

/** The findings of a file, counted. */
export function countsOf({ findings }: RecordReport): FileCounts {
  const counts = { errors: 0, warnings: 0, informations: 0, hints: 0, fixable: 0 };
  for (const { severity, fixable } of findings) {
    counts[counterOf[severity]]++;
    if (fixable) counts.fixable++;
  }
  return counts;
}

/** Counts a file in. */
export function count(tally: Tally, counts: FileCounts): void {
  const { errors, warnings, informations, hints, fixable } = counts;
  tally.files++;
  if (errors + warnings + informations + hints > 0) tally.faulty++;
  tally.errors += errors;
  tally.warnings += warnings;
  tally.informations += informations;
  tally.hints += hints;
  tally.fixable += fixable;
}

/** What is reported of a file, besides its path. */
export type RecordReport = Omit<FileReport, 'path'>;

/** The findings of a record as they are reported. */
export function fileReport(
  record: RecordDocument,
  findings: readonly Judged[],
  isFixable: (finding: Judged) => boolean,
): RecordReport {
  const lines = linesOf(record);
  return {
    language: record.language,
    symbol: symbolOf(record),
    findings: findings.map((finding) => ({
      ...reported(lines, finding),
      paragraph: numberAt(record, finding.span.from),
      fixable: isFixable(finding),
    })),
  };
}

/**
 * A report with what the archive gives to find besides. That is known by the summary of the record; `text` is what the
 * file says now.
 */
export function withArchive(
  report: RecordReport,
  { lineStarts, mentions }: Summary,
  findings: readonly Judged[],
  text: string,
): RecordReport {
  const lines = { text, starts: lineStarts };
  const paragraphs = new Map(mentions.map(({ span, paragraph }) => [span.from, paragraph]));
  const beside = findings.map((finding) => ({
    ...reported(lines, finding),
    paragraph: paragraphs.get(finding.span.from),
    // What depends on other files is never corrected without a person looking.
    fixable: false,
  }));
  const byPlace = (one: ReportedFinding, other: ReportedFinding): number =>
    byPosition(one.range.start, other.range.start) ||
    byPosition(one.range.end, other.range.end) ||
    rankOf(one.rule) - rankOf(other.rule);
  return { ...report, findings: [...report.findings, ...beside].sort(byPlace) };
}

function byPosition(one: Position, other: Position): number {
  return one.line - other.line || one.character - other.character;
}

function reported(lines: Lines, finding: Judged): Omit<ReportedFinding, 'paragraph' | 'fixable'> {
  const { rule, severity, span } = finding;
  return {
    rule,
    severity,
    message: messageOf(finding),
    range: { start: positionAt(lines, span.from), end: positionAt(lines, span.to) },
    context: contextIn(lines, span),
  };
}

/** The whole symbol, the revision that stands on a line of its own included. */
function symbolOf(record: RecordDocument): string | undefined {
  const stated = mastheadOf(record).symbol;
  const fields = stated?.fields ?? footerOf(record)?.fields;
  if (!fields) return undefined;
  const { profile } = record.conventions;
  for (const { own, template } of profile.documents.forms) {
    const symbol = own ? print(template, fields, profile.fields) : undefined;
    if (symbol !== undefined) return symbol;
  }
  return stated?.text;
}

function messageOf({ rule: id, message, args }: Judged): string {
  return fillSentence(ruleById(id)?.messages[message] ?? message, args);
}
