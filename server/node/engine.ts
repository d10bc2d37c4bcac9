import { setFlagsFromString } from 'node:v8';

/**
 * Has V8 spend less on its own work, in all threads of this process. To be called before what is to run fast is run.
 * A flag that a V8 does not know it complains about on standard error: each here is known to all that may come, unless it is said.
 */
export function tuneEngine(): void {
  // A fast form of a function holds what it calls, again and again: to make these forms took half of a check of 1,000 records.
  setFlagsFromString('--max-inlined-bytecode-size-cumulative=250');
  // Node 20 makes one of whatever ran a little. Those after it count calls, wait long enough, and do not know this flag.
  if (process.versions.v8.startsWith('11.3.')) setFlagsFromString('--interrupt-budget=400000');
  // So little outlives a small collection that to do it takes less time than to wake other threads for it.
  setFlagsFromString('--no-parallel-scavenge');
}
