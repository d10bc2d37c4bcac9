import fs from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { syncBuiltinESMExports } from 'node:module';

/** A disk that fails at the n-th thing that is asked of it: with an error, or as if the process had been killed. */

/** What happens at the call: an error of this code, or a halt before it or right behind it. */
export type Fault = string | 'halt before' | 'halt after';

/** How a run on a faulty disk came out. */
export interface Faulty<T> {
  /** What it gave; `undefined` when it was halted. */
  readonly result: T | undefined;
  /** The call at which it happened; `undefined` when there were not so many. */
  readonly at: string | undefined;
  /** All that was asked of the disk, in order. */
  readonly calls: readonly string[];
}

const ASKED = [
  'access',
  'chmod',
  'link',
  'lstat',
  'open',
  'opendir',
  'readdir',
  'realpath',
  'rename',
  'stat',
] as const;
const ASKED_AT_ONCE = [
  'closeSync',
  'fstatSync',
  'openSync',
  'readFileSync',
  'readdirSync',
  'statSync',
  'unlinkSync',
] as const;
const ASKED_OF_HANDLES = ['chmod', 'chown', 'readFile', 'stat', 'sync', 'writeFile'] as const;

type Call = (...args: unknown[]) => unknown;

/** Runs something while the n-th call fails, counted from 0. */
export async function onFaultyDisk<T>(fault: Fault, n: number, run: () => Promise<T>): Promise<Faulty<T>> {
  const calls: string[] = [];
  const toClose = new Set<() => unknown>();
  const underway = new Set<Promise<unknown>>();
  let at: string | undefined;
  let isHalted = false;
  let halt = (): void => {};
  const halted = new Promise<undefined>((resolve) => {
    halt = () => {
      isHalted = true;
      resolve(undefined);
    };
  });

  /** What is done is done, also of what reports an error; a handle is closed in any case. */
  function wrap(name: string, call: Call): Call {
    return function faulty(this: unknown, ...args) {
      // A process that was killed does nothing more.
      if (isHalted) return name.endsWith('Sync') ? raise('HALTED', name) : new Promise(() => {});
      if (calls.push(name) - 1 !== n) return follow(name, call.apply(this, args));
      at = name;
      if (fault === 'halt before') halt();
      if (fault === 'halt after' || /^close/.test(name)) {
        const done = follow(name, call.apply(this, args));
        if (fault === 'halt after') halt();
        if (done instanceof Promise) return done.then(() => fail(name));
      }
      return name.endsWith('Sync') ? raise(fault, name) : fail(name);
    };
  }
  /** A call that is under way comes to its end even when the process is killed, which hears of it no more. */
  function follow(name: string, done: unknown): unknown {
    if (!(done instanceof Promise)) return done;
    underway.add(done);
    return done.then(
      (given) => {
        underway.delete(done);
        const result = name === 'open' ? withFaultyClose(given) : given;
        return isHalted ? new Promise(() => {}) : result;
      },
      (error) => {
        underway.delete(done);
        return isHalted ? new Promise(() => {}) : Promise.reject(error);
      },
    );
  }
  /** How a handle is closed stands in each handle. */
  function withFaultyClose(handle: object): object {
    const close: Call = Reflect.get(handle, 'close');
    toClose.add(() => close.call(handle));
    replaceCall(handle, 'close', wrap);
    return handle;
  }
  const fail = (name: string): Promise<never> =>
    isHalted ? new Promise(() => {}) : Promise.reject(errorOf(fault, name));

  const handle = await open('.');
  const handles: FileHandle = Object.getPrototypeOf(handle);
  await handle.close();
  const undo = [
    ...ASKED.map((name) => replaceCall(fs.promises, name, wrap)),
    ...ASKED_AT_ONCE.map((name) => replaceCall(fs, name, wrap)),
    ...ASKED_OF_HANDLES.map((name) => replaceCall(handles, name, wrap)),
  ];
  syncBuiltinESMExports();
  try {
    return { result: await Promise.race([run(), halted]), at, calls };
  } finally {
    for (const restore of undo) restore();
    syncBuiltinESMExports();
    if (isHalted) {
      await Promise.allSettled(underway);
      // What a halted run holds open is closed; what is closed already says so.
      await Promise.allSettled([...toClose].map((close) => close()));
    }
  }
}

function replaceCall(target: object, name: string, wrap: (name: string, call: Call) => Call): () => void {
  const call: Call = Reflect.get(target, name);
  Reflect.set(target, name, wrap(name, call));
  return () => Reflect.set(target, name, call);
}

function errorOf(code: string, name: string): Error {
  return Object.assign(new Error(`${code}: ${name}`), { code });
}

function raise(code: string, name: string): never {
  throw errorOf(code, name);
}
