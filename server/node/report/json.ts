import type { FileReport, Reporter } from './report';

/** For programs: one JSON object, a line a file. Its form is part of what Précis promises. */
export function jsonReporter(): Reporter {
  let separator = '';
  return {
    begin: () => '{"version":1,"files":[',
    file(report) {
      const entry = `${separator}\n${jsonText(fileEntry(report))}`;
      separator = ',';
      return entry;
    },
    problem: () => '',
    end: ({ faulty: _, ...summary }) => `\n],"summary":${jsonText(summary)}}\n`,
  };
}

function fileEntry({ path, language, symbol, findings }: FileReport): unknown {
  return {
    path,
    language,
    symbol: symbol ?? null,
    findings: findings.map(({ rule, severity, message, range, paragraph, fixable }) => ({
      rule,
      severity,
      message,
      range,
      paragraph: paragraph ?? null,
      fixable,
    })),
  };
}

/** JSON that can be shown on a terminal: what it would obey or hide is escaped, which means the same. */
export function jsonText(value: unknown): string {
  return JSON.stringify(value).replace(/[\u007f-\u009f]|\p{Cf}|\p{Zl}|\p{Zp}/gu, (character) =>
    [...character].flatMap(units).map(escaped).join(''),
  );
}

function units(character: string): number[] {
  return Array.from({ length: character.length }, (_, index) => character.charCodeAt(index));
}

function escaped(unit: number): string {
  return `\\u${unit.toString(16).padStart(4, '0')}`;
}
