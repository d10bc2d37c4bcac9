import type { List } from '../../text/list';
import { asLongList } from '../../text/long-list';
import { movedBlock } from '../moved';
import type { Block } from '../record';
import type { Mark } from './number-mark';
import { areSameNumbers, numberedLines } from './numbered-lines';
import { type FoundAgenda, findAgenda, lookedAt, readOpening } from './opening';
import { type Reading, readLines } from './readers';
import { isNames } from './signature';
import type { NewerSource, Source } from './source';

/**
 * The blocks of a record, in order, covering its text. Above the first numbered line stands the opening; from each
 * numbered line to the next runs what follows from these lines alone.
 */
export interface Layout {
  readonly blocks: List<Block>;
  /** The blocks as their lines say, whether or not the last of them are names that sign. */
  readonly read: List<Block>;
  /** The place of the block of names that sign without offices; -1 where there is none. */
  readonly signed: number;
  /** The place of the first block of each run. */
  readonly runs: Int32Array;
  readonly numbers: Numbers;
  /** The line below the last of those that the opening follows from. */
  readonly opening: number;
}

/** The numbers of the lines from some line on: above it stands the agenda table. */
interface Numbers {
  readonly first: number;
  readonly marks: readonly (Mark | undefined)[];
  /** The lines that have one. */
  readonly lines: readonly number[];
}

/** The layout of an older version of a record, and what the newer source has of it. */
export interface Older extends NewerSource {
  readonly layout: Layout;
}

/** The blocks of a record, and how many of the first and of the last of them are those of an older version. */
export interface NewerLayout {
  readonly layout: Layout;
  readonly first: number;
  readonly last: number;
}

/** Reads the blocks of a source. */
export function readBlocks(source: Source): Layout {
  const agenda = findAgenda(source);
  const numbers = readNumbers(source, agenda?.next ?? 0);
  const read: Block[] = [];
  const opening = readAbove(source, agenda, numbers, read);
  const runs = new Int32Array(numbers.lines.length);
  readRuns(source, numbers, { from: 0, to: runs.length, behind: 0 }, read, runs);
  return signed(source, { read, runs, numbers, opening });
}

/** Reads the blocks of a newer source. Runs of lines that the older version has, too, are not read again. */
export function rereadBlocks(older: Older): NewerLayout {
  const { source, layout, by } = older;
  const isOpened = older.first >= layout.opening;
  const agenda = isOpened ? undefined : findAgenda(source);
  const numbers = numbersOf(older, isOpened ? layout.numbers.first : (agenda?.next ?? 0));
  const count = numbers.lines.length;
  const isSameAbove = isOpened && count > 0 && numbers.lines[0] === layout.numbers.lines[0];
  const { above, below } = keptRuns(older, numbers, isSameAbove);
  const between: Block[] = [];
  const opening = isSameAbove
    ? layout.opening
    : readAbove(source, isOpened ? findAgenda(source) : agenda, numbers, between);
  const runs = new Int32Array(count);
  runs.set(layout.runs.subarray(0, above));
  const first = isSameAbove ? (layout.runs[above] ?? layout.read.length) : 0;
  readRuns(source, numbers, { from: above, to: count - below, behind: first }, between, runs);
  const begin = layout.runs.length - below;
  const last = below === 0 ? 0 : layout.read.length - (layout.runs[begin] ?? 0);
  const read = asLongList(layout.read, movedBlock).with(first, last, by, between);
  const shift = read.length - layout.read.length;
  for (let run = 0; run < below; run++) runs[count - below + run] = (layout.runs[begin + run] ?? 0) + shift;
  return { layout: signed(source, { read, runs, numbers, opening }), first, last };
}

/** Reads what stands above the first numbered line. Returns the line below the last that it follows from. */
function readAbove(
  source: Source,
  agenda: FoundAgenda | undefined,
  numbers: Numbers,
  blocks: Block[],
): number {
  const [line] = numbers.lines;
  const reading = openingOf(source, numbers, blocks, line === undefined);
  readLines(reading, readOpening(reading, agenda), line ?? source.lines.length);
  return Math.max((line ?? source.lines.length) + 1, lookedAt(agenda));
}

