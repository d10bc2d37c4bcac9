import type { Fields } from '../profile/template';
import type { Key } from '../syntax/record';
import type { Archive } from './archive';
import type { Mention } from './mention';
import type { SureMention } from './mentions';
import type { Summary } from './summary';

/** Who names documents of the body of which something is true: by the keys, so that no other mention is looked at. */

/** The mentions in a record of such documents, in order; with the parts that they are of where these are asked for. */
export function mentionsWhere(
  summary: Summary,
  archive: Archive,
  isTrue: (symbol: Fields) => boolean,
  areParted = false,
): readonly Mention[] {
  const keys = keysWhere(summary, archive, isTrue);
  return keys.size === 0 ? [] : summary.naming(keys, areParted);
}

/** Of these mentions those that are sure, told of by their places and texts alone. */
export function sureMentionsWhere(
  summary: Summary,
  archive: Archive,
  isTrue: (symbol: Fields) => boolean,
): readonly SureMention[] {
  const keys = keysWhere(summary, archive, isTrue);
  if (keys.size === 0) return [];
  return summary.surelyNaming?.(keys) ?? summary.naming(keys, false).filter(({ sure }) => sure);
}

function keysWhere(
  { keys }: Summary,
  archive: Archive,
  isTrue: (symbol: Fields) => boolean,
): ReadonlySet<Key> {
  const found = new Set<Key>();
  for (const key of keys) {
    const symbol = archive.symbolOf(key);
    if (symbol && isTrue(symbol)) found.add(key);
  }
  return found;
}

/** The addresses of the records of an archive that name one; an address may come several times. */
export function* citersWhere(archive: Archive, isTrue: (symbol: Fields) => boolean): Generator<string> {
  for (const key of archive.citedKeys()) {
    const symbol = archive.symbolOf(key);
    if (symbol && isTrue(symbol)) yield* archive.citers(key);
  }
}
