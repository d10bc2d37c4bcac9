import type { Severity } from '../../src/profile/profile';
import { type FileReport, type Problem, problemTitles, type ReportedFinding, type Reporter } from './report';

/**
 * For build servers that show tests: a suite a file, a case a finding. A finding that is accepted is a case that
 * passed with something to say; a file without findings is a case that passed.
 */
export function junitReporter(fails: (severity: Severity) => boolean): Reporter {
  return {
    begin: () => '<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="precis">\n',
    file: (report) => suiteOf(report, fails),
    problem: problemSuite,
    end: () => '</testsuites>\n',
  };
}

function suiteOf({ path, findings }: FileReport, fails: (severity: Severity) => boolean): string {
  const failures = findings.filter(({ severity }) => fails(severity)).length;
  const cases = findings.map((finding) => caseOf(path, finding, fails(finding.severity)));
  if (cases.length === 0) cases.push(`    <testcase name="no findings" classname="${escaped(path)}"/>\n`);
  return suite(path, cases, failures, 0);
}

function caseOf(path: string, finding: ReportedFinding, failed: boolean): string {
  const { rule, severity, message, paragraph, range } = finding;
  const place = `${range.start.line + 1}:${range.start.character + 1}`;
  const where = paragraph === undefined ? place : `${place} (${paragraph})`;
  const text = `${path}:${place}: ${severity}: ${message}`;
  const outcome = failed
    ? `<failure type="${severity}" message="${escaped(message)}">${escaped(text)}</failure>`
    : `<system-out>${escaped(text)}</system-out>`;
  const name = `${rule} at ${where}`;
  return `    <testcase name="${escaped(name)}" classname="${escaped(path)}">${outcome}</testcase>\n`;
}

function problemSuite({ shown, kind, why }: Problem): string {
  const title = problemTitles[kind];
  const error = `<error type="${title}" message="${escaped(why)}"/>`;
  const only = `    <testcase name="${title}" classname="${escaped(shown)}">${error}</testcase>\n`;
  return suite(shown, [only], 0, 1);
}

function suite(path: string, cases: readonly string[], failures: number, errors: number): string {
  const counts = `tests="${cases.length}" failures="${failures}" errors="${errors}"`;
  return `  <testsuite name="${escaped(path)}" ${counts}>\n${cases.join('')}  </testsuite>\n`;
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\t': '&#9;',
  '\n': '&#10;',
  '\r': '&#13;',
};

/** XML has no way to write control characters, surrogates and U+FFFE: they are left out. */
function escaped(text: string): string {
  return (
    text
      .replace(/(?![\t\n\r])\p{Cc}|\p{Cs}|[\ufffe\uffff]/gu, '')
      .replace(/[&<>"\t\n\r]/g, (character) => ENTITIES[character] ?? character)
      // What a terminal obeys, and what turns the direction of a line, is there and is not seen.
      .replace(/[\u007f-\u009f]|\p{Cf}|\p{Zl}|\p{Zp}/gu, (character) => `&#x${hexOf(character)};`)
  );
}

function hexOf(character: string): string {
  return (character.codePointAt(0) ?? 0).toString(16).toUpperCase();
}
