import { numberInSeries } from '../profile/symbol-fields';
import { documentsBracket, endsSentence } from '../syntax/blocks/heading';
import type { DocumentReference, Heading, Key, RecordDocument } from '../syntax/record';
import type { Section } from '../syntax/sections';
import { derive, deriveWithin } from '../text/derive';
import { contains, slice, trimSpan } from '../text/span';
import { documentsOf } from './block-documents';
import { type Discussed, discussedIn, treatmentsOf } from './discussed';
import { meantBy, meantIn } from './sessions';

type Versions = ReadonlyMap<Key, ReadonlySet<string>>;

/** The documents of a heading beside those of its section: what the rules about either share. */
export interface HeadingDocuments {
  readonly section: Section;
  /** Those of a range, too, that it does not write out. */
  readonly named: readonly DocumentReference[];
  /** What the section discusses and the heading does not name. Beside other documents, only what is introduced. */
  readonly missing: readonly Discussed[];
  /** What the heading names and nothing in the section mentions. */
  readonly unused: readonly DocumentReference[];
  /** One document in the place of another: the heading names the one, the section discusses the other. */
  readonly exchanged: { readonly named: DocumentReference; readonly discussed: Discussed } | undefined;
  /** What the section decides on, and what of its heading is meant by it: two digits were exchanged, or one is another. */
  readonly misnumbered: readonly { readonly named: DocumentReference; readonly discussed: Discussed }[];
  /** The versions in which the section names each document, each once; nothing where its heading names none. */
  readonly versions: Versions;
}

/** The documents of the heading of a section beside those of the section. */
export function headingDocumentsIn(record: RecordDocument, section: Section): HeadingDocuments {
  return comparedIn(record)(section);
}

const comparedIn = derive((record: RecordDocument) =>
  deriveWithin((section: Section) => compare(record, section)),
);

/**
 * Whether what a heading names and a table does not (`lacking`), and what the table names and the heading does not
 * (`extra`), is all known from the section: then the heading is at fault, and is reported there. A document that it
 * names by mistake may stand for one that the section only mentions.
 */
export function isHeadingsFault(
  record: RecordDocument,
  { named, missing, unused, exchanged, versions }: HeadingDocuments,
  lacking: readonly DocumentReference[],
  extra: readonly DocumentReference[],
): boolean {
  if (named.length === 0) return missing.length > 0;
  const wrong = new Set([...unused, exchanged?.named]);
  const disputed = new Set<string>();
  for (const reference of lacking) {
    const { key, canonical } = meantBy(record, reference);
    const inSection = versions.get(key);
    if (inSection && !inSection.has(canonical)) disputed.add(key);
    else if (!wrong.has(reference)) return false;
  }
  const reported = new Set([...disputed, ...missing.map(({ key }) => key), exchanged?.discussed.key]);
  const others = extra.map((reference) => meantBy(record, reference).key).filter((key) => !reported.has(key));
  return others.length <= lacking.length - disputed.size && others.every((key) => versions.has(key));
}

const NOTHING: readonly never[] = [];
const NO_VERSIONS: Versions = new Map();

function compare(record: RecordDocument, section: Section): HeadingDocuments {
  const named = documentsOf(record, section.heading);
  const versions = named.length === 0 ? NO_VERSIONS : versionsIn(record, section);
  const strange = strangeIn(record, section, named);
  const idle = idleOf(record, section, named, versions);
  const [discussed] = strange;
  const [instead] = idle;
  if (discussed && instead && strange.length === 1 && idle.length === 1) {
    const exchanged = { named: instead, discussed };
    return { section, named, missing: NOTHING, unused: NOTHING, exchanged, misnumbered: NOTHING, versions };
  }
  return {
    section,
    named,
    missing: named.length === 0 ? strange : strange.filter(({ by }) => by === 'introduced'),
    // The number with another session is the business of whoever looks at sessions.
    unused: idle.length === 0 ? NOTHING : withoutNumbers(idle, mentionsIn(record, section)),
    exchanged: undefined,
    misnumbered:
      named.length === 0 || strange.length === 0 ? NOTHING : misnumberedIn(record, section, named, strange),
    versions,
  };
}

/** The documents that a section only decides on, and the ones of its heading, discussed and not decided on, that they are like. */
function misnumberedIn(
  record: RecordDocument,
  section: Section,
  named: readonly DocumentReference[],
  strange: readonly Discussed[],
): HeadingDocuments['misnumbered'] {
  const decided = strange.filter(({ by }) => by === 'decided');
  if (decided.length === 0) return NOTHING;
  const mentions = section.blocks.flatMap((block) => {
    const references = documentsOf(record, block);
    const treatments = treatmentsOf(record, block, references);
    return references.map((reference, at) => ({ key: meantBy(record, reference).key, by: treatments[at] }));
  });
  const closed = new Set(mentions.filter(({ by }) => by === 'decided').map(({ key }) => key));
  return decided.flatMap((discussed) => {
    if (mentions.filter(({ key }) => key === discussed.key).length > 1) return [];
    const meant = named.filter((reference) => {
      const { key } = meantBy(record, reference);
      return (
        !closed.has(key) &&
        mentions.some((other) => other.key === key) &&
        areAkin(reference, discussed.reference)
      );
    });
    return meant.length === 1 && meant[0] ? [{ named: meant[0], discussed }] : [];
  });
}

