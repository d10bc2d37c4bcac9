import { documentKey } from '../index/document-key';
import { type ClosedRecords, due } from './closed';
import type { Folder } from './folders';

/**
 * Takes note of the records of a folder whose findings may be others by now: those that are a document that came, went
 * or became another, and those that cite one. As long as the archive is not known nothing is judged by it, and there
 * is nothing to take note of.
 */
export function settle(closed: ClosedRecords, { workspace, state, records, turns }: Folder): void {
  if (state !== 'read') return;
  const { profile } = workspace.profile;
  const affected = new Set<string>();
  for (const symbol of workspace.takeTouched()) {
    const key = documentKey(profile, symbol);
    for (const { uri } of workspace.defining(symbol)) affected.add(uri);
    if (key !== undefined) for (const { summary } of workspace.citing(key)) affected.add(summary.uri);
  }
  for (const uri of affected) turns.set(uri, (turns.get(uri) ?? 0) + 1);
  due(
    closed,
    [...affected].filter((uri) => records.has(uri)),
  );
}
