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

function keysWhere(summary: Summary, archive: Archive, isTrue: Question): ReadonlySet<Key> {
  const { byKey, byRecord } = answersIn(archive.edition)(isTrue);
  const { keys } = summary;
  const known = byRecord.get(keys);
  if (known) return known;
  const found = new Set<Key>();
  for (const key of keys) if (answerTo(archive, key, isTrue, byKey)) found.add(key);
  // Of an open record the keys are the very same for as long as it names nothing else.
  if (summary.surelyNaming) byRecord.set(keys, found);
  return found;
}

function answerTo(archive: Archive, key: Key, isTrue: Question, known: Map<Key, boolean>): boolean {
  const before = known.get(key);
  if (before !== undefined) return before;
  const symbol = archive.symbolOf(key);
  const answer = symbol !== undefined && isTrue(archive, symbol);
  known.set(key, answer);
  return answer;
}

/** What was answered of each key, and of all keys of an open record. */
interface Answers {
  readonly byKey: Map<Key, boolean>;
  readonly byRecord: WeakMap<ReadonlySet<Key>, ReadonlySet<Key>>;
}

const answersIn = derive((_: Archive['edition']) =>
  deriveWithin((_: Question): Answers => ({ byKey: new Map(), byRecord: new WeakMap() })),
);

/** The addresses of the records of an archive that name one; an address may come several times. */
export function* citersWhere(archive: Archive, isTrue: Question): Generator<string> {
  const { byKey } = answersIn(archive.edition)(isTrue);
  for (const key of archive.citedKeys())
    if (answerTo(archive, key, isTrue, byKey)) yield* archive.citers(key);
}
