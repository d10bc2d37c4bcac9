import { gatheringOf } from '../analysis/gatherings';
import { historyOf, instrumentKey } from '../analysis/registry';
import type { ProfileSource } from '../profile/profile';
import type { Key } from '../syntax/record';
import type { Mention } from './mention';
import type { Summary } from './summary';

/** An instrument, or a version of one, that an archive cites and the registry does not know, and where. */
export interface Unregistered {
  readonly key: Key;
  /** The conference or session of the version; absent where the whole instrument is not known. */
  readonly version: string | undefined;
  readonly places: readonly { readonly summary: Summary; readonly mention: Mention }[];
}

/**
 * What an archive cites and the registry lacks, the most cited first. That is no fault of anybody: an archive is evidence
 * that a person may accept.
 */
export function unregisteredIn(source: ProfileSource, summaries: Iterable<Summary>): Unregistered[] {
  const found = new Map<
    string,
    { key: Key; version: string | undefined; places: Unregistered['places'][number][] }
  >();
  for (const summary of summaries)
    for (const mention of summary.mentions) {
      const lacking = mention.kind === 'citation' ? lackingIn(source, mention) : undefined;
      if (!lacking) continue;
      const name = `${lacking.key} ${lacking.version ?? ''}`;
      const entry = found.get(name) ?? { ...lacking, places: [] };
      entry.places.push({ summary, mention });
      found.set(name, entry);
    }
  return [...found.values()].sort((a, b) => b.places.length - a.places.length);
}

function lackingIn(
  source: ProfileSource,
  { key: named, version }: Mention,
): { key: Key; version: string | undefined } | undefined {
  const key = instrumentKey(named);
  const [organ = '', ...rest] = key.split('/');
  const isNumbered = source.profile.organs.some(({ id, ranges }) => id === organ && ranges.length > 0);
  if (!isNumbered) return undefined;
  if (version === undefined) return historyOf(source, key) ? undefined : { key, version };
  // The version may tell that it is another organ's than the number alone would say.
  const right = [gatheringOf(source, version)?.organ ?? organ, ...rest].join('/');
  const versions = historyOf(source, right)?.versions ?? [];
  return versions.some(({ at }) => at === version) ? undefined : { key: right, version };
}
