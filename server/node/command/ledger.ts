import { createColors } from 'picocolors';
import { inOne, newPieces } from '../check/pieces';
import { githubReporter } from '../report/github';
import { jsonReporter } from '../report/json';
import { junitReporter } from '../report/junit';
import {
  count,
  counterOf,
  countsOf,
  emptyTally,
  type FileReport,
  type Printed,
  type Problem,
  problemTitles,
  type Reporter,
  severities,
  type Tally,
} from '../report/report';
import { sarifReporter } from '../report/sarif';
import { textReporter } from '../report/text';
import { visible } from '../report/visible';
import type { Io, Output } from './io';
import { type CheckOptions, failsAt, isShown } from './options';
import { printPieces } from './print-pieces';
import { progressOn } from './progress';

/** Keeps count of a check and prints it as it goes. */
export interface Ledger {
  readonly tally: Readonly<Tally>;
  readonly begin: () => Promise<void>;
  /** Prints a file, and tells what was printed. */
  readonly file: (report: FileReport, corrections: number) => Promise<Printed>;
  /** Prints what was printed before. */
  readonly again: (printed: Printed) => Promise<void>;
  /** What is to be printed of a file. */
  readonly render: (report: FileReport) => Printed;
  /** Prints what is to be printed of all files, with how much there is of everything. */
  readonly retell: (pieces: readonly Uint8Array[], counted: Readonly<Tally>) => Promise<void>;
  /** Says how files are printed, where each is printed by itself. */
  readonly style: string | undefined;
  /** One line on standard error, and whatever the format has for it. */
  readonly problem: (problem: Problem) => Promise<void>;
  /** Tells how it went, unless nobody wants to hear. */
  readonly note: (sentence: string) => Promise<void>;
  readonly progress: (done: number, all: number) => void;
  readonly end: () => Promise<void>;
  readonly exitStatus: () => 0 | 1 | 2;
  /** What was printed and said besides what was printed of files. */
  readonly besides: () => Besides;
}

/** What a report has besides files. */
export interface Besides {
  /** Before them on standard output. */
  readonly head: Uint8Array;
  /** On standard error. */
  readonly said: string;
  /** Behind them on standard output. */
  readonly end: string;
}

/** Opens a ledger that prints the report on `out`. */
export function openLedger(io: Io, out: Output, options: CheckOptions): Ledger {
  const tally = emptyTally();
  const reporter = reporterFor(io, out, options);
  const { stderr } = io;
  const progress = progressOn(stderr, !options.quiet);
  let [head, said, end] = ['', '', ''];
  const waiting = newPieces();
  const flush = async (): Promise<void> => {
    if (waiting.length() === 0) return;
    progress.clear();
    await out.write(inOne(waiting.take()));
  };
  const print = async ({ bytes, counts }: Printed): Promise<void> => {
    count(tally, counts);
    waiting.add(bytes);
    if (waiting.length() > AT_ONCE) await flush();
  };
  const render = ({ findings, ...file }: FileReport): Printed => {
    const report = { ...file, findings: findings.filter(({ severity }) => isShown(options, severity)) };
    return { bytes: Buffer.from(reporter.file(report)), counts: countsOf(report) };
  };
  return {
    tally,
    begin() {
      head = reporter.begin();
      return out.write(head);
    },
    style: reporter.style && `${reporter.style} ${options.minSeverity}`,
    async file(report, corrections) {
      const printed = render(report);
      tally.fixed += corrections;
      await print(printed);
      return printed;
    },
    again: print,
    render,
    async retell(pieces, counted) {
      Object.assign(tally, counted);
      await printPieces(out, pieces);
    },
    async problem(problem) {
      tally.problems++;
      await flush();
      progress.clear();
      await stderr.write(
        `${visible(problem.shown)}: ${problemTitles[problem.kind]}. ${visible(problem.why)}\n`,
      );
      await out.write(reporter.problem(problem));
    },
    async note(sentence) {
      await flush();
      progress.clear();
      if (options.quiet) return;
      said += `${sentence}\n`;
      await stderr.write(`${sentence}\n`);
    },
    progress: progress.show,
    async end() {
      await flush();
      progress.clear();
      end = reporter.end(tally);
      await out.write(end);
    },
    exitStatus() {
      if (tally.problems > 0 || tally.files === 0) return 2;
      return severities.some((severity) => failsAt(options, severity) && tally[counterOf[severity]] > 0)
        ? 1
        : 0;
    },
    besides: () => ({ head: Buffer.from(head), said, end }),
  };
}

/** So many bytes are printed in one piece. */
const AT_ONCE = 1 << 16;

/** Wide enough for a sentence; a report that is not read on a terminal does not depend on one. */
const COLUMNS = 100;
const MOST_COLUMNS = 160;

function reporterFor(io: Io, out: Output, options: CheckOptions): Reporter {
  switch (options.format) {
    case 'text':
      return textReporter({
        colors: createColors(options.color),
        columns: Math.min(out.columns ?? COLUMNS, MOST_COLUMNS),
        wraps: out.isTerminal,
        summary: !options.quiet,
      });
    case 'json':
      return jsonReporter();
    case 'sarif':
      return sarifReporter(io.version());
    case 'junit':
      return junitReporter((severity) => failsAt(options, severity));
    case 'github':
      return githubReporter();
  }
}
