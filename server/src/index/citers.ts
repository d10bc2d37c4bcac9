import type { Key } from '../syntax/record';
import type { Archive } from './archive';
import type { Summary } from './summary';

/**
 * The files that cite a document, but for itself and for the record that is looked at, in whatever language: one of
 * each name, in order of address.
 */
export function citersOf(archive: Archive, key: Key, besides: Summary | undefined): Summary[] {
  const citers = new Map<string, Summary>();
  for (const { summary } of archive.citing(key)) {
    const name = summary.name ?? summary.uri;
    if (summary.uri !== besides?.uri && name !== besides?.name && !citers.has(name))
      citers.set(name, summary);
  }
  return [...citers.values()];
}
