import { dirname } from 'node:path';
import type { Candidate } from '../files/discover';
import type { Rulings } from '../files/workspace-settings';
import type { Task } from './task';

/** Files as they are examined, and all rulings that hold for some of them. */
export async function tasksOf(
  rulingsIn: (folder: string) => Promise<Rulings>,
  candidates: readonly Candidate[],
): Promise<{ readonly tasks: readonly Task[]; readonly rulings: readonly Rulings[] }> {
  const places = new Map<Rulings, number>();
  const tasks: Task[] = [];
  for (const { path, by } of candidates) {
    const rulings = await rulingsIn(dirname(path));
    const ruling = places.get(rulings) ?? places.size;
    places.set(rulings, ruling);
    tasks.push({ path, by, ruling });
  }
  return { tasks, rulings: [...places.keys()] };
}
