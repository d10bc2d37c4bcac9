import { isAbsolute, normalize } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Notification, ReportingDescriptor, Result, Run } from 'sarif';
import type { Severity } from '../../src/profile/profile';
import { allRules } from '../../src/service';
import { jsonText } from './json';
import { type Problem, problemTitles, type ReportedFinding, type Reporter } from './report';

/** For code-scanning services: SARIF 2.1.0. */
export function sarifReporter(version: string): Reporter {
  const notifications: Notification[] = [];
  let separator = '';
  return {
    begin() {
      const schema = 'https://json.schemastore.org/sarif-2.1.0.json';
      const run = { tool: toolOf(version), columnKind: 'utf16CodeUnits' } as const satisfies Partial<Run>;
      const head = jsonText({ $schema: schema, version: '2.1.0', runs: [run] });
      // The results follow one by one, so that those of a whole archive need not be kept.
      return `${head.slice(0, -'}]}'.length)},"results":[`;
    },
    file({ path, findings }) {
      const entries = findings.map((finding) => {
        const entry = `${separator}\n${jsonText(resultOf(path, finding))}`;
        separator = ',';
        return entry;
      });
      return entries.join('');
    },
    problem(problem) {
      notifications.push(notificationOf(problem));
      return '';
    },
    end() {
      const invocations: Run['invocations'] = [
        {
          executionSuccessful: notifications.length === 0,
          ...(notifications.length > 0 ? { toolExecutionNotifications: notifications } : {}),
        },
      ];
      return `\n],"invocations":${jsonText(invocations)}}]}\n`;
    },
  };
}

const LEVELS = {
  error: 'error',
  warning: 'warning',
  information: 'note',
  hint: 'note',
} as const satisfies Readonly<Record<Severity, Result.level>>;

function toolOf(version: string): Run['tool'] {
  const rules: ReportingDescriptor[] = allRules().map(({ id, summary, severity }) => ({
    id,
    shortDescription: { text: summary },
    defaultConfiguration: { level: LEVELS[severity] },
  }));
  return { driver: { name: 'Précis', version, rules } };
}

function resultOf(path: string, { rule, severity, message, range }: ReportedFinding): Result {
  return {
    ruleId: rule,
    ruleIndex: allRules().findIndex(({ id }) => id === rule),
    level: LEVELS[severity],
    message: { text: message },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: addressOf(path) },
          region: {
            startLine: range.start.line + 1,
            startColumn: range.start.character + 1,
            endLine: range.end.line + 1,
            endColumn: range.end.character + 1,
          },
        },
      },
    ],
  };
}

function notificationOf({ shown, kind, why }: Problem): Notification {
  return {
    level: 'error',
    message: { text: `${problemTitles[kind]}: ${why}` },
    locations: [{ physicalLocation: { artifactLocation: { uri: addressOf(shown) } } }],
  };
}

/**
 * A relative address where the path is relative: whoever reads the report knows where the archive lies. One on a share of
 * Windows is shown with slashes, and is no share to whoever makes addresses.
 */
function addressOf(path: string): string {
  return isAbsolute(path)
    ? pathToFileURL(normalize(path)).href
    : path
        .replace(/\p{Cs}/gu, '\ufffd')
        .split('/')
        .map(encodeURIComponent)
        .join('/');
}
