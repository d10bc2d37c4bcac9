import { availableParallelism } from 'node:os';
import { setImmediate } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { symbolKey } from '../../src/index/symbol-key';
import { readFileName } from '../../src/profile/file-names';
import { comparesVersions } from '../../src/service';
import { sent } from './sent-work';
import { sharesOf } from './shares';
import type { Batch, Ruling, Task } from './task';
import { type Work, work } from './work';

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
 * takes its share. What a thread that fell over leaves undone is done here.
 */
export async function* examineAll(
  tasks: readonly Task[],
  rulings: readonly Ruling[],
  { thread, isOver, checks }: Circumstances,
): AsyncGenerator<Batch> {
  const shares = sharesOf(tasks.map((task) => (checks ? familyOf(task, rulings) : undefined) ?? task.path));
  const all: Work = { tasks, rulings, shares, checks, next: new Int32Array(new SharedArrayBuffer(4)) };
  const threads = startThreads(all, thread);
  const answered = new Uint8Array(tasks.length);
  const note = (batch: Batch): Batch => {
    for (const [task] of batch.results) answered[task] = 1;
    return batch;
  };
  try {
    for (const batch of work(all)) {
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
    const left = shares.map((share) => share.filter((place) => answered[place] === 0));
    yield* work({ ...all, shares: left.filter(({ length }) => length > 0), next: new Int32Array(1) });
  } finally {
    await threads.end();
  }
}

/** The document that a file is by its name, where the versions of one are compared. */
function familyOf({ path, ruling }: Task, rulings: readonly Ruling[]): string | undefined {
  const its = rulings[ruling];
  if (!its || !comparesVersions(its.profile, its.settings)) return undefined;
  const named = readFileName(its.profile.profile, path);
  return named && `${ruling} ${symbolKey(named.fields)}`;
}

interface Threads {
  /** What has come in and was not taken yet. */
  readonly received: () => Batch | undefined;
  /** What is still to come, until all threads are done. */
  readonly rest: () => AsyncGenerator<Batch>;
  readonly end: () => Promise<void>;
}

function startThreads(all: Work, script: string | undefined): Threads {
  const number =
    script === undefined || all.tasks.length < WORTH_THREADS
      ? 0
      : Math.min(availableParallelism(), MOST_THREADS) - 1;
  const waiting: Batch[] = [];
  const running = new Set<Worker>();
  let wake = (): void => {};
  for (let index = 0; index < number; index++) {
    const worker = new Worker(script ?? '', { workerData: sent(all) });
    running.add(worker);
    const done = (): void => {
      running.delete(worker);
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
