import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { buildBundles } from '../bundles';
import { rawClient } from '../wire/raw-client';

/** The command and the server as they are for users, with paths as Windows has them. */

/** Milliseconds. Processes start slowly on a busy computer. */
const PATIENCE = 60_000;

const root = fileURLToPath(new URL('../..', import.meta.url));
const home = realpathSync(mkdtempSync(join(tmpdir(), 'precis-windows-')));
const drive = join(home, 'c');
const share = join(home, 'share');
const onWindows = ['--require', join(root, 'test/windows/as-on-windows.cjs')];
const env = { WINDOWS_C: drive, WINDOWS_SHARE: share };

beforeAll(() => {
  buildBundles('command', join(home, 'command'));
  buildBundles('extension', join(home, 'extension'));
}, PATIENCE);

beforeEach(() => {
  for (const folder of [drive, share]) {
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder);
    cpSync(join(root, 'samples'), join(folder, 'My Records'), { recursive: true });
  }
});

afterAll(() => rmSync(home, { recursive: true, force: true }));

interface Ended {
  readonly status: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs the command in a folder, with these arguments for Node before it. */
function run(cwd: string, before: readonly string[], args: readonly string[], more = {}): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [...before, join(home, 'command/precis.js'), ...args], {
      cwd,
      env: { PATH: process.env['PATH'], ...env, ...more },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let [out, err] = ['', ''];
    child.stdout.on('data', (chunk) => {
      out += chunk;
    });
    child.stderr.on('data', (chunk) => {
      err += chunk;
    });
    child.on('error', reject);
    child.on('close', (status) => resolve({ status, out, err }));
  });
}

const records = join(drive, 'My Records');
const precis = (...args: readonly string[]): Promise<Ended> => run(records, onWindows, args);
const elsewhere = (...args: readonly string[]): Promise<Ended> => run(records, [], args);
const record = (folder: string): string =>
  readFileSync(join(folder, 'My Records/C24/C24-118.zh.record'), 'utf8');

describe('the command', { timeout: PATIENCE }, () => {
  it('says of a folder what it says elsewhere, again and again', async () => {
    const expected = await elsewhere('check', '.');
    expect(expected.out).toContain('C24/C24-118.zh.record');
    expect(await precis('check', '.')).toEqual(expected);
    const cached = ['check', '.', '--cache', '--cache-location', 'C:\\cache'];
    expect(await precis(...cached)).toEqual(expected);
    expect(await precis(...cached)).toEqual(expected);
  });

  it('takes paths and patterns with either slash, drives, shares, and names in any case', async () => {
    const one = await elsewhere('check', 'C24/C24-118.zh.record');
    for (const path of ['.\\C24\\C24-118.zh.record', 'c24/c24-118.ZH.record'])
      expect((await precis('check', path)).out.split('\n').slice(1)).toEqual(one.out.split('\n').slice(1));
    const some = await elsewhere('check', 'C24/*.zh.record');
    for (const pattern of ['C24\\*.zh.record', 'C24/*.zh.record', '.\\C24\\*.zh.record'])
      expect(await precis('check', pattern)).toEqual(some);
    const last = (text: string): string | undefined => text.trimEnd().split('\n').at(-1);
    const whole = last((await elsewhere('check', '.')).out);
    for (const folder of [
      'C:\\My Records',
      'c:/my records',
      '\\\\server\\share\\My Records',
      '..\\My Records',
    ])
      expect(last((await precis('check', folder)).out)).toBe(whole);
  });

  it('finds what is cited in a share', async () => {
    const { out } = await precis('refs', 'C24/8', '\\\\server\\share\\My Records');
    const expected = await elsewhere('refs', 'C24/8', '.');
    expect(out.replaceAll('//server/share/My Records/', '')).toBe(expected.out);
  });

  it('tells of addresses with a drive, and of those in a share', async () => {
    const { out } = await precis(
      'check',
      'C:\\My Records\\C24\\C24-118.zh.record',
      '\\\\server\\share\\My Records\\C24\\C24-118.zh.record',
      '--format',
      'sarif',
    );
    const addresses = new Set([...out.matchAll(/"uri":"(file:[^"]*)"/g)].map(([, uri]) => uri));
    expect([...addresses].sort()).toEqual([
      'file:///C:/My%20Records/C24/C24-118.zh.record',
      'file://server/share/My%20Records/C24/C24-118.zh.record',
    ]);
  });

  it('corrects what another program looks into for a moment, and says so when that does not end', async () => {
    const fix = ['check', 'C24\\C24-118.zh.record', '--fix'];
    const before = record(drive);
    const kept = await run(records, onWindows, fix, { WINDOWS_HELD: '100' });
    expect(kept.err).toContain('not fixed. You may not write here, or another program holds the file.');
    expect(kept.status).toBe(2);
    expect(record(drive)).toBe(before);
    const fixed = await run(records, onWindows, fix, { WINDOWS_HELD: '2' });
    expect(fixed.err).not.toContain('not fixed');
    await run(join(share, 'My Records'), [], ['check', 'C24/C24-118.zh.record', '--fix']);
    expect(record(drive)).toBe(record(share));
    expect(record(drive)).not.toBe(before);
  });
});

describe('the server', { timeout: PATIENCE }, () => {
  it.each([
    ['a drive', 'file:///c%3A/My%20Records'],
    ['a share', 'file://server/share/My%20Records'],
  ])('answers of a folder on %s as elsewhere', async (_, folder) => {
    const expected = await answers(pathToFileURL(join(drive, 'My Records')).href, []);
    expect(expected).toContain('BASE/C24/documents/S24-CL-C-0008%21R1%21MSW-E.txt');
    expect(await answers(folder, onWindows)).toBe(expected);
  });
});

/** What a server says of an open record and what it cites, when it has read its folder; that is called BASE. */
async function answers(folder: string, execArgv: readonly string[]): Promise<string> {
  const client = rawClient(join(home, 'extension/server.js'), ['--stdio'], { execArgv, env });
  await client.begin(folder);
  const uri = `${folder}/C24/C24-118.zh.record`;
  const text = record(drive);
  client.note('textDocument/didOpen', {
    textDocument: { uri, languageId: 'summary-record', version: 1, text },
  });
  const lines = text.split('\n');
  const line = lines.findIndex((words) => words.includes('C24/8(Rev.1)'));
  const position = { line, character: (lines[line] ?? '').indexOf('C24/8(Rev.1)') + 1 };
  const textDocument = { uri };
  const asked = async (method: string, params: object): Promise<unknown> =>
    (await client.request(method, params)).result;
  const references = { textDocument, position, context: { includeDeclaration: true } };
  // The folder is read meanwhile.
  while (!JSON.stringify(await asked('textDocument/references', references)).includes('C24-117'))
    await new Promise((resolve) => setTimeout(resolve, 50));
  const said = [
    await asked('textDocument/references', references),
    await asked('textDocument/definition', { textDocument, position }),
    await asked('textDocument/diagnostic', { textDocument }),
    await asked('workspace/symbol', { query: 'C24/8' }),
    await asked('textDocument/rename', { textDocument, position, newName: 'C24/9' }),
    await asked('workspace/willRenameFiles', {
      files: [
        {
          oldUri: `${folder}/C24/C24-119.zh.record`,
          newUri: `${folder}/C24/C24-149.zh.record`,
        },
      ],
    }),
  ];
  client.note('exit', null);
  await client.ended;
  return JSON.stringify(said, (key, value) => (key === 'resultId' ? undefined : value), 1).replaceAll(
    folder,
    'BASE',
  );
}
