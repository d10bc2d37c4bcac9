import type { Profile } from '../profile/profile';
import type { Key } from '../syntax/record';
import type { Archive } from './archive';
import { documentKey } from './document-key';
import type { Summary } from './summary';

/** The files that each document is in: its languages and its revisions. */
export function definedIn(archive: Archive, profile: Profile): ReadonlyMap<Key, readonly Summary[]> {
  const defined = new Map<Key, Summary[]>();
  for (const summary of archive.summaries()) {
    const key = summary.symbol && documentKey(profile, summary.symbol);
    if (key === undefined) continue;
    const files = defined.get(key);
    if (files) files.push(summary);
    else defined.set(key, [summary]);
  }
  return defined;
}
