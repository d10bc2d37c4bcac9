import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createContext, runInContext } from 'node:vm';
import { MessageChannel } from 'node:worker_threads';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { buildBundles } from '../bundles';

/** The server as the script of a worker, in a scope that has what a browser has there and nothing of Node. */

const home = mkdtempSync(join(tmpdir(), 'precis-worker-'));
const URI = 'file:///archive/C24-200.en.record';
const FAULTY = '1\tOpening\n1.1\tThe Chair opened the meeting.\n3\tClosure\n3.1\tThe meeting rose.\n';

beforeAll(() => buildBundles('extension', home));
afterAll(() => rmSync(home, { recursive: true, force: true }));

interface Said {
  readonly id?: number;
  readonly method?: string;
  readonly result?: unknown;
}

/** A worker's scope, and what its editor says to it. */
function workerScope() {
  const waiting = new Map<number, (result: unknown) => void>();
  const scope: Record<string, unknown> = {
    ...{ atob, console, MessageChannel, setTimeout, clearTimeout, TextDecoder, TextEncoder, URL },
    importScripts() {
      throw new Error('The script loads another one.');
    },
    addEventListener() {},
    postMessage({ id, method, result }: Said) {
      if (id !== undefined && method === undefined) waiting.get(id)?.(result);
      // What the server asks is answered with nothing.
      else if (id !== undefined) queueMicrotask(() => send({ id, result: null }));
    },
  };
  scope['self'] = scope;
  const send = (message: object): void => {
    const { onmessage } = scope;
    if (typeof onmessage === 'function') onmessage({ data: { jsonrpc: '2.0', ...message } });
  };
  let last = 0;
  return {
    scope,
    note: (method: string, params: unknown) => send({ method, params }),
    request: (method: string, params: unknown) =>
      new Promise<unknown>((resolve) => {
        waiting.set(++last, resolve);
        send({ id: last, method, params });
      }),
  };
}

it('a worker runs the script of the server, in which nothing asks for what only Node has', async () => {
  const { scope, note, request } = workerScope();
  const given = Object.keys(scope);
  runInContext(readFileSync(join(home, 'service.js'), 'utf8'), createContext(scope));
  const left = Object.keys(scope).filter((name) => !given.includes(name) && !name.startsWith('__zod'));
  expect(left).toEqual([]);
  await new Promise(setImmediate);
  await request('initialize', { processId: null, rootUri: null, capabilities: {}, locale: 'fr' });
  note('initialized', {});
  note('textDocument/didOpen', {
    textDocument: { uri: URI, languageId: 'summary-record', version: 1, text: FAULTY },
  });
  const report = await request('textDocument/diagnostic', { textDocument: { uri: URI } });
  const { items } = report as {
    readonly items: readonly { readonly code: string; readonly message: string }[];
  };
  expect(items.find(({ code }) => code === 'section-order')?.message).toMatch(/attendu/);
});
