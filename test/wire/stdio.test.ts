import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { buildBundles } from '../bundles';
import { runMessages } from '../fuzz/messages';
import { runRestarts } from '../fuzz/restarts';
import { seedTexts } from '../fuzz/texts';
import { framed, MALFORMED } from './malformed';
import { type RawClient, rawClient } from './raw-client';

/** The server as a process, spoken to in bytes. */

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const home = mkdtempSync(join(tmpdir(), 'precis-wire-'));
const script = join(home, 'server.js');
const URI = 'file:///archive/C24-200.en.record';
const FAULTY = '1\tOpening\n1.1\tThe Chair opened the meeting.\n3\tClosure\n3.1\tThe meeting rose.\n';

beforeAll(() => buildBundles('extension', home));
afterAll(() => rmSync(home, { recursive: true, force: true }));

let client: RawClient;
afterEach(() => client.child.kill());

async function begun(): Promise<RawClient> {
  client = rawClient(script, ['--stdio']);
  await client.begin();
  client.note('textDocument/didOpen', {
    textDocument: { uri: URI, languageId: 'summary-record', version: 1, text: FAULTY },
  });
  return client;
}

async function rulesFound(): Promise<unknown> {
  const { result } = await client.request('textDocument/diagnostic', { textDocument: { uri: URI } });
  return (result as { items: { code: string }[] }).items.map(({ code }) => code);
}

describe('after what is no message', () => {
  it('the same conversation goes on, and each is answered with its code', async () => {
    await begun();
    const right = await rulesFound();
    expect(right).toContain('section-order');
    for (const [name, { bytes, answers }] of Object.entries(MALFORMED)) {
      const before = client.heard.length;
      client.send(bytes);
      expect(await rulesFound(), name).toEqual(right);
      const codes = client.heard.slice(before).flatMap(({ error }) => error?.code ?? []);
      if (answers) expect(codes, name).toEqual(answers);
    }
    expect((await client.request('shutdown', undefined)).result).toBeNull();
    client.note('exit', undefined);
    expect(await client.ended).toBe(0);
  });

  it('all of them at once, and byte by byte, are no more than each alone', async () => {
    await begun();
    const right = await rulesFound();
    const all = Buffer.concat(
      Object.values(MALFORMED)
        .map(({ bytes }) => bytes)
        .filter(({ length }) => length < 1000),
    );
    client.send(all);
    expect(await rulesFound()).toEqual(right);
    for (let at = 0; at < all.length; at += 7) {
      client.send(all.subarray(at, at + 7));
      if (at % 70 === 0) await new Promise(setImmediate);
    }
    expect(await rulesFound()).toEqual(right);
  });
});

it('thousands of messages with something wrong with them end nothing and swallow nothing', async () => {
  client = rawClient(script, ['--stdio']);
  const counts = await runMessages(client, { seed: 20_240_610, cases: 4000 });
  expect(counts.checks).toBe(20);
  expect(counts.answers).toBeGreaterThan(500);
  expect(counts.refusals).toBeGreaterThan(1000);
});

it('what takes the place of a killed one knows what that one would know', async () => {
  const start = (): RawClient => {
    client = rawClient(script, ['--stdio']);
    return client;
  };
  const counts = await runRestarts(start, seedTexts(ROOT), { seed: 20_240_610, cases: 5 });
  expect(counts.kills).toBe(5);
  expect(counts.edits).toBeGreaterThan(10);
  expect(counts.findings).toBeGreaterThan(10);
});

it.skipIf(process.platform === 'win32')('reads nothing that a link out of the folder leads to', async () => {
  const folder = mkdtempSync(join(home, 'folder-'));
  const secret = mkdtempSync(join(home, 'secret-'));
  writeFileSync(join(secret, 'C24-8.txt'), 'Document C24/8-E\n\nSECRET TITLE\n');
  symlinkSync(join(secret, 'C24-8.txt'), join(folder, 'C24-8.txt'));
  const address = (path: string): string => pathToFileURL(join(folder, path)).href;
  client = rawClient(script, ['--stdio']);
  await client.begin(address(''));
  const uri = address('C24-118.en.record');
  const text = 'Document C24/118-E\n1\tReport (Document C24/8)\n1.1\tDocument C24/8.\n';
  client.note('textDocument/didOpen', {
    textDocument: { uri, languageId: 'summary-record', version: 1, text },
  });
  await client.request('workspace/symbol', { query: 'C24' });
  client.note('workspace/didChangeWatchedFiles', { changes: [{ uri: address('C24-8.txt'), type: 1 }] });
  const position = { line: 1, character: 20 };
  const hover = await client.request('textDocument/hover', { textDocument: { uri }, position });
  expect(JSON.stringify(hover)).toContain('C24/8');
  await client.request('workspace/symbol', { query: 'SECRET' });
  expect(JSON.stringify(client.heard)).not.toContain('SECRET TITLE');
});

describe('the order of a conversation', () => {
  it('begins with initialize', async () => {
    client = rawClient(script, ['--stdio']);
    const early = await client.request('textDocument/hover', {});
    expect(early.error?.code).toBe(-32002);
    client.note('textDocument/didOpen', {});
    await client.begin();
    expect((await client.request('shutdown', undefined)).error).toBeUndefined();
  });

  it('holds nothing after shutdown but the exit', async () => {
    await begun();
    await client.request('shutdown', undefined);
    const late = await client.request('textDocument/hover', {
      textDocument: { uri: URI },
      position: { line: 0, character: 0 },
    });
    expect(late.error?.code).toBe(-32600);
    client.note('textDocument/didOpen', {});
    client.note('exit', undefined);
    expect(await client.ended).toBe(0);
  });

  it('ends with the editor, and is a failure when nobody said so', async () => {
    await begun();
    client.child.stdin.end();
    expect(await client.ended).toBe(1);
    await begun();
    await client.request('shutdown', undefined);
    client.child.stdin.end();
    expect(await client.ended).toBe(0);
    await begun();
    client.note('exit', undefined);
    expect(await client.ended).toBe(1);
  });

  it('answers what was sent in one piece in its order', async () => {
    await begun();
    const ids = Array.from({ length: 200 }, (_, index) => 1000 + index);
    client.send(
      Buffer.concat(
        ids.map((id) =>
          framed({
            jsonrpc: '2.0',
            id,
            method: 'textDocument/documentSymbol',
            params: { textDocument: { uri: URI } },
          }),
        ),
      ),
    );
    await rulesFound();
    const answered = client.heard.flatMap(({ id }) => (typeof id === 'number' && id >= 1000 ? [id] : []));
    expect(answered).toEqual(ids);
  });
});
