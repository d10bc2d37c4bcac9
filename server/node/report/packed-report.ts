import type { Strings } from '../../src/index/strings';
import { type FileReport, type ReportedFinding, severities } from './report';

/**
 * A report as numbers, as it goes from one thread to another and onto the disk: language, symbol, then for each finding
 * its rule, severity, message, range, paragraph, whether it is fixable, and its context. Texts are numbers of a table.
 */
const HEADER = 2;
const FINDING = 12;

const FIXABLE = 1;
const CUT_BEFORE = 2;
const CUT_AFTER = 4;

/** Packs a report, with its texts in a table. What it does not hold is the path. */
export function packReport(
  { language, symbol, findings }: Omit<FileReport, 'path'>,
  strings: Strings,
): Int32Array {
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

/** The report that was packed. */
export function unpackReport(packed: Int32Array, texts: readonly string[]): Omit<FileReport, 'path'> {
  const text = (at: number): string | undefined => {
    const id = packed[at] ?? 0;
    return id === 0 ? undefined : texts[id];
  };
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
