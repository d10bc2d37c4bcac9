import { availableParallelism } from 'node:os';
import { setImmediate } from 'node:timers/promises';
import { Worker as Thread } from 'node:worker_threads';
import { keyOfName } from '../../src/index/symbol-key';
import { comparesVersions } from '../../src/service';
import { TOO_MUCH } from './examine';
import { sent } from './sent-work';
import { sharesOf } from './shares';
import type { Batch, Ruling, Task } from './task';
import { LAST, MAIN, type Work, work } from './work';

/** Below this many files another thread has not even begun when all is done. */
const WORTH_THREADS = 150;

/** Beyond this many threads the disk is what is waited for. */
const MOST_THREADS = 8;

/** Where and how long tasks are worked on. */
export interface Circumstances {
  /** The script of a further thread; without one this thread does all. */
  readonly thread: string | undefined;
  /** Whether the person wants no more of it. */
  readonly isOver: () => boolean;
  /** Whether the records are to be checked, and their language versions compared; else it is only told what they say. */
  readonly checks: boolean;
}

/**
 * Examines files, on as many threads as the computer has, and gives the results as they come, in no order. This thread
 * takes its share, but for large files. What a thread that fell over leaves undone is done here. A file over which one fell
 * is given a thread of its own: when that falls over it, too, that is what is said of the file.
 */
export async function* examineAll(
  tasks: readonly Task[],
  rulings: readonly Ruling[],
  { thread, isOver, checks }: Circumstances,
): AsyncGenerator<Batch> {
  const shares = sharesOf(tasks.map((task) => (checks ? familyOf(task, rulings) : task.path)));
  const all: Work = { tasks, rulings, shares, checks, next: shared(0) };
  const here = thread === undefined ? LAST : MAIN;
  const number = tasks.length < WORTH_THREADS ? 0 : Math.min(availableParallelism(), MOST_THREADS) - 1;
  const threads = startThreads(all, thread, number);
  const answered = new Uint8Array(tasks.length);
  const note = (batch: Batch): Batch => {
    for (const [task] of batch.results) answered[task] = 1;
    return batch;
  };
  try {
    for (const batch of work(all, here)) {
      yield note(batch);
      // What other threads have sent comes in between.
      await setImmediate();
      for (let other = threads.received(); other; other = threads.received()) yield note(other);
      if (isOver()) return;
    }
    for await (const batch of threads.rest()) {
      yield note(batch);
      if (isOver()) return;
    }
    const isLeft = (place: number): boolean => answered[place] === 0 && !threads.fellOver.has(place);
    const left = shares
      .map((share) => share.map((family) => family.filter(isLeft)))
      .filter((share) => share.some(({ length }) => length > 0));
    const again = { ...all, shares: left, next: new Int32Array(1) };
    for (const batch of work(again, here)) yield note(batch);
  } finally {
    await threads.end();
  }
  for (const place of tasks.keys()) {
    if (answered[place] === 1) continue;
    yield* examineAlone({ ...all, shares: [[[place]]], next: shared(0) }, place, thread);
    if (isOver()) return;
  }
}

/** Examines one file on a thread of its own. */
async function* examineAlone(alone: Work, place: number, thread: string | undefined): AsyncGenerator<Batch> {
  const threads = startThreads(alone, thread, 1);
  let isAnswered = false;
  try {
    for await (const batch of threads.rest()) {
      isAnswered = true;
      yield batch;
    }
  } finally {
    await threads.end();
  }
  if (isAnswered) return;
  if (threads.fellOver.has(place)) yield { texts: [], results: [[place, TOO_MUCH]], comparisons: [] };
  // A thread that did not even begin says nothing of the file.
  else yield* work({ ...alone, next: new Int32Array(1) }, LAST);
}

/** A number that threads share. */
function shared(value: number): Int32Array {
  return new Int32Array(new SharedArrayBuffer(4)).fill(value);
}

/** The document that a file is by its name, where the versions of one are compared; elsewhere the file by itself. */
function familyOf({ path, ruling }: Task, rulings: readonly Ruling[]): string | undefined {
  const its = rulings[ruling];
  if (!its || !comparesVersions(its.profile, its.settings)) return path;
  const key = keyOfName(its.profile.profile, path);
  return key === undefined ? undefined : `${ruling} ${key}`;
}

interface Threads {
  /** What has come in and was not taken yet. */
  readonly received: () => Batch | undefined;
  /** What is still to come, until all threads are done. */
  readonly rest: () => AsyncGenerator<Batch>;
  /** The tasks over which a thread fell, by their places. */
  readonly fellOver: ReadonlySet<number>;
  readonly end: () => Promise<void>;
}

function startThreads(all: Work, script: string | undefined, number: number): Threads {
  const fellOver = new Set<number>();
  const waiting: Batch[] = [];
  const running = new Set<Thread>();
  let wake = (): void => {};
  for (let index = 0; script !== undefined && index < number; index++) {
    const at = shared(-1);
    const worker = new Thread(script, { workerData: sent(all, at) });
    running.add(worker);
    const done = (): void => {
      running.delete(worker);
      const place = Atomics.load(at, 0);
      if (place >= 0) fellOver.add(place);
      wake();
    };
    worker.on('message', (batch: Batch) => {
      waiting.push(batch);
      wake();
    });
    worker.on('error', done);
    worker.on('exit', done);
  }
  return {
    fellOver,
    received: () => waiting.shift(),
    async *rest() {
      for (;;) {
        const batch = waiting.shift();
        if (batch) yield batch;
        else if (running.size === 0) return;
        else
          await new Promise<void>((resolve) => {
            wake = resolve;
          });
      }
    },
    end: async () => {
      await Promise.all([...running].map((worker) => worker.terminate()));
    },
  };
}
