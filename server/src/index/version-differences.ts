import { type Difference, differencesBetween } from '../analysis/concordance/differences';
import { type AgainstVersion, differencesAmong } from '../analysis/concordance/reference';
import type { Archive } from './archive';
import type { Summary } from './summary';
import { versionsOf } from './version-facts';

/** A difference, and the version that it is told against. */
export interface ToldAgainst {
  readonly difference: Difference;
  readonly version: Summary;
}

/** What a record has otherwise than the version that it is held against; nothing before the texts of all are known. */
export function differencesIn(own: Summary, archive: Archive): ToldAgainst[] {
  const versions = versionsOf(own, archive);
  if (versions.length === 0) return [];
  const differences =
    archive.compared(
      own.uri,
      versions.map(({ uri }) => uri),
    ) ?? comparedNow(own, versions, archive);
  return differences.flatMap(({ difference, other }) => {
    const version = versions[other];
    return version ? [{ difference, version }] : [];
  });
}

function comparedNow(
  own: Summary,
  versions: readonly Summary[],
  archive: Archive,
): readonly AgainstVersion[] {
  const facts = archive.factsOf(own.uri, own.uri);
  const others = versions.map((version) => archive.factsOf(version.uri, own.uri));
  const known = others.filter((other) => other !== undefined);
  return facts && known.length === others.length ? differencesAmong(facts, known) : [];
}

/**
 * What a record has otherwise than each of its other versions, whichever it is held against, in order of place. What
 * another rule reports is left out; so is a version whose text is not known yet.
 */
export function differencesToEach(
  own: Summary,
  archive: Archive,
): { readonly version: Summary; readonly differences: readonly Difference[] }[] {
  const facts = archive.factsOf(own.uri, own.uri);
  return versionsOf(own, archive).flatMap((version) => {
    // Nothing is judged by what is listed.
    const other = facts && archive.factsOf(version.uri, version.uri);
    if (!other) return [];
    const differences = differencesBetween(facts, other).filter(({ isReported }) => !isReported);
    return [{ version, differences }];
  });
}
