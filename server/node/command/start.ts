import { setFlagsFromString } from 'node:v8';
import { tuneEngine } from '../engine';
import type { Io } from './io';
import { replay } from './replay';

/** Does what the arguments say, and returns the exit status. What was done before and is as it was is only told again. */
export async function start(io: Io): Promise<number> {
  tuneEngine();
  const status = await replay(io);
  if (status !== undefined) return status;
  // Much of what a check makes first, it keeps: with room at once it is not copied time and again while the heap grows.
  setFlagsFromString('--semi-space-growth-factor=16');
  return (await import('./run')).run(io.args, io);
}
