import { Strings } from '../../src/index/strings';
import { examine } from './examine';
import type { Batch, Examined, Ruling, Task } from './task';

/** Files to examine, of which several threads take the next ones until none is left. */
export interface Work {
  readonly tasks: readonly Task[];
  readonly rulings: readonly Ruling[];
  /** One number, which the threads share: the first task that nobody has taken. */
  readonly next: Int32Array;
}

/** How many files are taken at a time. */
const SHARE = 32;

/** Does as much of the work as it gets, a batch at a time. */
export function* work({ tasks, rulings, next }: Work): Generator<Batch> {
  for (;;) {
    const first = Atomics.add(next, 0, SHARE);
    const share = tasks.slice(first, first + SHARE);
    if (share.length === 0) return;
    const strings = new Strings();
    const results = share.map((task, index): [number, Examined] => [
      first + index,
      examineUnder(rulings[task.ruling], task, strings),
    ]);
    yield { texts: strings.texts(), results };
  }
}

function examineUnder(ruling: Ruling | undefined, task: Task, strings: Strings): Examined {
  if (!ruling) throw new RangeError('There is a file for which nothing holds.');
  return examine(task, ruling, strings);
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
