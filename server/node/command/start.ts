import type { Io } from './io';
import { replay } from './replay';

/** Does what the arguments say, and returns the exit status. What was done before and is as it was is only told again. */
export async function start(io: Io): Promise<number> {
  return (await replay(io)) ?? (await import('./run')).run(io.args, io);
}
