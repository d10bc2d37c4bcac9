/** An editor at the other end of a server's pipe, that measures how long it waits. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { createMessageConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-jsonrpc/node';

/**
 * How a server is started, what it is told, and what it asks of an editor beyond the protocol.
 *
 * @typedef {object} Server
 * @property {readonly string[]} args
 * @property {Record<string, string>} [env] beside that of this process
 * @property {string} [languageId]
 * @property {unknown} [settings]
 * @property {(method: string, params: any) => void} [sees] what its client knows of what is sent
 * @property {(method: string, params: any) => unknown} [answer]
 */

/** How the extension starts the server. */
const { execArgv, env } = JSON.parse(readFileSync('client/server-process.json', 'utf8'));

/** @type {Server} */
export const PRECIS = { args: [...execArgv, resolve('dist/server.js'), '--stdio'], env };

/** The yardstick: the same pipe, and nothing behind it. @type {Server} */
export const ECHO = { args: [resolve('scripts/bench/echo-server.mjs')] };

/** Loaded into a server that is asked for its memory. */
const REPORTS = ['--expose-gc', '--import', pathToFileURL(resolve('scripts/bench/report-memory.mjs')).href];

/** Who is not answered after that many milliseconds will not be. */
const PATIENCE = 120_000;

/**
 * @typedef {object} Conversation
 * @property {import('vscode-jsonrpc/node').MessageConnection} connection
 * @property {number} started milliseconds from the start of the process to its answer to `initialize`
 * @property {(method: string, params: unknown) => Promise<any>} request
 * @property {(method: string, params: unknown) => Promise<void>} notify
 * @property {(method: string, is?: (params: any) => boolean) => Promise<any>} told the next notification of a kind
 * @property {() => Promise<NodeJS.MemoryUsage>} memory of the server, after what can be thrown away is gone
 * @property {() => Promise<void>} end
 */

/**
 * Starts a server and opens a folder with it; resolves when the server has read the folder.
 *
 * @param {{ server?: Server, folder?: string, pulls?: boolean, reports?: boolean }} options whether the client asks for
 *   diagnostics itself, and whether the server is to be asked for its memory
 * @returns {Promise<Conversation>}
 */
export async function converse({ server = PRECIS, folder, pulls = false, reports = false }) {
  const begin = performance.now();
  const child = spawn(process.execPath, [...(reports ? REPORTS : []), ...server.args], {
    env: { ...process.env, ...server.env },
    stdio: ['pipe', 'pipe', 'inherit', 'ipc'],
  });
  const connection = createMessageConnection(
    new StreamMessageReader(child.stdout),
    new StreamMessageWriter(child.stdin),
  );
  /** @type {Map<string, Set<{ is: (params: any) => boolean, resolve: (params: any) => void }>>} */
  const waiting = new Map();
  connection.onNotification((method, params) => {
    const waiters = waiting.get(method) ?? new Set();
    for (const waiter of [...waiters])
      if (waiter.is(params)) {
        waiters.delete(waiter);
        waiter.resolve(params);
      }
  });
  connection.onRequest((method, params) => server.answer?.(method, params) ?? null);
  connection.listen();

  const told = (method, is = () => true) => {
    const waiters = waiting.get(method) ?? new Set();
    waiting.set(method, waiters);
    return inTime(method, new Promise((resolve) => waiters.add({ is, resolve })));
  };
  const request = (method, params) => inTime(method, connection.sendRequest(method, params));
  const uri = folder && addressOf(folder);
  await request('initialize', {
    processId: process.pid,
    rootUri: uri ?? null,
    workspaceFolders: uri ? [{ uri, name: 'archive' }] : null,
    initializationOptions: { showsArchive: true, markdownFileExtensions: ['md'] },
    capabilities: {
      workspace: { workspaceFolders: true },
      textDocument: pulls ? { diagnostic: {} } : { publishDiagnostics: { versionSupport: true } },
    },
  });
  const started = performance.now() - begin;
  const isRead = folder && server === PRECIS ? told('precis/archiveChanged') : undefined;
  await connection.sendNotification('initialized', {});
  if (server.settings)
    await connection.sendNotification('workspace/didChangeConfiguration', { settings: server.settings });
  await isRead;
  return {
    connection,
    started,
    request,
    notify(method, params) {
      server.sees?.(method, params);
      return connection.sendNotification(method, params);
    },
    told,
    async memory() {
      const answer = once(child, 'message');
      child.send('memory');
      return (await answer)[0];
    },
    async end() {
      const closed = once(child, 'exit');
      await request('shutdown', undefined);
      await connection.sendNotification('exit');
      child.disconnect();
      await closed;
      connection.dispose();
    },
  };
}

/** @template T @param {string} what @param {Promise<T>} promise @returns {Promise<T>} */
async function inTime(what, promise) {
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`No answer to ${what} in ${PATIENCE} ms.`)), PATIENCE);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}

export function addressOf(...path) {
  return pathToFileURL(join(...path)).href;
}

/**
 * A document that is open in the editor.
 *
 * @param {Conversation} conversation
 * @param {{ uri: string, text: string, pulls?: boolean, languageId?: string }} about
 */
export async function openDocument(
  conversation,
  { uri, text, pulls = false, languageId = 'summary-record' },
) {
  const { notify, request, told } = conversation;
  let version = 1;
  let resultId;
  /** What an answer that nothing has changed leaves as it is. */
  let held = [];
  /** The diagnostics of the version that was sent last: asked for, or waited for. */
  const judged = async () => {
    if (!pulls)
      return (
        await told(
          'textDocument/publishDiagnostics',
          (params) => params.uri === uri && (params.version ?? version) >= version,
        )
      ).diagnostics;
    const report = await request('textDocument/diagnostic', {
      textDocument: { uri },
      ...(resultId === undefined ? {} : { previousResultId: resultId }),
    });
    resultId = report.resultId;
    if (report.kind === 'full') held = report.items;
    return held;
  };
  const timed = async (send) => {
    const begin = performance.now();
    const answer = pulls ? send().then(judged) : judged();
    if (!pulls) await send();
    const { length } = await answer;
    return { time: performance.now() - begin, findings: length };
  };
  const opened = await timed(() =>
    notify('textDocument/didOpen', { textDocument: { uri, languageId, version, text } }),
  );
  return {
    opened,
    /** Sends a change and tells how long its diagnostics took. */
    change(range, typed) {
      version++;
      return timed(() =>
        notify('textDocument/didChange', {
          textDocument: { uri, version },
          contentChanges: [{ range, text: typed }],
        }),
      );
    },
    /** Tells how long it takes until other diagnostics come, after something was sent that is no change of the text. */
    after(send) {
      return timed(send);
    },
    close: () => notify('textDocument/didClose', { textDocument: { uri } }),
  };
}
