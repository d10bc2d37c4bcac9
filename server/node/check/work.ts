import { gathered, Strings } from '../../src/index/strings';
import { comparisonsAmong } from '../../src/index/version-facts';
import { comparesVersions } from '../../src/service';
import { examine, type Read } from './examine';
import type { Share } from './shares';
import type { Batch, Examined, Ruling, Task } from './task';

/** Files to examine, of which several threads take the next ones until none is left. */
export interface Work {
  readonly tasks: readonly Task[];
  readonly rulings: readonly Ruling[];
  /** The tasks in the portions in which they are taken, by their places in the list. */
  readonly shares: readonly Share[];
  /** Whether somebody wants to know what is wrong with the records, and what their versions differ in. */
  readonly checks: boolean;
  /** One number, which the threads share: the first portion that nobody has taken. */
  readonly next: Int32Array;
}

/** What a thread is like that works. */
export interface Worker {
  /** It leaves files that have more bytes than this to others. */
  readonly most: number;
  /** Told of each task before it is done, by its place; and of -1 when nothing is done for one alone. */
  readonly onTask: (place: number) => void;
}

/** A file with more bytes than this may be too much for a process: each is examined on a thread of its own. */
const LARGE = 8 * 1024 * 1024;

/** The thread on which everything else runs: it leaves large files to others. */
export const MAIN: Worker = { most: LARGE, onTask: () => undefined };

/** A thread to which nothing is too large. */
export const LAST: Worker = { most: Infinity, onTask: () => undefined };

/** Does as much of the work as it gets, a batch at a time. */
export function* work(
  { tasks, rulings, shares, checks, next }: Work,
  { most, onTask }: Worker,
): Generator<Batch> {
  for (;;) {
    const share = shares[Atomics.add(next, 0, 1)];
    if (!share) return;
    const strings = new Strings();
    const results: [number, Examined][] = [];
    const comparisons: Batch['comparisons'][number][] = [];
    for (const family of share) {
      const read = new Map<Ruling, (Read & { readonly task: number })[]>();
      for (const place of family) {
        const task = tasks[place];
        const ruling = rulings[task?.ruling ?? -1];
        if (!task || !ruling) throw new RangeError('There is a file for which nothing holds.');
        onTask(place);
        const onRead = (record: Read): void => {
          const others = read.get(ruling) ?? [];
          others.push({ ...record, task: place });
          read.set(ruling, others);
        };
        const examined = examine(task, ruling, { strings, checks, most }, onRead);
        if (examined) results.push([place, examined]);
      }
      onTask(-1);
      if (checks && family.length > 1) comparisons.push(...compared(read));
    }
    yield { texts: gathered(strings.texts()), results, comparisons };
  }
}

/** What the versions of a record differ in, of those that were read under one ruling. */
function compared(
  read: ReadonlyMap<Ruling, readonly (Read & { readonly task: number })[]>,
): Batch['comparisons'] {
  return [...read].flatMap(([{ profile, settings }, records]) => {
    if (!comparesVersions(profile, settings)) return [];
    try {
      const places = new Map(records.map(({ summary, task }) => [summary.uri, task]));
      return comparisonsAmong(records).map((comparison) => [places.get(comparison.uri) ?? -1, comparison]);
    } catch {
      // Whoever asks compares them then, and is told what fails.
      return [];
    }
  });
}

/** The memory of a batch that may go over to another thread, so that it need not be copied. */
export function transferable({ results }: Batch): ArrayBuffer[] {
  const buffers: ArrayBuffer[] = [];
  for (const [, examined] of results) {
    if (examined.kind !== 'record' && examined.kind !== 'left') continue;
    if (examined.summary) buffers.push(bufferOf(examined.summary));
    if (examined.kind === 'record') buffers.push(bufferOf(examined.report));
  }
  return buffers;
}

function bufferOf({ buffer }: Int32Array): ArrayBuffer {
  if (buffer instanceof ArrayBuffer) return buffer;
  throw new TypeError('Shared memory is not sent.');
}
