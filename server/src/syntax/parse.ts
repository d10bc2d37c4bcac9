import { conventionsFor } from '../profile/conventions';
import type { ProfileSource } from '../profile/profile';
import { type Line, linesOf } from '../text/lines';
import { type Layout, readBlocks } from './blocks/blocks';
import { type NewerSource, readSource, rereadSource, type Source } from './blocks/source';
import { carry, type Kept } from './memory';
import { isSameMoved } from './moved';
import type { Block, RecordDocument } from './record';

/**
 * Reads a text as a summary record. Never fails and loses nothing: any text is a record, if only one of prose.
 *
 * @param text As it was read, whatever its line ends; a byte order mark is a character like another.
 * @param profile The organisation whose conventions hold.
 * @param language The language of the record (BCP 47); one without wording is read with the profile's first.
 * @param older An older version of the record. What both have in common is not read again, and what is known of its
 * blocks is known of theirs; what comes out is the same as without it.
 */
export function parse(
  text: string,
  profile: ProfileSource,
  language: string,
  older?: RecordDocument,
): RecordDocument {
  const conventions = conventionsFor(profile, language);
  const known = older?.conventions === conventions ? readings.get(older) : undefined;
  if (!older || !known) {
    const source = readSource(text, conventions);
    return keep(source, readBlocks(source));
  }
  const newer = rereadSource(known.source, text);
  const layout = readBlocks(newer.source, { ...newer, layout: known.layout });
  const record = keep(newer.source, layout);
  carry(older, record, keptOf(older.blocks, layout.blocks, newer));
  return record;
}

/** How a record was read, for whoever reads a newer version of it. */
interface Read {
  readonly source: Source;
  readonly layout: Layout;
}

const readings = new WeakMap<RecordDocument, Read>();

/** The lines that a record was read from; of a record that was put together otherwise those of its text. */
export function linesRead(record: RecordDocument): readonly Line[] {
  return readings.get(record)?.source.lines ?? linesOf(record.text);
}

function keep(source: Source, layout: Layout): RecordDocument {
  const result = record(source, layout.blocks);
  readings.set(result, { source, layout });
  return result;
}

/** The blocks at both ends that are the same in an older and a newer version, made of lines that did not change. */
function keptOf(
  older: readonly Block[],
  newer: readonly Block[],
  { source: { lines, text }, first: firstLines, last: lastLines, by }: NewerSource,
): Kept {
  const upTo = lines[firstLines - 1]?.next ?? 0;
  const downTo = lines[lines.length - lastLines]?.from ?? text.length;
  const most = Math.min(older.length, newer.length);
  const isKept = (before: Block | undefined, after: Block | undefined, distance: number): boolean =>
    before !== undefined && after !== undefined && isSameMoved(before, after, distance);
  let first = 0;
  while (first < most && (newer[first]?.span.to ?? 0) <= upTo && isKept(older[first], newer[first], 0))
    first++;
  let last = 0;
  while (
    last < most - first &&
    (newer[newer.length - 1 - last]?.span.from ?? 0) >= downTo &&
    isKept(older[older.length - 1 - last], newer[newer.length - 1 - last], by)
  )
    last++;
  return { first, last, by };
}

function record({ text, conventions, artefacts }: Source, blocks: readonly Block[]): RecordDocument {
  return { text, language: conventions.wording.language, conventions, blocks, artefacts };
}
