import { isHistorical } from '../analysis/citation-context';
import { citedVersionOf } from '../analysis/cited-versions';
import { plainVersionsOf } from '../analysis/plain-versions';
import { staleFactsOf, staleSessionsOf, withSession } from '../analysis/sessions';
import { verdictOn } from '../analysis/version-verdicts';
import { byBlock, foundInBlocks } from '../syntax/by-block';
import { isSilenced, silencesOf } from '../syntax/directives';
import { mastheadOf, sessionOf } from '../syntax/masthead';
import type { Block, DocumentReference, Key, NumberMark, RecordDocument, Reference } from '../syntax/record';
import { referencesByBlock } from '../syntax/references';
import { numberText } from '../syntax/sections';
import { derive } from '../text/derive';
import type { List } from '../text/list';
import { copied, shifted } from '../text/span';
import type { Mention } from './mention';
import { paragraphKey } from './paragraph-key';

/** What a record names: which things, told by block, and at which places, told of those that somebody asks about. */

/** Everything that a record names, by key. */
export function keysOf(record: RecordDocument): ReadonlySet<Key> {
  return allKeys(keysByBlock(record));
}

/** The keys of each block, in order of place. */
const keysByBlock = byBlock(
  (record, _, index): readonly Key[] => {
    const references = referencesByBlock(record).anywhere(index) ?? [];
    return references.flatMap((reference) => keyOf(record, reference) ?? []);
  },
  sessionOf,
  (one, other) => one.length === other.length && one.every((key, index) => key === other[index]),
);

/** Told once for as long as no block names anything else. */
const allKeys = derive((byBlock: readonly (readonly Key[])[]): ReadonlySet<Key> => {
  const all = new Set<Key>();
  for (const keys of byBlock) for (const key of keys) all.add(key);
  return all;
});

/** The blocks that name each thing, told once for as long as no block names anything else. */
const blocksByKey = derive((byBlock: readonly (readonly Key[])[]): ReadonlyMap<Key, readonly number[]> => {
  const places = new Map<Key, number[]>();
  for (const [index, keys] of byBlock.entries())
    for (const key of keys) {
      const known = places.get(key);
      if (!known) places.set(key, [index]);
      else if (known.at(-1) !== index) known.push(index);
    }
  return places;
});

/** Everything that a record names, in order of place. */
export const mentionsOf = derive((record: RecordDocument): readonly Mention[] =>
  mentionsAt(record, record.blocks.keys(), partsOf(record)),
);

/**
 * The places at which a record names some things, in order: no others are looked at. Which parts they are of takes a look
 * at all of the record, and is told of whoever wants to know.
 */
export function mentionsNaming(
  record: RecordDocument,
  keys: ReadonlySet<Key>,
  areParted: boolean,
): readonly Mention[] {
  const parts = areParted ? partsOf(record) : NONE;
  return mentionsAt(record, blocksNaming(record, keys), parts).filter(({ key }) => keys.has(key));
}

/** The places of the blocks that name some things, in order. */
function blocksNaming(record: RecordDocument, keys: ReadonlySet<Key>): readonly number[] {
  const blocks = blocksByKey(keysByBlock(record));
  const places = new Set<number>();
  for (const key of keys) for (const index of blocks.get(key) ?? []) places.add(index);
  return [...places].sort((a, b) => a - b);
}

/** A mention that is sure, without what takes a look at more than its block. */
export type SureMention = Pick<Mention, 'text' | 'span'>;

/** The sure mentions of some things, in order. */
export function mentionsSurelyNaming(record: RecordDocument, keys: ReadonlySet<Key>): readonly SureMention[] {
  return sureByBlock(record, keys).all();
}

/** The sure mentions of some things, told once for each block and as long as the same things are asked about. */
const sureByBlock = foundInBlocks<SureMention, ReadonlySet<Key>>({
  where: blocksAmong,
  find(record, _, index, keys) {
    const sure: SureMention[] = [];
    for (const reference of referencesByBlock(record).at(index) ?? []) {
      const key = isSure(record, reference) ? keyOf(record, reference) : undefined;
      if (key !== undefined && keys.has(key))
        sure.push({ text: textOf(record, reference), span: reference.span });
    }
    return sure;
  },
  carried: (mention, by) => (by === 0 ? mention : { text: mention.text, span: shifted(mention.span, by) }),
  given: (record, keys) => [sessionOf(record), staleFactsOf(record), inOneText(keys)].join('\n'),
});