/** Whether two symbols have the same digits in another order, or differ in one digit of several. */
function areAkin({ fields: one }: DocumentReference, { fields: other }: DocumentReference): boolean {
  const [left = '', right = ''] = [one['number'], other['number']];
  if (left.length !== right.length || left.length < 2 || one['series'] !== other['series']) return false;
  const differing = [...left].filter((digit, at) => digit !== right[at]).length;
  return differing === 1 || [...left].sort().join('') === [...right].sort().join('');
}

/** What a section discusses and neither its heading names nor a title of its own. */
function strangeIn(
  record: RecordDocument,
  section: Section,
  named: readonly DocumentReference[],
): readonly Discussed[] {
  const keysOf = (references: readonly DocumentReference[]): ReadonlySet<Key> =>
    new Set(references.map((reference) => meantBy(record, reference).key));
  const discussed = discussedIn(record, section, keysOf(named));
  if (discussed.length === 0) return NOTHING;
  const inSubtitles = keysOf(subtitleDocuments(record, section));
  return discussed.filter(({ key }) => !inSubtitles.has(key));
}

const LONGEST_TITLE = 200;

/** The documents that a section names in titles of its own, “Annual report (Document C24/35)”. */
function subtitleDocuments(record: RecordDocument, { blocks }: Section): readonly DocumentReference[] {
  return blocks.flatMap((block) => {
    if (block.kind !== 'prose' && block.kind !== 'paragraph') return [];
    const { text, conventions } = record;
    const body = trimSpan(text, block.body);
    const mayBeTitle = body.to - body.from <= LONGEST_TITLE && !endsSentence(conventions, slice(text, body));
    const bracket = mayBeTitle ? documentsBracket(text, conventions, body) : undefined;
    return bracket ? documentsOf(record, block).filter(({ span }) => contains(bracket, span)) : [];
  });
}

/** The documents of the body that a heading names and its section does not, although it names some. */
function idleOf(
  record: RecordDocument,
  { heading }: Section,
  named: readonly DocumentReference[],
  versions: Versions,
): readonly DocumentReference[] {
  if (versions.size === 0 || !heading) return NOTHING;
  const { unlisted } = record.conventions.profile.documents;
  const idle = named.filter(
    (reference) =>
      reference.own &&
      !reference.implied &&
      // What informs is often named for completeness, and nobody speaks of it.
      !unlisted.includes(reference.fields['series'] ?? '') &&
      !(heading.documents && !contains(heading.documents, reference.span)) &&
      !versions.has(meantBy(record, reference).key),
  );
  return idle.length > 0 && isSpokenOfAsAWhole(record, heading) ? NOTHING : idle;
}

/**
 * Whether the documents of a heading need not be named one by one: those of an item that is continued were introduced
 * before, and the records of other meetings are approved together.
 */
function isSpokenOfAsAWhole({ text, conventions }: RecordDocument, { span }: Heading): boolean {
  const { headings, masthead } = conventions.wording;
  const heading = slice(text, span).toLowerCase();
  return [...headings.continued, ...masthead.record].some((words) => heading.includes(words.toLowerCase()));
}

function mentionsIn(record: RecordDocument, { blocks }: Section): readonly DocumentReference[] {
  const mentions: DocumentReference[] = [];
  for (const block of blocks) for (const reference of documentsOf(record, block)) mentions.push(reference);
  return mentions;
}

function versionsIn(record: RecordDocument, { blocks }: Section): Versions {
  const versions = new Map<Key, Set<string>>();
  for (const block of blocks)
    for (const { key, canonical } of meantIn(record, block)) {
      const known = versions.get(key);
      if (known) known.add(canonical);
      else versions.set(key, new Set([canonical]));
    }
  return versions;
}

/** Those of some documents that have a number which no mention has. */
function withoutNumbers(
  documents: readonly DocumentReference[],
  mentions: readonly DocumentReference[],
): readonly DocumentReference[] {
  const numbers = new Set(mentions.map(numberOf));
  return documents.filter((reference) => !numbers.has(numberOf(reference)));
}

/** The number of a document of the body in its series, whatever its session. */
function numberOf({ own, fields }: DocumentReference): string | undefined {
  return own ? numberInSeries(fields) : undefined;
}
