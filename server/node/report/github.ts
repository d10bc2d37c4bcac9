import type { Severity } from '../../src/profile/profile';
import { type FileReport, type Problem, problemTitles, type Reporter } from './report';
import { visible } from './visible';

/** For GitHub Actions: a workflow command a finding, which the site shows beside the line. */
export function githubReporter(): Reporter {
  return { style: 'github', begin: () => '', file: fileText, problem: problemText, end: () => '' };
}

const COMMANDS: Readonly<Record<Severity, string>> = {
  error: 'error',
  warning: 'warning',
  information: 'notice',
  hint: 'notice',
};

function fileText({ path, findings }: FileReport): string {
  return findings
    .map(({ severity, range: { start }, rule, message }) => {
      const place = `file=${property(path)},line=${start.line + 1},col=${start.character + 1}`;
      return `::${COMMANDS[severity]} ${place},title=${property(rule)}::${data(message)}\n`;
    })
    .join('');
}

function problemText({ shown, kind, why }: Problem): string {
  return `::error file=${property(shown)},title=${problemTitles[kind]}::${data(why)}\n`;
}

/** Text behind the second `::`. Line ends are written by their numbers; other control characters are shown. */
function data(text: string): string {
  return text
    .split(/([\r\n])/)
    .map((part) => (part === '\r' ? '%0D' : part === '\n' ? '%0A' : visible(part).replaceAll('%', '%25')))
    .join('');
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
