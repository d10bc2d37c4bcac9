import { blocksWhere, type Places } from '../syntax/by-block';
import type { Citation, RecordDocument } from '../syntax/record';
import { referencesByBlock, referring } from '../syntax/references';
import { derive } from '../text/derive';
import { type CitedVersion, citedVersionOf, type VersionGroup, versionGroupsIn } from './cited-versions';
import { meetingName } from './meeting';

/**
 * The blocks that hold a citation of which something is true that follows from its words, or from them and the date of
 * the meeting. What is remarkable is rare: whoever looks for it reads these blocks alone.
 */
export function blocksCiting(isTrue: (record: RecordDocument, citation: Citation) => boolean): Places {
  return blocksWhere(
    (record, _, index) => {
      for (const reference of referencesByBlock(record).at(index) ?? [])
        if (reference.kind === 'citation' && isTrue(record, reference)) return true;
      return false;
    },
    meetingName,
    citing,
  );
}

/** The blocks with a citation. */
const citing = derive(
  blocksWhere(
    (record, _, index) =>
      referencesByBlock(record)
        .anywhere(index)
        ?.some(({ kind }) => kind === 'citation') ?? false,
    undefined,
    referring,
  ),
);

/** The blocks with a citation of a version of which something is true. */
export function blocksCitingVersion(
  isTrue: (record: RecordDocument, cited: CitedVersion) => boolean,
): Places {
  return blocksCiting((record, citation) => {
    const cited = citation.version && citedVersionOf(record, citation);
    return cited !== undefined && isTrue(record, cited);
  });
}

/** The citations of the blocks at some places, in order. */
export function citationsAt(record: RecordDocument, places: readonly number[]): readonly Citation[] {
  const references = referencesByBlock(record);
  return places.flatMap((index) =>
    (references.at(index) ?? []).filter((reference) => reference.kind === 'citation'),
  );
}

/** The versions that are written in the blocks at some places: see `versionGroupsIn`. */
export function versionGroupsAt(record: RecordDocument, places: readonly number[]): readonly VersionGroup[] {
  return versionGroupsIn(record, citationsAt(record, places));
}
