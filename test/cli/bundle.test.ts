import { spawn } from 'node:child_process';
import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TOO_MUCH } from '../../server/node/check/examine';
import { examineAll } from '../../server/node/check/pool';
import type { Examined, Task } from '../../server/node/check/task';
import { profiles } from '../../server/profiles/index';
import { defaultSettings } from '../../server/src/index/settings';
import { buildBundles } from '../bundles';
import { rawClient } from '../wire/raw-client';
import { CLEAN, folderWith, GAP, precis as inThisProcess, only } from './command';

/** The command as a process of its own, bundled as it is for users. */

/** Milliseconds. Processes start slowly on a busy computer. */
const PATIENCE = 30_000;

const root = fileURLToPath(new URL('../..', import.meta.url));
const home = mkdtempSync(join(tmpdir(), 'precis-bundle-'));
const bundle = join(home, 'dist/precis.js');
const BREAK_DOWN = join(root, 'test/break-down.cjs');

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

/**
 * Runs the command. `readAtMost` is how many bytes of the report are wanted before the pipe is closed, `options` are for Node.
 */
function precis(
  cwd: string,
  args: readonly string[],
  stdin = '',
  { readAtMost, options = '' }: { readonly readAtMost?: number; readonly options?: string } = {},
): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [bundle, ...args], {
      cwd,
      env: { PATH: process.env['PATH'], NODE_OPTIONS: options },
    });
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

/** A thousand faults: more than a pipe holds at once, and none of a rule that stops telling. */
const MANY = `1\tOpening\n${Array.from({ length: 1000 }, (_, index) => `1.${index + 1}\tThe Council noted C24/8 (Rev.1).\n`).join('')}`;

it('loses nothing of a long report', { timeout: PATIENCE }, async () => {
  const folder = folderWith({ 'precis.json': only('document-form'), 'a.record': MANY });
  const { status, out } = await precis(folder, ['check', 'a.record', '--format', 'json']);
  expect(JSON.parse(out).files[0].findings).toHaveLength(1000);
  expect(status).toBe(1);
});

it('ends in silence when nobody reads on', { timeout: PATIENCE }, async () => {
  const folder = folderWith({ 'precis.json': only('document-form'), 'a.record': MANY });
  const { status, err } = await precis(folder, ['check', 'a.record'], '', { readAtMost: 100 });
  expect(err).toBe('');
  expect(status).toBe(1);
});

it('leaves what was loaded before it as it was', { timeout: PATIENCE }, async () => {
  const folder = folderWith({ 'a.record': CLEAN });
  const before = join(home, 'before.cjs');
  // What V8 has made of a pattern at its first use must be fit for the next.
  writeFileSync(
    before,
    "const words = /a(b+)c/; words.exec('abbc'); process.on('exit', () => console.error('abbc'.replace(words, '$1')));",
  );
  const { status, err } = await precis(folder, ['check', 'a.record'], '', { options: `--require ${before}` });
  expect(status).toBe(0);
  expect(err).toMatch(/^bb$/m);
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

  it('lose no file but that over which one fell', { timeout: PATIENCE }, async () => {
    const folder = archive();
    const fatal = 100;
    writeFileSync(join(folder, `${fatal}.record`), `${CLEAN}% BREAK_DOWN_THREAD\n`);
    const tasks = Array.from({ length: 200 }, (_, index): Task => {
      return { path: join(folder, `${index}.record`), by: 'named', ruling: 0 };
    });
    const [profile] = profiles;
    if (!profile) throw new Error('There is no profile.');
    const thread = join(home, 'dist/breaking-thread.js');
    writeFileSync(thread, `require(${JSON.stringify(BREAK_DOWN)}); require('./thread.js');`);
    const mark = join(folder, 'mark');
    process.env['BREAK_DOWN_MARK'] = mark;
    const examined = new Map<number, Examined>();
    const circumstances = { thread, isOver: () => false, checks: false };
    for await (const batch of examineAll(tasks, [{ profile, settings: defaultSettings }], circumstances)) {
      for (const [task, result] of batch.results) examined.set(task, result);
      // This thread goes on when the other one has taken the rest and fallen.
      while (!existsSync(mark)) await new Promise(setImmediate);
    }
    delete process.env['BREAK_DOWN_MARK'];
    expect(examined.size).toBe(200);
    expect(examined.get(fatal)).toEqual(TOO_MUCH);
    expect([...examined.values()].filter(({ kind }) => kind === 'record')).toHaveLength(199);
  });

  it('bear a large file, and lose only one that is too much', { timeout: 2 * PATIENCE }, async () => {
    const large = `${CLEAN}% ${'A remark. '.repeat(900_000)}\n`;
    const folder = folderWith({
      'a.record': GAP,
      'large.record': large,
      'fatal.record': `${large}% BREAK_DOWN_MEMORY\n`,
    });
    const options = `--max-old-space-size=300 --require ${BREAK_DOWN}`;
    const { status, out, err } = await precis(folder, ['check', '.', '--format', 'json'], '', { options });
    expect(JSON.parse(out).files.map(({ path }: { path: string }) => path)).toEqual([
      'a.record',
      'large.record',
    ]);
    expect(err).toContain('fatal.record: not checked. Reading it took more memory than there is.');
    expect(status).toBe(2);
  });
});
