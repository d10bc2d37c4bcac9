import { dirname } from 'node:path';
import { symbolKey } from '../../src/index/symbol-key';
import { readFileName } from '../../src/profile/file-names';
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
    const named = readFileName(rulings.profile.profile, path);
    tasks.push({ path, by, ruling, document: named && `${ruling} ${symbolKey(named.fields)}` });
  }
  return { tasks, rulings: [...places.keys()] };
}
