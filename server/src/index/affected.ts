import { documentKey } from './document-key';
import type { Workspace } from './workspace';

/**
 * The addresses of the records in which the archive may give other things to find than when this was last asked: those that
 * are a document that came, went or became another, and those that cite one.
 */
export function affectedIn(workspace: Workspace): ReadonlySet<string> {
  const { profile } = workspace.profile;
  const affected = new Set<string>();
  for (const symbol of workspace.takeTouched()) {
    const key = documentKey(profile, symbol);
    for (const { uri } of workspace.defining(symbol)) affected.add(uri);
    if (key !== undefined) for (const uri of workspace.citers(key)) affected.add(uri);
  }
  return affected;
}
