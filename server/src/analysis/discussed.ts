import type { Wording } from '../profile/wording';
import { sessionOf } from '../syntax/masthead';
import type { Block, DocumentReference, Key, RecordDocument } from '../syntax/record';
import { textOf } from '../syntax/references';
import type { Section } from '../syntax/sections';
import { withoutMarks } from '../text/direction';
import { type Span, slice } from '../text/span';
import { documentsOf } from './block-documents';
import { sentencesIn } from './sentences';
import { meantBy } from './sessions';
import { beginsWithWord, endsInWord, hasWord, withoutFirst, withoutLast } from './words';

/** A document that a section is about, and why. */
export interface Discussed {
  readonly reference: DocumentReference;
  /** The document as it should be named. */
  readonly canonical: string;
  readonly key: string;
  readonly by: 'introduced' | 'decided';
}

/**
 * The documents of the body that a section introduces or decides on, each once, but for some that are known. A mere mention
 * does not count (RECORDS.md §1c, T-24), nor do series that headings need not name.
 */
export function discussedIn(
  record: RecordDocument,
  section: Section,
  known: ReadonlySet<Key> = NO_KEYS,
): readonly Discussed[] {
  const found = new Map<Key, Discussed>();
  for (const block of section.blocks) {
    const references = documentsOf(record, block);
    // Most documents are named in the heading, and what is done with them need not be told.
    let treatments: readonly (Discussed['by'] | undefined)[] | undefined;
    for (const [index, reference] of references.entries()) {
      const { key, canonical } = meantBy(record, reference);
      if (known.has(key) || !mayStandInHeading(record, reference)) continue;
      treatments ??= treatmentsOf(record, block, references);
      const by = treatments[index];
      const before = found.get(key);
      if (by && (!before || (before.by === 'decided' && by === 'introduced')))
        found.set(key, { reference, canonical, key, by });
    }
  }
  return [...found.values()];
}

const NO_KEYS: ReadonlySet<Key> = new Set();

/** What is done with each of the documents that a block names. */
export function treatmentsOf(
  record: RecordDocument,
  block: Block,
  references: readonly DocumentReference[],
): readonly (Discussed['by'] | undefined)[] {
  const [body] = textOf(block);
  if (references.length === 0 || !body || block.kind === 'heading' || block.kind === 'agenda') return NONE;
  const sentences = sentencesIn(record.text, body, record.conventions.wording);
  let at = 0;
  let before: { reference: DocumentReference; by: Discussed['by'] | undefined } | undefined;
  return references.map((reference) => {
    while ((sentences[at]?.to ?? Number.POSITIVE_INFINITY) < reference.span.to) at++;
    const by =
      before && isListed(record, before.reference, reference)
        ? before.by
        : treatment(record, sentences[at] ?? body, reference);
    before = { reference, by };
    return by;
  });
}

const NONE: readonly undefined[] = [];

/** Whether it is a document of the body, of this session, and of a series that headings name. */
function mayStandInHeading(record: RecordDocument, reference: DocumentReference): boolean {
  const { unlisted } = record.conventions.profile.documents;
  const { series, session } = meantBy(record, reference).fields;
  const ours = sessionOf(record);
  return reference.own && !(series && unlisted.includes(series)) && (!ours || !session || session === ours);
}

/** What a sentence does with a document it names. */
function treatment(
  { text, conventions: { wording } }: RecordDocument,
  sentence: Span,
  { span }: DocumentReference,
): Discussed['by'] | undefined {
  const { introduces, decides, deciders, labels } = wording.documents;
  const before = withoutLast(withoutMarks(text.slice(sentence.from, span.from)), labels.before).trimEnd();
  // “Introducing Document C24/8, …”
  if (endsInWord(before.toLowerCase(), introduces)) return 'introduced';
  const opening = before.trimStart();
  // “Document C24/35 was approved.” “The Council noted Document C24/35.”
  if (opening !== '' && !beginsWithWord(opening, deciders)) return undefined;
  const rest = clauseAfter(text, { from: span.to, to: sentence.to });
  return hasWord(clauseBefore(opening) + rest, decides) ? 'decided' : undefined;
}

const CLAUSE_END = /[，,；;\u060c\u061b]/;

/** The last clause of a text. */
function clauseBefore(text: string): string {
  let from = text.length;
  while (from > 0 && !CLAUSE_END.test(text.charAt(from - 1))) from--;
  return text.slice(from);
}

/** The first clause of a stretch. */
function clauseAfter(text: string, within: Span): string {
  const written = slice(text, within);
  const end = written.search(CLAUSE_END);
  return end < 0 ? written : written.slice(0, end);
}

/** Whether nothing but the joint of a list stands between two references: `C24/59、C24/60和C24/66号文件`. */
function isListed(
  { text, conventions: { wording } }: RecordDocument,
  first: DocumentReference,
  second: DocumentReference,
): boolean {
  if (second.span.from - first.span.to > LONGEST_JOINT) return false;
  return isJoint(withoutMarks(text.slice(first.span.to, second.span.from)), wording);
}

const LONGEST_JOINT = 40;

function isJoint(between: string, { documents }: Wording): boolean {
  const { labels, separators, last } = documents;
  const joint = withoutLast(withoutFirst(between, labels.after), labels.before).trim();
  return [...separators, last].some((separator) => separator.trim() === joint);
}
