import type { Wording } from '../profile/wording';
import { byBlock } from '../syntax/by-block';
import { sessionOf } from '../syntax/masthead';
import type { DocumentReference, RecordDocument } from '../syntax/record';
import { referencesByBlock, textOf } from '../syntax/references';
import type { Section } from '../syntax/sections';
import { withoutMarks } from '../text/direction';
import { type Span, slice } from '../text/span';
import { documentsIn, documentsOf, placeOf } from './block-documents';
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
 * The documents of the body that a section introduces or decides on, each once. A mere mention does not count
 * (RECORDS.md §1c, T-24), nor do series that headings need not name.
 */
export function discussedIn(record: RecordDocument, section: Section): readonly Discussed[] {
  if (section.blocks.length === 0) return NOTHING;
  const found = new Map<string, Discussed>();
  const treatments = treatmentsByBlock(record);
  for (const block of section.blocks) {
    const inBlock = treatments[placeOf(record, block)];
    if (!inBlock?.some((by) => by !== undefined)) continue;
    documentsOf(record, block).forEach((reference, index) => {
      const by = inBlock[index];
      if (!by || !mayStandInHeading(record, reference)) return;
      const { key, canonical } = meantBy(record, reference);
      const known = found.get(key);
      if (!known || (known.by === 'decided' && by === 'introduced'))
        found.set(key, { reference, canonical, key, by });
    });
  }
  return [...found.values()];
}

const NOTHING: readonly Discussed[] = [];

/** What is done with each document that a block names. */
export const treatmentsByBlock = byBlock((record, block, index): readonly (Discussed['by'] | undefined)[] => {
  const references = documentsIn(referencesByBlock(record).at(index) ?? []);
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
});

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
  const rest = clauseAfter(text, { from: span.to, to: sentence.to });
  // “Document C24/35 was approved.”
  if (before.trim() === '') return hasWord(rest, decides) ? 'decided' : undefined;
  // “The Council noted Document C24/35.”
  if (!beginsWithWord(before.trimStart(), deciders)) return undefined;
  return hasWord(clauseBefore(before) + rest, decides) ? 'decided' : undefined;
}

const CLAUSE_END = /[，,；;\u060c\u061b]/;

function clauseBefore(text: string): string {
  return text.split(CLAUSE_END).at(-1) ?? '';
}

function clauseAfter(text: string, within: Span): string {
  return slice(text, within).split(CLAUSE_END)[0] ?? '';
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
