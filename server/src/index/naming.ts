import type { Fields } from '../profile/template';
import type { Key } from '../syntax/record';
import { derive, deriveWithin } from '../text/derive';
import type { Archive } from './archive';
import type { Mention } from './mention';
import type { SureMention } from './mentions';
import type { Summary } from './summary';

/** Who names documents of the body of which something is true: by the keys, so that no other mention is looked at. */

/** What is asked of a document: its answer follows from which files are which documents. */
type Question = (archive: Archive, symbol: Fields) => boolean;

/** The mentions in a record of such documents, in order; with the parts that they are of where these are asked for. */
export function mentionsWhere(
  summary: Summary,
  archive: Archive,
  isTrue: Question,
  areParted = false,
): readonly Mention[] {
  const keys = keysWhere(summary, archive, isTrue);
  return keys.size === 0 ? [] : summary.naming(keys, areParted);
}

/** Of these mentions those that are sure, told of by their places and texts alone. */
export function sureMentionsWhere(
  summary: Summary,
  archive: Archive,
  isTrue: Question,
): readonly SureMention[] {
  const keys = keysWhere(summary, archive, isTrue);
  if (keys.size === 0) return [];
  return summary.surelyNaming?.(keys) ?? summary.naming(keys, false).filter(({ sure }) => sure);
}

function keysWhere({ keys }: Summary, archive: Archive, isTrue: Question): ReadonlySet<Key> {
  const answers = answersIn(archive.edition)(isTrue);
  const known = answers.get(keys);
  if (known) return known;
  const found = new Set<Key>();
  for (const key of keys) {
    const symbol = archive.symbolOf(key);
    if (symbol && isTrue(archive, symbol)) found.add(key);
  }
  answers.set(keys, found);
  return found;
}

/** What was answered of the keys of records: a record that names nothing else has the very same keys. */
const answersIn = derive((_: Archive['edition']) =>
  deriveWithin((_: Question) => new WeakMap<ReadonlySet<Key>, ReadonlySet<Key>>()),
);

/** The addresses of the records of an archive that name one; an address may come several times. */
export function* citersWhere(archive: Archive, isTrue: Question): Generator<string> {
  for (const key of archive.citedKeys()) {
    const symbol = archive.symbolOf(key);
    if (symbol && isTrue(archive, symbol)) yield* archive.citers(key);
  }
}
