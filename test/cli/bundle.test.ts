import { spawn } from 'node:child_process';
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildBundles } from '../bundles';
import { rawClient } from '../wire/raw-client';
import { CLEAN, folderWith, GAP, precis as inThisProcess, only } from './command';

/** The command as a process of its own, bundled as it is for users. */

/** Milliseconds. Processes start slowly on a busy computer. */
const PATIENCE = 30_000;

const root = fileURLToPath(new URL('../..', import.meta.url));
const home = mkdtempSync(join(tmpdir(), 'precis-bundle-'));
const bundle = join(home, 'dist/precis.js');

beforeAll(() => {
  buildBundles('command', join(home, 'dist'));
  copyFileSync(join(root, 'package.json'), join(home, 'package.json'));
}, PATIENCE);

afterAll(() => rmSync(home, { recursive: true, force: true }));

interface Ended {
  readonly status: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs the command. `readAtMost` is how many bytes of the report are wanted before the pipe is closed. */
function precis(cwd: string, args: readonly string[], stdin = '', readAtMost?: number): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [bundle, ...args], { cwd, env: { PATH: process.env['PATH'] } });
    let out = '';
    let err = '';
    child.stdout.on('data', (chunk) => {
      out += String(chunk);
      if (readAtMost !== undefined && out.length >= readAtMost) child.stdout.destroy();
    });
    child.stderr.on('data', (chunk) => {
      err += String(chunk);
    });
    child.on('error', reject);
    child.on('close', (status) => resolve({ status, out, err }));
    child.stdin.end(stdin);
  });
}

it('checks, explains, and tells its version', { timeout: PATIENCE }, async () => {
  const folder = folderWith({ 'precis.json': only('section-order'), 'a.record': CLEAN });
  const [checked, stdin, page, version] = await Promise.all([
    precis(folder, ['check', '.']),
    precis(folder, ['check', '--stdin'], GAP),
    precis(folder, ['explain', 'section-order']),
    precis(folder, ['--version']),
  ]);
  expect(checked).toEqual({
    status: 0,
    out: 'No faults in 1 record.\n',
    err: '1 file taken as records, 0 .txt files left.\n',
  });
  expect(stdin).toMatchObject({ status: 1, err: '' });
  expect(page.out).toMatch(/^# section-order\n/);
  expect(version.out).toMatch(/^\d+\.\d+\.\d+\n$/);
});

it('serves an editor', { timeout: PATIENCE }, async () => {
  const client = rawClient(bundle, ['lsp', '--stdio']);
  await client.begin();
  const textDocument = { uri: 'file:///a.record', languageId: 'summary-record', version: 1, text: GAP };
  client.note('textDocument/didOpen', { textDocument });
  const { result } = await client.request('textDocument/diagnostic', { textDocument });
  expect(JSON.stringify(result)).toContain('section-order');
  await client.request('shutdown', undefined);
  client.note('exit', undefined);
  expect(await client.ended).toBe(0);
});

/** More than a pipe holds at once. */
const MANY = Array.from(
  { length: 1000 },
  (_, index) => `${(index + 1) * 2}\t议题\n${(index + 1) * 2}.1\t同意。\n`,
).join('');

it('loses nothing of a long report', { timeout: PATIENCE }, async () => {
  const folder = folderWith({ 'precis.json': only('section-order'), 'a.record': MANY });
  const { status, out } = await precis(folder, ['check', 'a.record', '--format', 'json']);
  expect(JSON.parse(out).files[0].findings).toHaveLength(999);
  expect(status).toBe(1);
});

it('ends in silence when nobody reads on', { timeout: PATIENCE }, async () => {
  const folder = folderWith({ 'precis.json': only('section-order'), 'a.record': MANY });
  const { status, err } = await precis(folder, ['check', 'a.record'], '', 100);
  expect(err).toBe('');
  expect(status).toBe(1);
});

describe('several threads', () => {
  /** So many records that more than one thread is begun; each pair of them claims the same symbol. */
  const archive = (): string =>
    folderWith(
      Object.fromEntries(
        Array.from({ length: 400 }, (_, index) => [
          `${index}.record`,
          `文件 C24/${index >> 1}-C\n摘要记录\n\n${index % 3 === 0 ? GAP : CLEAN}`,
        ]),
      ),
    );

  it('report what one reports', { timeout: PATIENCE }, async () => {
    const folder = archive();
    const alone = await inThisProcess(folder, ['check', '.', '--format', 'json']);
    expect(alone.out.match(/document-symbol-duplicate/g)).toHaveLength(400);
    expect(await precis(folder, ['check', '.', '--format', 'json'])).toEqual(alone);
  });

  it('may fall over: the first one does their work', { timeout: PATIENCE }, async () => {
    const folder = archive();
    const alone = await inThisProcess(folder, ['check', '.']);
    const script = join(home, 'dist/thread.js');
    const whole = readFileSync(script);
    for (const broken of [
      'throw new Error("broken");',
      "const { workerData } = require('node:worker_threads'); Atomics.add(workerData.next, 0, 64); process.exit(1);",
    ]) {
      writeFileSync(script, broken);
      expect(await precis(folder, ['check', '.'])).toEqual(alone);
    }
    writeFileSync(script, whole);
  });
});
