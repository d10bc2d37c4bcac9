import { type Conventions, conventionsFor } from '../profile/conventions';
import type { ProfileSource } from '../profile/profile';
import type { Change } from '../text/change';
import { Deriving } from '../text/derive';
import { itemBefore, type List } from '../text/list';
import { itemsOf } from '../text/long-list';
import type { Span } from '../text/span';
import { type Layout, type NewerLayout, readBlocks, rereadBlocks } from './blocks/blocks';
import { type NewerSource, readSource, rereadSource, type Source } from './blocks/source';
import { carry, type Kept } from './memory';
import { isSameMoved } from './moved';
import type { Block, RecordDocument } from './record';
import { conventionsOf } from './text-conventions';

/**
 * Reads a text as a summary record. Never fails and loses nothing: any text is a record, if only one of prose.
 *
 * @param text As it was read, whatever its line ends; a byte order mark is a character like another.
 * @param profile The organisation whose conventions hold.
 * @param language The language of the record (BCP 47); one without wording is read with the profile's first.
 * @param older An older version of the record. What both have in common is not read again, and what is known of its
 * blocks is known of theirs; what comes out is the same as without it.
 * @param change What became of the text of that older version; looked for where it is not known.
 */
export function parse(
  text: string,
  profile: ProfileSource,
  language: string,
  older?: RecordDocument,
  change?: Change,
): RecordDocument {
  const conventions = conventionsOf(text, conventionsFor(profile, language));
  if (!(older instanceof ReadRecord) || older.conventions !== conventions) {
    const source = readSource(text, conventions);
    return new ReadRecord(source, readBlocks(source));
  }
  const newer = rereadSource(older.source, text, change);
  const reread = rereadBlocks({ ...newer, layout: older.layout });
  const record = new ReadRecord(newer.source, reread.layout);
  carry(older, record, keptOf(older.layout, reread, newer));
  return record;
}

/** The lines that a record was read from; nothing for a record that was put together otherwise. */
export function sourceOf(record: RecordDocument): Source | undefined {
  return record instanceof ReadRecord ? record.source : undefined;
}

/**
 * The blocks at both ends that are the same in an older and a newer version, made of lines that did not change: those that
 * were not read again, and of those that were what is as it was.
 */
function keptOf(
  before: Layout,
  { layout: after, first: firstBlocks, last: lastBlocks }: NewerLayout,
  { source: { lines, text }, first: firstLines, last: lastLines, by }: NewerSource,
): Kept {
  const [older, newer] = [before.blocks, after.blocks];
  const upTo = itemBefore(lines, firstLines)?.next ?? 0;
  const downTo = lines.at(lines.length - lastLines)?.from ?? text.length;
  const most = Math.min(older.length, newer.length);
  const isKept = (old: Block | undefined, now: Block | undefined, distance: number): boolean =>
    old !== undefined && now !== undefined && isSameMoved(old, now, distance);
  // Names that sign no more, or only now, are another block.
  const [signed, signs] = [before.signed, after.signed];
  let first =
    signed === signs ? firstBlocks : Math.min(firstBlocks, ...[signed, signs].filter((at) => at >= 0));
  while (
    first < most &&
    (newer.at(first)?.span.to ?? 0) <= upTo &&
    isKept(older.at(first), newer.at(first), 0)
  )
    first++;
  const [above, below] = [fromEnd(older, signed), fromEnd(newer, signs)];
  let last = above === below ? lastBlocks : Math.min(lastBlocks, ...[above, below].filter((at) => at >= 0));
  while (
    last < most - first &&
    (newer.at(newer.length - 1 - last)?.span.from ?? 0) >= downTo &&
    isKept(older.at(older.length - 1 - last), newer.at(newer.length - 1 - last), by)
  )
    last++;
  return { first, last, by };
}

/** How many blocks stand below one; -1 where there is none. */
function fromEnd(blocks: List<Block>, at: number): number {
  return at < 0 ? -1 : blocks.length - 1 - at;
}

/**
 * A record as it was read, with what it was read from for whoever reads a newer version of it. Its getters are those of a
 * class: an object that brings its own has a shape of its own, which outlives it and keeps all that it refers to.
 */
class ReadRecord extends Deriving implements RecordDocument {
  readonly text: string;
  readonly language: string;
  readonly conventions: Conventions;
  readonly lists: RecordDocument['lists'];

  constructor(
    readonly source: Source,
    readonly layout: Layout,
  ) {
    super();
    const { text, conventions, artefacts } = source;
    this.text = text;
    this.language = conventions.wording.language;
    this.conventions = conventions;
    this.lists = { blocks: layout.blocks, artefacts };
  }

  get blocks(): readonly Block[] {
    return itemsOf(this.lists.blocks);
  }

  get artefacts(): readonly Span[] {
    return itemsOf(this.lists.artefacts);
  }
}
