import { print } from '../profile/compile';
import { formFor, hasSessions, numberInSeries } from '../profile/symbol-fields';
import type { Fields } from '../profile/template';
import { blocksWhere } from '../syntax/by-block';
import { sessionOf } from '../syntax/masthead';
import type { Block, DocumentReference, Key, RecordDocument } from '../syntax/record';
import { referencesByBlock, referring } from '../syntax/references';
import type { Section } from '../syntax/sections';
import { derive } from '../text/derive';
import { lastBegunAt, slice } from '../text/span';
import { documentsAnywhere, documentsOf } from './block-documents';
import { itemsWith } from './items';
import { hasWord } from './words';

/** What a document reference means, with what it leaves unsaid or says wrong put right. */
export interface Meant {
  /** The document, whatever its revision. */
  readonly key: Key;
  readonly canonical: string;
  readonly fields: Fields;
}

/** What a document reference means here: without session it is the record’s, with last year’s by mistake the right one. */
export function meantBy(record: RecordDocument, reference: DocumentReference): Meant {
  const right = staleSessionsOf(record).get(reference);
  return withSession(record, right ?? reference) ?? right ?? reference;
}

/** What the documents mean that a block names, in order, wherever they stand. */
export function meantIn(record: RecordDocument, block: Block): readonly Meant[] {
  const stale = staleSessionsOf(record);
  // Which are stale is known of the references where they stand.
  const documents = stale.size === 0 ? documentsAnywhere(record, block) : documentsOf(record, block);
  return documents.map((reference) => {
    const right = stale.get(reference) ?? reference;
    return withSession(record, right) ?? right;
  });
}

/** The symbol of a document of the body, with the record’s session where it names none; nothing when there is none to add. */
export function withSession(record: RecordDocument, { own, fields }: DocumentReference): Meant | undefined {
  const { profile, fields: classes } = record.conventions;
  if (!own || fields['session'] || !hasSessions(profile)) return undefined;
  const session = sessionOf(record);
  const all = { ...fields, session: session ?? '' };
  const form = formFor(profile, all);
  if (!session || !form) return undefined;
  const canonical = print(form.template, all, classes);
  if (canonical === undefined) return undefined;
  return { canonical, key: print(form.key, all, classes) ?? canonical, fields: all };
}

/**
 * The references that name a document of another session where the one with the same number of the record’s own is
 * meant, and the reference that shows it (RECORDS.md §1b). The right one stands in the heading or in a decision, in no
 * other paragraph, and never beside the wrong one: who compares two editions of a report names them together.
 */
export function staleSessionsOf(record: RecordDocument): StaleSessions {
  return allStale(record).certain;
}

/**
 * The same, where it is likely and no more: the heading and those who introduce a document name it with the record's session,
 * and the decision that ends the item with another.
 */
export function likelyStaleSessionsOf(record: RecordDocument): StaleSessions {
  return allStale(record).likely;
}

/** References that name another session, and for each the right one. */
type StaleSessions = ReadonlyMap<DocumentReference, DocumentReference>;

const allStale = derive((record: RecordDocument): { certain: StaleSessions; likely: StaleSessions } => {
  const session = sessionOf(record);
  const strange = namingOthers(record);
  if (!session || strange.length === 0) return NONE;
  const found: Found = { certain: new Map(), likely: new Map() };
  for (const section of itemsWith(record, strange)) findStale(record, section, session, found);
  return found;
});

type Found = Record<'certain' | 'likely', Map<DocumentReference, DocumentReference>>;

const NONE = { certain: new Map(), likely: new Map() };

/** The same in a text that speaks of no place: by the places of the blocks among those of the record. */
export function staleFactsOf(record: RecordDocument): string {
  const { blocks } = record.lists;
  return [...staleSessionsOf(record)]
    .map(
      ([{ span, canonical }, right]) => `${lastBegunAt(blocks, span.from)} ${canonical} ${right.canonical}`,
    )
    .join('\n');
}

/** The blocks that name a document of another session. */
const namingOthers = blocksWhere(
  (record, _, index) => {
    const session = sessionOf(record);
    return (referencesByBlock(record).anywhere(index) ?? []).some(
      (reference) =>
        reference.kind === 'document' &&
        reference.own &&
        reference.fields['session'] !== undefined &&
        reference.fields['session'] !== session,
    );
  },
  sessionOf,
  referring,
);

/** What a section says of the documents that share a number. */
interface Namesakes {
  /** Of the record’s session, in the heading or in a decision. */
  right: DocumentReference | undefined;
  /** Whether one of the record’s session stands anywhere else, or beside one of another. */
  excused: boolean;
  /** Of the record’s session, in the heading. */
  inHeading: DocumentReference | undefined;
  /** Of another session and alone, where the last paragraph takes a decision on it. */
  decided: DocumentReference | undefined;
  readonly others: DocumentReference[];
}

function findStale(
  record: RecordDocument,
  { heading, blocks }: Section,
  session: string,
  { certain, likely }: Found,
): void {
  const all = heading ? [heading, ...blocks] : blocks;
  const last = blocks.findLast(({ kind }) => kind === 'paragraph');
  const byNumber = new Map<string, Namesakes>();
  for (const block of all) {
    const references = documentsOf(record, block);
    if (references.length === 0) continue;
    const mayShow = block.kind === 'heading' || decides(record, block);
    const inBlock = new Map<string, Set<boolean>>();
    for (const reference of references) {
      const { own, fields } = reference;
      if (!own || !fields['session']) continue;
      const number = numberInSeries(fields);
      const namesakes = byNumber.get(number) ?? { ...UNNAMED, others: [] };
      byNumber.set(number, namesakes);
      const isOurs = fields['session'] === session;
      const sides = (inBlock.get(number) ?? new Set()).add(isOurs);
      inBlock.set(number, sides);
      if (!isOurs) namesakes.others.push(reference);
      else if (mayShow) namesakes.right ??= reference;
      const alone = sides.size === 1;
      if (block === heading) namesakes.inHeading = isOurs && alone ? reference : undefined;
      else if (block === last && mayShow) namesakes.decided = isOurs || !alone ? undefined : reference;
      if (sides.size > 1 || (isOurs && !mayShow)) namesakes.excused = true;
    }
  }
  for (const { right, excused, others, inHeading, decided } of byNumber.values()) {
    if (right && !excused) for (const other of others) certain.set(other, right);
    else if (inHeading && decided && others.length === 1) likely.set(decided, inHeading);
  }
}

const UNNAMED = { right: undefined, excused: false, inHeading: undefined, decided: undefined };

function decides({ text, conventions }: RecordDocument, block: Block): boolean {
  return hasWord(slice(text, block.span), conventions.wording.documents.decides);
}
