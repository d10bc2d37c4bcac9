import type { createColors } from 'picocolors';
import type { Severity } from '../../src/profile/profile';
import { excerpt } from './excerpt';
import type { FileReport, ReportedFinding, Reporter, Tally } from './report';
import { counterOf, severities } from './report';
import { visible } from './visible';
import { widthOfText } from './width';

type Colors = ReturnType<typeof createColors>;

export interface TextStyle {
  readonly colors: Colors;
  /** How many cells a line may take. */
  readonly columns: number;
  /** Whether a longer line would be broken, as a terminal does, amidst a word. */
  readonly wraps: boolean;
  /** Whether the last line says how much there was. */
  readonly summary: boolean;
}

/** For people: the findings of each record with the line they are in and a mark under the fault. */
export function textReporter(style: TextStyle): Reporter {
  return {
    style: `text ${style.columns} ${style.wraps} ${style.colors.isColorSupported}`,
    begin: () => '',
    file: (report) => fileText(report, style),
    // A person reads of it on standard error.
    problem: () => '',
    end: (tally) => (style.summary && tally.files > 0 ? `${summaryText(tally, style.colors)}\n` : ''),
  };
}

function fileText(report: FileReport, style: TextStyle): string {
  const { findings, path } = report;
  if (findings.length === 0) return '';
  const places = findings.map(({ range: { start } }) => `${start.line + 1}:${start.character + 1}`);
  const placeWidth = longest(places);
  const severityWidth = longest(findings.map(({ severity }) => NAMES[severity]));
  const entries = findings.map((finding, index) => {
    const place = (places[index] ?? '').padStart(placeWidth);
    return findingText(finding, place, NAMES[finding.severity].padEnd(severityWidth), style);
  });
  return `${style.colors.underline(visible(path))}\n${entries.join('')}\n`;
}

function findingText(
  finding: ReportedFinding,
  place: string,
  severity: string,
  { colors, columns, wraps }: TextStyle,
): string {
  const colored = colorOf(finding.severity, colors);
  const paragraph = finding.paragraph === undefined ? '' : ` ¶${finding.paragraph}`;
  const indent = ' '.repeat(place.length + 4);
  const { line, marker } = excerpt(finding.context, Math.max(MIN_EXCERPT, columns - indent.length));
  const message = visible(finding.message);
  const rule = finding.rule + paragraph;
  const isBroken = wraps && widthOfText(`  ${place}  ${severity}  ${message}  ${rule}`) > columns;
  const between = isBroken ? `\n${indent}` : '  ';
  const head = `  ${colors.dim(place)}  ${colored(severity)}  ${message}${between}${colors.dim(rule)}`;
  const source = line === '' ? '' : `${indent}${line}\n`;
  const mark = marker === '' || line === '' ? '' : `${indent}${marker.replace(/\^+/, colored)}\n`;
  return `${head}\n${source}${mark}`;
}

function longest(texts: readonly string[]): number {
  return texts.reduce((length, text) => Math.max(length, text.length), 0);
}

const MIN_EXCERPT = 40;

function colorOf(severity: Severity, { red, yellow, blue, cyan }: Colors): (text: string) => string {
  return { error: red, warning: yellow, information: blue, hint: cyan }[severity];
}

/** `4 errors, 3 warnings and 2 hints in 2 of 9 records. 5 can be fixed with --fix.` */
function summaryText(tally: Readonly<Tally>, colors: Colors): string {
  const { files, faulty, fixed, fixable } = tally;
  const counts = severities.flatMap((severity) => {
    const number = tally[counterOf[severity]];
    return number === 0 ? [] : [colorOf(severity, colors)(counted(number, NAMES[severity]))];
  });
  const sentences = [
    counts.length === 0
      ? `No faults in ${counted(files, 'record')}.`
      : `${listed(counts)} in ${faulty === files ? '' : `${faulty} of `}${counted(files, 'record')}.`,
  ];
  if (fixed > 0) sentences.push(`${counted(fixed, 'correction')} made.`);
  if (fixable > 0) sentences.push(`${fixable} can be fixed with --fix.`);
  return sentences.join(' ');
}

const NAMES: Readonly<Record<Severity, string>> = {
  error: 'error',
  warning: 'warning',
  information: 'info',
  hint: 'hint',
};

/** `1 record`, `2 records`. */
export function counted(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}

function listed(parts: readonly string[]): string {
  const last = parts.at(-1) ?? '';
  return parts.length < 2 ? last : `${parts.slice(0, -1).join(', ')} and ${last}`;
}
