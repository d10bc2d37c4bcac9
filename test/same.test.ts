import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Diagnostic } from 'vscode-languageserver';
import { rules } from '../server/src/rules/index';
import { folderWith, precis } from './cli/command';
import { sampleArchive } from './protocol/archive';
import { type Conversation, converse, MODERN, ROOT } from './protocol/conversation';

/** The command and the server find the same; and a rule that fails costs both of them its own findings alone. */

const SAMPLES = fileURLToPath(new URL('../samples', import.meta.url));

interface Told {
  readonly rule: unknown;
  readonly message: string;
  readonly range: unknown;
}

const inOrder = (all: readonly Told[]): string[] => all.map((one) => JSON.stringify(one)).sort();

async function toldByCommand(folder: string, args: readonly string[]): Promise<Map<string, string[]>> {
  const { out } = await precis(folder, ['check', ...args, '--format', 'json']);
  const { files }: { files: { path: string; findings: Told[] }[] } = JSON.parse(out);
  return new Map(
    files.map(({ path, findings }) => [
      path,
      inOrder(findings.map(({ rule, message, range }) => ({ rule, message, range }))),
    ]),
  );
}

async function toldByServer(editor: Conversation, uri: string, text: string): Promise<string[]> {
  await editor.open(uri, text);
  await editor.pull(uri);
  // Once more, when the archive is known.
  await editor.request('workspace/symbol', { query: 'C24' });
  const report = await editor.pull(uri);
  if (report.kind !== 'full') throw new Error('There is no report.');
  return inOrder(
    report.items.map(({ code, message, range }: Diagnostic) => ({
      rule: code,
      message: String(message),
      range,
    })),
  );
}

it('the command and the server find the same in the samples', async () => {
  const files = sampleArchive();
  const byCommand = await toldByCommand(SAMPLES, ['.']);
  expect(byCommand.size).toBeGreaterThan(8);
  const editor = await converse(MODERN, files);
  for (const [path, findings] of byCommand) {
    if (!path.endsWith('.record')) continue;
    const uri = `${ROOT}/${path}`;
    expect(await toldByServer(editor, uri, files.get(uri) ?? ''), path).toEqual(findings);
  }
  await editor.end();
});

describe('a rule that throws', () => {
  afterEach(() => vi.restoreAllMocks());
  const record = (): string => readFileSync(join(SAMPLES, 'C24/C24-118.en.record'), 'utf8');

  it.each(rules.map((rule) => [rule.id, rule] as const))(
    'costs its own findings alone: %s',
    async (id, rule) => {
      const files = {
        'C24/C24-118.en.record': record(),
        'precis.json': readFileSync(join(SAMPLES, 'precis.json'), 'utf8'),
      };
      const folder = folderWith(files);
      const whole = await toldByCommand(folder, ['.']);
      vi.spyOn(rule, 'check').mockImplementation(() => {
        throw new Error('A rule falls over.');
      });
      const rest = ([path, findings]: [string, string[]]): [string, string[]] => [
        path,
        findings.filter((finding) => JSON.parse(finding).rule !== id),
      ];
      expect([...(await toldByCommand(folder, ['.']))]).toEqual([...whole].map(rest));
      const { err } = await precis(folder, ['check', '.']);
      // A rule that sees the archive is asked only where there is something for it to see.
      const least = rule.kind === 'archive' ? 0 : 1;
      const tells = (text: string, what: string): number => text.split(what).length - 1;
      expect([least, 1]).toContain(tells(err, `The rule “${id}” failed`));
      const uri = `${ROOT}/C24/C24-118.en.record`;
      const editor = await converse(
        MODERN,
        new Map(Object.entries(files).map(([path, text]) => [`${ROOT}/${path}`, text])),
      );
      const [wanted] = [...whole].map(rest);
      expect(await toldByServer(editor, uri, files['C24/C24-118.en.record'])).toEqual(wanted?.[1]);
      await editor.end();
      expect([least, 1]).toContain(tells(editor.logged.join('\n'), `The rule ${id} failed`));
    },
  );
});
