import type { Fields } from '../profile/template';
import type { Archive } from './archive';
import type { Mention } from './mention';
import type { Summary } from './summary';

/** Who names documents of the body of which something is true: by the keys, so that no other mention is looked at. */

/** The mentions in a record of such documents, in order; with the parts that they are of where these are asked for. */
export function mentionsWhere(
  summary: Summary,
  archive: Archive,
  isTrue: (symbol: Fields) => boolean,
  areParted = false,
): readonly Mention[] {
  const keys = new Set<string>();
  for (const key of summary.keys) {
    const symbol = archive.symbolOf(key);
    if (symbol && isTrue(symbol)) keys.add(key);
  }
  return keys.size === 0 ? [] : summary.naming(keys, areParted);
}

/** The addresses of the records of an archive that name one; an address may come several times. */
export function* citersWhere(archive: Archive, isTrue: (symbol: Fields) => boolean): Generator<string> {
  for (const key of archive.citedKeys()) {
    const symbol = archive.symbolOf(key);
    if (symbol && isTrue(symbol)) yield* archive.citers(key);
  }
}
