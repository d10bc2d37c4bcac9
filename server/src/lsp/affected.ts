import { affectedIn } from '../index/affected';
import { type ClosedRecords, due } from './closed';
import type { Folder } from './folders';

/**
 * Takes note of the records of a folder whose findings may be others by now. As long as the archive is not known nothing is
 * judged by it, and there is nothing to take note of.
 */
export function settle(closed: ClosedRecords, { workspace, state, records, turns }: Folder): void {
  if (state !== 'read') return;
  const affected = affectedIn(workspace);
  for (const uri of affected) turns.set(uri, (turns.get(uri) ?? 0) + 1);
  due(
    closed,
    [...affected].filter((uri) => records.has(uri)),
  );
}
