import type { Block, Paragraph, Prose, RecordDocument } from '../syntax/record';
import { type Section, sectionsOf } from '../syntax/sections';
import { slice } from '../text/span';
import { unnumberedIn, withoutDecisions } from './unnumbered';

/** What a text that counts its paragraphs through has of one meeting: all of it, mostly. */
export interface Meeting {
  readonly section: Section;
  /** What has a number, or should have one. */
  readonly blocks: readonly (Paragraph | Prose)[];
  /** Whether its first paragraph may have any number: it goes on from another text, or is cut out of one. */
  readonly startsAnywhere: boolean;
}

/**
 * The meetings in a record whose paragraphs are counted through. The extract of a yearbook may hold the end of one and
 * the beginning of the next, which is counted anew.
 */
export function meetingsIn(record: RecordDocument): readonly Meeting[] {
  const sections = sectionsOf(record);
  const all = sections.flatMap(({ blocks }) => blocks);
  const unnumbered = new Set<unknown>(
    withoutDecisions(
      record,
      all,
      sections.flatMap((section) => unnumberedIn(record, section)),
    ),
  );
  return piecesOf(all).map((piece): Meeting => {
    const blocks = piece.counted.filter(
      (block): block is Paragraph | Prose =>
        (block.kind === 'paragraph' && block.number.value.length === 1) || unnumbered.has(block),
    );
    const paragraphs = piece.all.filter((block) => block.kind === 'paragraph');
    const section = { heading: undefined, blocks: piece.all, paragraphs };
    return { section, blocks, startsAnywhere: !saysItBegins(record, piece.all) || isCutOut(blocks) };
  });
}

interface Piece {
  readonly all: readonly Block[];
  /** Without what stands above the first paragraph of a later meeting: its masthead. */
  readonly counted: readonly Block[];
}

/** A paragraph 1 behind the line that ended a meeting begins the record of another. */
function piecesOf(all: readonly Block[]): readonly Piece[] {
  const pieces: Piece[] = [];
  let from = 0;
  let start = 0;
  let hasParagraph = false;
  let ended = -1;
  for (const [index, block] of all.entries()) {
    if (block.kind === 'note' && hasParagraph && ended < 0) ended = index;
    if (block.kind !== 'paragraph' || block.number.value.length !== 1) continue;
    if (ended >= 0 && block.number.value[0] === 1) {
      pieces.push({ all: all.slice(from, ended + 1), counted: all.slice(start, ended) });
      from = ended + 1;
      start = index;
    }
    hasParagraph = true;
    ended = -1;
  }
  return [...pieces, { all: all.slice(from), counted: all.slice(start) }];
}

/** Whether a line below the masthead says that the meeting begins. */
function saysItBegins({ text, conventions }: RecordDocument, blocks: readonly Block[]): boolean {
  const { opens } = conventions.wording.masthead;
  const first = blocks.find(({ kind }) => kind === 'note' || kind === 'paragraph');
  return first?.kind === 'note' && opens.some((words) => slice(text, first.body).includes(words));
}

/**
 * Whether paragraphs are those of an extract, which keep their numbers under the line that says when the meeting began:
 * they begin far from 1, and count on from there. Where they begin with 2, the first may as well be lost.
 */
function isCutOut(blocks: readonly (Paragraph | Prose)[]): boolean {
  const [first = 1, second] = blocks.flatMap((block) =>
    block.kind === 'paragraph' ? block.number.value : [],
  );
  return first > 2 && (second === undefined || second > first);
}
