import { type ChildProcess, fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';
import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { newFrames } from '../../server/node/wire/frames';
import { framed } from './malformed';
import type { Said } from './raw-client';

/** An editor that speaks with a server by one of the ways there are, and waits for no answer before it goes on. */
export interface Speaker {
  /** Says all of these, as far as the way allows in one piece. */
  readonly say: (...messages: readonly object[]) => void;
  /** Resolves with what the server said, from the first on, once there is so much of it. */
  readonly heard: (count: number) => Promise<readonly Said[]>;
  /** Resolves with the exit status. */
  readonly ended: Promise<number | null>;
  readonly child: ChildProcess;
}

/** The ways by which the server of an extension may be spoken with; each is given its script, and a folder of its own. */
export const WAYS: Readonly<Record<string, (script: string, home: string) => Promise<Speaker>>> = {
  '--stdio': async (script) => throughPipes(script, ['--stdio']),
  '--node-ipc': async (script) => {
    const child = fork(script, ['--node-ipc']);
    const { heard, hear } = newEar();
    child.on('message', (said) => hear(said as Said));
    const say = (...messages: readonly object[]): void => {
      for (const message of messages) child.send(message);
    };
    return { say, heard, ended: endOf(child), child };
  },
  '--socket=PORT': (script) => throughSocket(script, undefined, (port) => [`--socket=${port}`]),
  '--socket PORT': (script) => throughSocket(script, undefined, (port) => ['--socket', String(port)]),
  '--pipe=NAME': (script, home) => {
    const name = process.platform === 'win32' ? `\\\\.\\pipe\\precis-${process.pid}` : join(home, 'pipe');
    return throughSocket(script, name, () => [`--pipe=${name}`]);
  },
};

/** A server whose standard streams are the way. */
export function throughPipes(script: string, args: readonly string[]): Speaker {
  const child = spawn(process.execPath, [script, ...args], { stdio: ['pipe', 'pipe', 'ignore'] });
  return { ...throughStreams(child.stdout, child.stdin), ended: endOf(child), child };
}

async function throughSocket(
  script: string,
  pipe: string | undefined,
  argsFor: (port: unknown) => readonly string[],
): Promise<Speaker> {
  const server = createServer();
  server.listen(pipe === undefined ? { host: '127.0.0.1', port: 0 } : { path: pipe });
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  const child = spawn(process.execPath, [script, ...argsFor(port)], { stdio: 'ignore' });
  const [socket] = (await once(server, 'connection')) as [Socket];
  server.close();
  return { ...throughStreams(socket, socket), ended: endOf(child), child };
}

function throughStreams(input: Readable, output: Writable): Pick<Speaker, 'say' | 'heard'> {
  const { heard, hear } = newEar();
  const framesOf = newFrames();
  // Writing to a process that has ended is an end like any other.
  output.on('error', () => {});
  input.on('error', () => {});
  input.on('data', (chunk: Buffer) => {
    for (const frame of framesOf(chunk)) if (frame.kind === 'value') hear(frame.value as Said);
  });
  return {
    heard,
    say: (...messages) => void output.write(Buffer.concat(messages.map((one) => framed(one)))),
  };
}

function endOf(child: ChildProcess): Promise<number | null> {
  return new Promise((resolve) => child.on('exit', resolve));
}

function newEar() {
  const all: Said[] = [];
  let waiting = (): void => {};
  return {
    hear(said: Said): void {
      all.push(said);
      waiting();
    },
    heard: (count: number): Promise<readonly Said[]> =>
      new Promise((resolve) => {
        waiting = () => {
          if (all.length >= count) resolve([...all]);
        };
        waiting();
      }),
  };
}