/** Some of the runs of a record, and how many blocks stand before those that are read. */
interface Some {
  readonly from: number;
  readonly to: number;
  readonly behind: number;
}

/** Reads some of the runs, and tells where the blocks of each begin. */
function readRuns(
  source: Source,
  numbers: Numbers,
  { from, to, behind }: Some,
  blocks: Block[],
  runs: Int32Array,
): void {
  const { lines } = numbers;
  const read: Block[] = [];
  for (let run = from; run < to; run++) {
    runs[run] = behind + blocks.length;
    read.length = 0;
    const reading = openingOf(source, numbers, read, run === lines.length - 1);
    readLines(reading, lines[run] ?? 0, lines[run + 1] ?? source.lines.length);
    for (const block of read) blocks.push(block);
  }
}

/** Where the reading of a stretch of lines begins: what it is follows from these lines alone. */
function openingOf(source: Source, { marks }: Numbers, blocks: Block[], isLast: boolean): Reading {
  return {
    source,
    marks,
    isLast,
    blocks,
    ended: false,
    headingAt: -1,
    isWrapped: false,
  };
}

/** How many of the first and of the last runs have the lines that they had, and are the last run or not as they were. */
function keptRuns(
  older: Older,
  { lines, marks }: Numbers,
  isSameAbove: boolean,
): { above: number; below: number } {
  const { source, first, last, byLines, layout } = older;
  const { lines: before, marks: marksBefore } = layout.numbers;
  const most = Math.min(lines.length, before.length);
  let above = 0;
  while (isSameAbove && above < most && isKept(above)) above++;
  let below = 0;
  while (below < most - above) {
    const line = lines[lines.length - 1 - below] ?? 0;
    if (line < source.lines.length - last || line - byLines !== before[before.length - 1 - below]) break;
    // What a line is numbered may follow from those around it.
    if (marks[line] !== marksBefore[line - byLines]) break;
    below++;
  }
  return { above, below };

  function isKept(run: number): boolean {
    const to = lines[run + 1] ?? Number.POSITIVE_INFINITY;
    const line = lines[run] ?? 0;
    return line === before[run] && to === before[run + 1] && to <= first && marks[line] === marksBefore[line];
  }
}

function readNumbers(source: Source, first: number): Numbers {
  const marks = numberedLines(source, first);
  const lines: number[] = [];
  marks.forEach((mark, at) => {
    if (mark) lines.push(at);
  });
  return { first, marks, lines };
}

/** The numbers of a newer source: those of the older version, where they are the same. */
function numbersOf(older: Older, first: number): Numbers {
  const { numbers } = older.layout;
  const isSame = numbers.first === first && older.first >= first && areSameNumbers(older);
  return isSame ? numbers : readNumbers(older.source, first);
}

/** A line of names under the last paragraph is a signature that lost the line of its offices. */
function signed(source: Source, layout: Omit<Layout, 'blocks' | 'signed'>): Layout {
  const { read } = layout;
  let at = read.length - 1;
  while (at >= 0 && isAside(read.at(at))) at--;
  const block = at < 0 ? undefined : read.at(at);
  if (block?.kind !== 'prose' || !isNames(source, block.body) || !hasParagraph(read))
    return { ...layout, blocks: read, signed: -1 };
  const names: Block = { kind: 'signature', span: block.span, titles: undefined, names: block.body };
  return {
    ...layout,
    blocks: asLongList(read, movedBlock).with(at, read.length - at - 1, 0, [names]),
    signed: at,
  };
}

/** Whether a block may stand below the names of those who sign. */
function isAside(block: Block | undefined): boolean {
  return !block || ['blank', 'rule', 'footer', 'artefact'].includes(block.kind);
}

function hasParagraph(blocks: List<Block>): boolean {
  for (const { kind } of blocks) if (kind === 'paragraph') return true;
  return false;
}
