import type { Strings, Texts } from '../../src/index/strings';
import { type RecordReport, type ReportedFinding, severities } from './report';

/**
 * A report as numbers, as it goes from one thread to another and onto the disk: language, symbol, then for each finding
 * its rule, severity, message, range, paragraph, whether it is fixable, and its context. Texts are numbers of a table.
 */
const HEADER = 2;
const FINDING = 12;

/** The places of a finding at which a number stands for a text. */
const TEXTS: readonly number[] = [0, 2, 7, 9];

const FIXABLE = 1;
const CUT_BEFORE = 2;
const CUT_AFTER = 4;

/** Packs a report, with its texts in a table. What it does not hold is the path. */
export function packReport({ language, symbol, findings }: RecordReport, strings: Strings): Int32Array {
  const packed = new Int32Array(HEADER + findings.length * FINDING);
  packed[0] = strings.add(language);
  packed[1] = strings.add(symbol);
  let at = HEADER;
  for (const { rule, severity, message, range, paragraph, fixable, context } of findings) {
    const { text, fault, cutBefore, cutAfter } = context;
    const flags = (fixable ? FIXABLE : 0) + (cutBefore ? CUT_BEFORE : 0) + (cutAfter ? CUT_AFTER : 0);
    packed.set(
      [
        strings.add(rule),
        severities.indexOf(severity),
        strings.add(message),
        range.start.line,
        range.start.character,
        range.end.line,
        range.end.character,
        strings.add(paragraph),
        flags,
        strings.add(text),
        fault.from,
        fault.to,
      ],
      at,
    );
    at += FINDING;
  }
  return packed;
}

/** A packed report with the texts of another table: `renumber` has the number there of each number here but 0. */
export function renumberedReport(packed: Int32Array, renumber: (id: number) => number): Int32Array {
  const copy = packed.slice();
  const replace = (at: number): void => {
    const id = copy[at] ?? 0;
    if (id !== 0) copy[at] = renumber(id);
  };
  for (let at = 0; at < HEADER; at++) replace(at);
  for (let at = HEADER; at < copy.length; at += FINDING) for (const text of TEXTS) replace(at + text);
  return copy;
}

/** The report that was packed. */
export function unpackReport(packed: Int32Array, texts: Texts): RecordReport {
  const text = (at: number): string | undefined => texts(packed[at] ?? 0);
  const number = (at: number): number => packed[at] ?? 0;
  const findings: ReportedFinding[] = [];
  for (let at = HEADER; at < packed.length; at += FINDING) {
    const flags = number(at + 8);
    findings.push({
      rule: text(at) ?? '',
      severity: severities[number(at + 1)] ?? 'error',
      message: text(at + 2) ?? '',
      range: {
        start: { line: number(at + 3), character: number(at + 4) },
        end: { line: number(at + 5), character: number(at + 6) },
      },
      paragraph: text(at + 7),
      fixable: (flags & FIXABLE) !== 0,
      context: {
        text: text(at + 9) ?? '',
        fault: { from: number(at + 10), to: number(at + 11) },
        cutBefore: (flags & CUT_BEFORE) !== 0,
        cutAfter: (flags & CUT_AFTER) !== 0,
      },
    });
  }
  return { language: text(0) ?? '', symbol: text(1), findings };
}
