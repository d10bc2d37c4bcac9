import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { newFrames } from '../../server/node/wire/frames';
import { framed } from './malformed';

/** An editor that speaks bytes with a server process, and hides nothing of what comes back. */
export interface RawClient {
  readonly child: ChildProcessWithoutNullStreams;
  /** All that was said by the server, in order. */
  readonly heard: readonly Said[];
  send(bytes: Uint8Array): void;
  note(method: string, params: unknown): void;
  /** Resolves with the answer. */
  request(method: string, params: unknown): Promise<Said>;
  /** Forgets what was heard, so that a long conversation stays small. */
  forget(): void;
  /** Begins a conversation, in a folder or in none. */
  begin(rootUri?: string, initializationOptions?: object): Promise<void>;
  /** Resolves with the exit status. */
  readonly ended: Promise<number | null>;
}

export interface Said {
  readonly id?: number | string | null;
  readonly method?: string;
  readonly result?: unknown;
  readonly error?: { readonly code: number; readonly message: string };
}

/** How a server is started: arguments of Node before its script, and what is added to the environment. */
export interface Start {
  readonly execArgv: readonly string[];
  readonly env: Readonly<Record<string, string>>;
}

/** Starts a server. */
export function rawClient(
  script: string,
  args: readonly string[],
  { execArgv, env }: Start = { execArgv: [], env: {} },
): RawClient {
  const child = spawn(process.execPath, [...execArgv, script, ...args], { env: { ...process.env, ...env } });
  const framesOf = newFrames();
  const heard: Said[] = [];
  const waiting = new Map<number, (said: Said) => void>();
  let last = 0;
  child.stderr.resume();
  // Writing to a process that has ended is an end like any other.
  child.stdin.on('error', () => {});
  child.stdout.on('data', (chunk: Buffer) => {
    for (const frame of framesOf(chunk)) {
      if (frame.kind === 'broken') throw new Error(`The server says what is no message: ${frame.why}`);
      const said = frame.value as Said;
      heard.push(said);
      if (said.method === undefined && typeof said.id === 'number') {
        waiting.get(said.id)?.(said);
        waiting.delete(said.id);
      }
      // What the server asks is answered with nothing.
      if (said.method !== undefined && said.id !== undefined)
        client.send(framed({ jsonrpc: '2.0', id: said.id, result: null }));
    }
  });
  const ended = new Promise<number | null>((resolve) => child.on('exit', resolve));
  const client: RawClient = {
    child,
    heard,
    ended,
    forget: () => void heard.splice(0),
    send: (bytes) => void child.stdin.write(bytes),
    note: (method, params) => client.send(framed({ jsonrpc: '2.0', method, params })),
    request(method, params) {
      last++;
      const id = last;
      client.send(framed({ jsonrpc: '2.0', id, method, params }));
      return Promise.race([
        new Promise<Said>((resolve) => {
          waiting.set(id, resolve);
        }),
        ended.then((status) => Promise.reject(new Error(`The server ended with ${status}.`))),
      ]);
    },
    async begin(rootUri, initializationOptions = {}) {
      await client.request('initialize', {
        processId: null,
        rootUri: rootUri ?? null,
        initializationOptions,
        capabilities: { textDocument: { diagnostic: {} } },
      });
      client.note('initialized', {});
    },
  };
  return client;
}