const inOneText = derive((keys: ReadonlySet<Key>): string => [...keys].join('\n'));

/** The places among the blocks `[from, to)` of those that name some things. */
function blocksAmong(
  record: RecordDocument,
  keys: ReadonlySet<Key>,
  from: number,
  to: number,
): readonly number[] {
  const named = keysByBlock(record);
  const places: number[] = [];
  for (let index = from; index < to; index++)
    if (named[index]?.some((key) => keys.has(key))) places.push(index);
  return places;
}

/** Whether a reference is to a document of the body, written out, whose session is no slip. */
function isSure(record: RecordDocument, reference: Reference): boolean {
  const isWritten = reference.kind === 'document' && reference.own && !reference.implied;
  return isWritten && !staleSessionsOf(record).has(reference);
}

/** The mentions in the blocks at some places, which come in order. */
function mentionsAt(record: RecordDocument, places: Iterable<number>, parts: Parts): Mention[] {
  const mentions: Mention[] = [];
  const { blocks } = record.lists;
  const references = referencesByBlock(record);
  let numbered: NumberMark | undefined;
  let next = 0;
  for (const index of places) {
    numbered = lastNumber(blocks, next, index) ?? numbered;
    next = index + 1;
    const block = blocks.at(index);
    const inBlock = references.at(index);
    if (!block || !inBlock || inBlock.length === 0) continue;
    const place = placeOf(block);
    const paragraph = block.kind === 'agenda' || !numbered ? undefined : numberText(numbered.value);
    for (const reference of inBlock) {
      const key = keyOf(record, reference);
      if (key === undefined) continue;
      const { kind, span } = reference;
      const { version, right } = versionsOf(record, reference);
      mentions.push({
        kind,
        key,
        text: textOf(record, reference),
        span,
        place,
        paragraph,
        sure: isSure(record, reference),
        part: kind === 'document' ? parts.get(reference) : undefined,
        version,
        right,
      });
    }
  }
  return mentions;
}

/** The number of the last heading or paragraph among some blocks, the last included. */
function lastNumber(blocks: List<Block>, from: number, last: number): NumberMark | undefined {
  for (let index = last; index >= from; index--) {
    const block = blocks.at(index);
    if (block?.kind === 'heading' || block?.kind === 'paragraph') return block.number;
  }
  return undefined;
}

type Parts = ReadonlyMap<DocumentReference, number>;

const NONE: Parts = new Map();

/** Of a meeting without date no version is known to be late. */
function partsOf(record: RecordDocument): Parts {
  return mastheadOf(record).meeting?.weekday === undefined ? NONE : plainVersionsOf(record);
}

/** What a reference names; nothing where that is a paragraph of this record, or in doubt. */
function keyOf(record: RecordDocument, reference: Reference): Key | undefined {
  switch (reference.kind) {
    case 'document':
      return meant(record, reference).key;
    case 'citation':
      return reference.key;
    case 'paragraph': {
      const { document, value } = reference;
      return document && paragraphKey(meant(record, document).key, numberText(value));
    }
  }
}

function textOf(record: RecordDocument, reference: Reference): string {
  switch (reference.kind) {
    case 'document':
      return meant(record, reference).canonical;
    case 'citation':
      return copied(record.text, reference.span);
    case 'paragraph':
      return numberText(reference.value);
  }
}

function meant(
  record: RecordDocument,
  document: DocumentReference,
): Pick<DocumentReference, 'key' | 'canonical'> {
  return withSession(record, document) ?? document;
}

/** The version that a citation names, and the one that it should have named. */
function versionsOf(record: RecordDocument, reference: Reference): Pick<Mention, 'version' | 'right'> {
  const cited = reference.kind === 'citation' ? citedVersionOf(record, reference) : undefined;
  if (reference.kind !== 'citation' || !cited) return NO_VERSIONS;
  const verdict = verdictOn(record, cited);
  const isStale =
    verdict?.kind === 'outdated' &&
    !isHistorical(record, reference, cited) &&
    !isSilenced(silencesOf(record), 'citation-outdated', reference.version?.span.from ?? reference.span.from);
  return { version: cited.by.id, right: isStale ? verdict.right.version.by.id : undefined };
}

const NO_VERSIONS = { version: undefined, right: undefined };

function placeOf({ kind }: Block): Mention['place'] {
  return kind === 'heading' || kind === 'agenda' ? kind : 'text';
}
