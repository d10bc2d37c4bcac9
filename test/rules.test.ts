import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { URI } from 'vscode-uri';
import { profiles } from '../server/profiles/index';
import { readSettings } from '../server/src/index/read-settings';
import { Workspace } from '../server/src/index/workspace';
import { checkInArchive, checkRecord, concernedIn, together } from '../server/src/rules/check';
import { rules } from '../server/src/rules/index';
import type { Finding } from '../server/src/rules/rule';
import { parse } from '../server/src/syntax/parse';
import { applyEdits } from '../server/src/text/edits';
import { type Case, conceal, type Fence, mark, readPage, reveal, rewrite, unmark } from './pages/page';

/**
 * Every rule's page is its test: each case is checked with that rule alone, and what it finds must stand in the
 * text and in the list. A case may hold the archive around the record: more records, each with its path, the names of
 * files, the settings. `UPDATE=1` writes what was found into the page; read the difference, it is the review.
 */

for (const rule of rules) {
  const path = new URL(`../server/src/rules/${rule.id}.md`, import.meta.url);
  const page = readFileSync(path, 'utf8');
  const changes: { from: number; to: number; lines: string[] }[] = [];
  describe(rule.id, () => {
    const cases = readPage(page);
    it('has a page with a faultless and a faulty case', () => {
      expect(cases.some(({ expected }) => expected.length === 0)).toBe(true);
      expect(cases.some(({ expected }) => expected.length > 0)).toBe(true);
    });
    for (const example of cases) {
      it(example.name, () => {
        const actual = run(rule.id, example);
        if (process.env['UPDATE']) changes.push(...actual.changes);
        else expect(actual.shown).toEqual(actual.wanted);
      });
    }
    if (process.env['UPDATE'])
      it('is written anew', () => {
        writeFileSync(path, rewrite(page, changes));
      });
  });
}

interface Outcome {
  readonly wanted: string;
  readonly shown: string;
  readonly changes: { from: number; to: number; lines: string[] }[];
}

function run(id: string, example: Case): Outcome {
  const [subject, ...others] = example.fences;
  if (!subject) throw new Error(`“${example.name}” has no text.`);
  const [, language = 'zh', path = 'checked.record'] = subject.info.split(' ');
  const text = reveal(unmark(subject.text));
  const uri = uriOf(path);
  const workspace = archiveOf(others);
  const record = parse(text, workspace.profile, language);
  workspace.open(uri, 1, text);
  const severities = Object.fromEntries(
    rules.map((rule) => [rule.id, rule.id === id ? rule.severity : ('off' as const)]),
  );
  // The rule's own severities matter on its page, so they are not set from outside.
  delete severities[id];
  const options = {
    severities,
    uri,
    onFailure: (_: string, error: unknown) => {
      throw error;
    },
  };
  const summary = workspace.summary(uri);
  const findings = summary
    ? together(checkRecord(record, options), checkInArchive(summary, workspace, options))
    : checkRecord(record, options);
  const isKnown = concernedIn(workspace, options).has(uri);
  const rule = rules.find((candidate) => candidate.id === id);
  if (rule?.kind === 'archive' && findings.length > 0) expect(isKnown).toBe(true);
  const list = findings.map((finding) => {
    const severity = finding.severity === rule?.severity ? '' : ` (${finding.severity})`;
    return `- ${id}: ${describeFinding(finding)}${severity}`;
  });
  const marked = conceal(
    mark(
      text,
      findings.map(({ span }) => span),
    ),
  );
  const wanted = [subject.text, ...example.expected];
  const shown = [marked, ...list];
  const changes = [{ from: subject.from, to: subject.to, lines: marked.split('\n') }];
  if (list.length > 0 && example.expected.length === 0)
    changes.push({ from: example.expectedFrom, to: example.expectedTo, lines: ['', ...list] });
  else changes.push({ from: example.expectedFrom, to: example.expectedTo, lines: list });
  for (const fence of others.filter(({ info }) => info.startsWith('fixed'))) {
    const choice = Number(fence.info.split(' ')[1] ?? '1') - 1;
    const edits = findings.flatMap((finding) => finding.fixes()[choice]?.edits ?? []);
    const fixed = conceal(applyEdits(text, edits));
    wanted.push(fence.text);
    shown.push(fixed);
    changes.push({ from: fence.from, to: fence.to, lines: fixed.split('\n') });
  }
  return { wanted: wanted.join('\n'), shown: shown.join('\n'), changes };
}

/** The archive around a record: its other texts, files that are only there, and its settings. */
function archiveOf(fences: readonly Fence[]): Workspace {
  const texts = new Map<string, string>();
  const workspace = new Workspace(profiles, (uri) => texts.get(uri));
  for (const { info, text } of fences) {
    const [what, language = '', path = ''] = info.split(' ');
    if (what === 'settings') workspace.configure(readSettings(text).settings);
    if (what === 'record') texts.set(uriOf(path), reveal(text));
    if (what === 'record') workspace.note(uriOf(path), reveal(text));
    if (what === 'record') expect(workspace.summary(uriOf(path))?.language).toBe(language);
    if (what === 'files')
      for (const name of text.split('\n')) workspace.addFile(uriOf(name), `/archive/${name}`);
  }
  return workspace;
}

function uriOf(path: string): string {
  return URI.file(`/archive/${path}`).toString();
}

function describeFinding({ message, args }: Finding): string {
  const values = Object.entries(args).map(([name, value]) => `${name}=${conceal(String(value))}`);
  return [message, ...values].join(' ');
}
