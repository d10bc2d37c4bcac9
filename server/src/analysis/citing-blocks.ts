import { blocksWhere } from '../syntax/by-block';
import type { Block, Citation, RecordDocument } from '../syntax/record';
import { referencesByBlock } from '../syntax/references';
import { placeOf } from './block-documents';
import { type CitedVersion, citedVersionOf, type VersionGroup, versionGroupsIn } from './cited-versions';
import { meetingName } from './meeting';

/**
 * The blocks that hold a citation of which something is true that follows from its words, or from them and the date of
 * the meeting. What is remarkable is rare: whoever looks for it reads these blocks alone.
 */
export function blocksCiting(
  isTrue: (record: RecordDocument, citation: Citation) => boolean,
): (record: RecordDocument) => readonly Block[] {
  return blocksWhere((record, _, index) => {
    for (const reference of referencesByBlock(record)[index] ?? [])
      if (reference.kind === 'citation' && isTrue(record, reference)) return true;
    return false;
  }, meetingName);
}

/** The citations of a block, in order. */
export function citationsIn(record: RecordDocument, block: Block): readonly Citation[] {
  const references = referencesByBlock(record)[placeOf(record, block)] ?? [];
  return references.filter((reference) => reference.kind === 'citation');
}

/**
 * The versions that are written in a record, as `versionGroupsIn` has them, of the blocks in which something is true of
 * one of them.
 */
export function versionGroupsWhere(
  isTrue: (record: RecordDocument, cited: CitedVersion) => boolean,
): (record: RecordDocument) => readonly VersionGroup[] {
  const blocks = blocksCiting((record, citation) => {
    const cited = citation.version && citedVersionOf(record, citation);
    return cited !== undefined && isTrue(record, cited);
  });
  return (record) => blocks(record).flatMap((block) => versionGroupsIn(record, citationsIn(record, block)));
}
