import { documentsOf } from '../analysis/block-documents';
import { headingDocumentsIn } from '../analysis/heading-documents';
import { meantBy } from '../analysis/sessions';
import { hasWord } from '../analysis/words';
import { isAddendum, isPart, isSuffix } from '../profile/symbol-fields';
import { sessionOf } from '../syntax/masthead';
import type { Block, DocumentReference, RecordDocument } from '../syntax/record';
import type { Section } from '../syntax/sections';
import { withoutMarks } from '../text/direction';
import { slice } from '../text/span';
import { itemRule } from './item-rule';

/**
 * In a section a document is named in the revision that its heading names (RECORDS.md §6.3). A paragraph that names
 * two revisions compares them; an addendum or a corrigendum may be introduced on its own. A revision that was issued during
 * the discussion is worth a look.
 */
export const documentRevisionMismatch = itemRule({
  id: 'document-revision-mismatch',
  severity: 'warning',
  summary: 'A section names a document in the revision that its heading names.',
  messages: {
    paragraph: '{found} is another revision than in the heading: {expected}.',
    heading: '{found} is another revision than in the section: {expected}.',
    inHeading: 'The heading names {expected}.',
    inSection: 'Here it is {expected}.',
    write: 'Write {expected}',
  },
  given: sessionOf,
  *check(record, { section }) {
    for (const { named, others, agreed, isFollowed } of versionsIn(record, section)) {
      const [first] = others;
      if (!first) continue;
      // When the whole section agrees on another revision the heading is the one that is wrong.
      const inHeading = agreed && others.length > 1;
      const right = inHeading ? first : named;
      const expected = asWritten(record, right);
      for (const other of inHeading ? [named] : others) {
        const { span } = other;
        const found = asWritten(record, other);
        yield {
          message: inHeading ? 'heading' : 'paragraph',
          args: { found, expected },
          span,
          ...(isFollowed ? { severity: 'information' } : {}),
          related: [{ span: right.span, message: inHeading ? 'inSection' : 'inHeading', args: { expected } }],
          fixes: () => [{ title: 'write', args: { expected }, edits: [{ span, text: expected }] }],
        };
      }
    }
  },
});

/** A symbol in the words of the record, or as it should be where it is written wrongly or names no session. */
function asWritten(record: RecordDocument, reference: DocumentReference): string {
  const meant = meantBy(record, reference).canonical;
  return reference.fault || meant !== reference.canonical
    ? meant
    : withoutMarks(slice(record.text, reference.span));
}

/** A document that a heading names, and where its section names it otherwise. */
interface Versions {
  readonly named: DocumentReference;
  readonly others: DocumentReference[];
  /** Whether all of the section names it otherwise, and in one way. */
  agreed: boolean;
  /** Whether the section names it as the heading does, and from some place on in a later revision: it was issued meanwhile. */
  isFollowed: boolean;
}

function versionsIn(record: RecordDocument, section: Section): Versions[] {
  const { heading, blocks } = section;
  if (!heading || !namesOtherwise(record, section)) return [];
  const versions = new Map<string, Versions>();
  const ambiguous = new Set<string>();
  for (const reference of documentsOf(record, heading)) {
    if (!reference.own || reference.implied) continue;
    const { key } = meantBy(record, reference);
    if (versions.has(key)) ambiguous.add(key);
    versions.set(key, { named: reference, others: [], agreed: true, isFollowed: false });
  }
  if (versions.size === 0) return [];
  for (const block of blocks) {
    const inBlock = new Map<string, string>();
    for (const reference of documentsOf(record, block)) {
      const { key, canonical } = meantBy(record, reference);
      const known = versions.get(key);
      // A slash behind it: the rest of the symbol was not read, such as a revision with a character that cannot be seen.
      if (!known || reference.implied || record.text.charAt(reference.span.to) === '/') continue;
      // Two revisions beside each other are compared: the section speaks of both.
      if ((inBlock.get(key) ?? canonical) !== canonical) ambiguous.add(key);
      inBlock.set(key, canonical);
      const isSame = !isOther(record, block, known.named, reference);
      const [first = reference] = known.others;
      if (isSame) known.isFollowed = known.others.length === 0;
      else known.isFollowed &&= revisionOf(reference) > revisionOf(known.named);
      if (isSame || meantBy(record, first).canonical !== canonical) known.agreed = false;
      if (!isSame) known.others.push(reference);
    }
  }
  return [...versions].filter(([key]) => !ambiguous.has(key)).map(([, found]) => found);
}

const revisionOf = ({ fields }: DocumentReference): number => Number(fields['revision'] ?? 0);

/** Whether some document of the heading is written otherwise below it, whatever that may mean. */
function namesOtherwise(record: RecordDocument, section: Section): boolean {
  const { named, versions } = headingDocumentsIn(record, section);
  return named.some((reference) => {
    const { key, canonical } = meantBy(record, reference);
    const written = versions.get(key);
    return written !== undefined && (written.size > 1 || !written.has(canonical));
  });
}

/** Whether a reference names a part of a document that another does not. */
function hasPartBeyond({ fields }: DocumentReference, other: DocumentReference): boolean {
  return Object.keys(fields).some((field) => isPart(field) && other.fields[field] === undefined);
}

/** Whether a reference names the document of which another names an addendum, in the same revision: that is a text of its own. */
function isWholeOf({ fields }: DocumentReference, { fields: others }: DocumentReference): boolean {
  const parts = Object.keys(others).filter((field) => isPart(field) && others[field] !== undefined);
  return (
    parts.length > 0 &&
    parts.every(isAddendum) &&
    fields['revision'] === others['revision'] &&
    !Object.keys(fields).some((field) => isPart(field) && fields[field] !== undefined)
  );
}

/** The version that a reference names, whatever its words: `(Rev.1)` and `(Rév.1)` are one. */
function versionNamed({ fields }: DocumentReference): string {
  return Object.keys(fields)
    .filter((field) => isSuffix(field) && fields[field] !== undefined)
    .map((field) => `${field} ${fields[field]}`)
    .sort()
    .join();
}

/** Whether a reference names another version than the heading does, and no part of the document by itself. */
function isOther(
  record: RecordDocument,
  block: Block,
  named: DocumentReference,
  reference: DocumentReference,
): boolean {
  if (versionNamed(named) === versionNamed(reference)) return false;
  const namesPart = hasPartBeyond(reference, named) || isWholeOf(reference, named);
  return (
    !namesPart && !hasWord(slice(record.text, block.span), record.conventions.wording.documents.versions)
  );
}
