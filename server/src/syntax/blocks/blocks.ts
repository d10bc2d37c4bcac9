import { countUntil } from '../../text/span';
import { movedBlock } from '../moved';
import type { AgendaTable, Block } from '../record';
import { readAgenda } from './agenda';
import { endsSentence } from './heading';
import type { Mark } from './number-mark';
import { areSameNumbers, numberedLines } from './numbered-lines';
import { lineSpan, type Reading, readBlank, readComment, readLines } from './readers';
import { isNames } from './signature';
import { contentOf, isBlankLine, type NewerSource, type Source } from './source';
import { beginsTitle, isContinuous } from './titles';

/**
 * The blocks of a record, in order, covering its text. Above the first numbered line stands the opening; from each
 * numbered line to the next runs what follows from these lines alone.
 */
export interface Layout {
  readonly blocks: readonly Block[];
  readonly runs: readonly Run[];
  readonly numbers: Numbers;
}

/** The numbers of the lines from some line on: above it stands the agenda table. */
interface Numbers {
  readonly first: number;
  readonly marks: readonly (Mark | undefined)[];
  /** The lines that have one. */
  readonly lines: readonly number[];
}

/** The lines from a numbered one up to the next, and their blocks. */
interface Run {
  readonly from: number;
  readonly to: number;
  readonly blocks: readonly Block[];
}

/** The layout of an older version of a record, and what the newer source has of it. */
export interface Older extends NewerSource {
  readonly layout: Layout;
}

/** Reads the blocks of a source. Runs of lines that an older version has, too, are not read again. */
export function readBlocks(source: Source, older?: Older): Layout {
  const { reading, next, numbers } = open(source, older);
  const { lines } = numbers;
  readLines(reading, next, lines[0] ?? source.lines.length);
  const areSame = older?.layout.numbers === numbers;
  const runs = lines.map((from, index): Run => {
    const to = lines[index + 1] ?? source.lines.length;
    const isLast = index === lines.length - 1;
    const before = areSame ? older.layout.runs[index] : undefined;
    const kept =
      older && (before ? keptInPlace(older, before) : isLast ? undefined : keptRun(older, from, to));
    return kept ?? readRun(reading, from, to, isLast);
  });
  const blocks = [...reading.blocks];
  for (const run of runs) for (const block of run.blocks) blocks.push(block);
  return { blocks: signNames(source, blocks), runs, numbers };
}

function readRun(opening: Reading, from: number, to: number, isLast: boolean): Run {
  const reading: Reading = { ...opening, isLast, blocks: [] };
  readLines(reading, from, to);
  // An array that grew has room for more, and most runs are of one block.
  return { from, to, blocks: reading.blocks.slice() };
}

/** A run of an older version where all lines have the numbers that they had; none where one of its lines is new. */
function keptInPlace({ source, first, last, by }: Older, run: Run): Run | undefined {
  if (run.to <= first) return run;
  return run.from >= source.lines.length - last ? movedRun(run, by) : undefined;
}

function movedRun(run: Run, by: number): Run {
  return by === 0 ? run : { ...run, blocks: run.blocks.map((block) => movedBlock(block, by)) };
}

/** The run of the same lines in an older version; none where a line is new, or the older run was the last. */
function keptRun(
  { source, first, last, by, byLines, layout }: Older,
  from: number,
  to: number,
): Run | undefined {
  const isBelow = from >= source.lines.length - last;
  if (to > first && !isBelow) return undefined;
  const begin = isBelow ? from - byLines : from;
  const index = countUntil(layout.runs, (run) => run.from >= begin);
  const run = layout.runs[index];
  if (run?.from !== begin || run.to - begin !== to - from || index === layout.runs.length - 1)
    return undefined;
  return { ...movedRun(run, isBelow ? by : 0), from, to };
}

function open(source: Source, older?: Older): { reading: Reading; next: number; numbers: Numbers } {
  const agenda = findAgenda(source);
  const first = agenda?.next ?? 0;
  const numbers = (older && keptNumbers(older, first)) ?? readNumbers(source, first);
  const reading: Reading = {
    source,
    marks: numbers.marks,
    isLast: numbers.lines.length === 0,
    blocks: [],
    ended: false,
    headingAt: -1,
    isWrapped: false,
  };
  return { reading, next: readOpening(reading, agenda), numbers };
}

function readNumbers(source: Source, first: number): Numbers {
  const marks = numberedLines(source, first);
  const lines: number[] = [];
  marks.forEach((mark, at) => {
    if (mark) lines.push(at);
  });
  return { first, marks, lines };
}

/** The numbers of an older version, where they are the same. */
function keptNumbers(older: Older, first: number): Numbers | undefined {
  const { numbers } = older.layout;
  return numbers.first === first && older.first >= first && areSameNumbers(older) ? numbers : undefined;
}

/** How far down a table of subjects is looked for when no numbered line comes before. */
const OPENING_LINES = 80;

/** The agenda table, where there is one above the first numbered line: the line it begins at, and what was read. */
function findAgenda(source: Source): { at: number; table: AgendaTable; next: number } | undefined {
  for (let at = 0; at < Math.min(source.lines.length, OPENING_LINES); at++) {
    const found = readAgenda(source, at);
    if (found) return { at, ...found };
    if (source.lines[at]?.mark?.separatedBy === 'tab') return undefined;
  }
  return undefined;
}

/** Everything above the first numbered line: the masthead and the agenda table. Returns the line after it. */
function readOpening(reading: Reading, agenda: ReturnType<typeof findAgenda>): number {
  if (agenda) {
    pushMasthead(reading, agenda.at);
    reading.blocks.push(agenda.table);
    return agenda.next;
  }
  const first = reading.marks.findIndex((mark) => mark !== undefined);
  if (first < 0) return pushMasthead(reading, unnumberedOpening(reading.source));
  return pushMasthead(reading, isContinuous(reading.source) ? beginningOf(reading.source, first) : first);
}

/**
 * The line with which the minutes begin, where headings have no numbers: that which says so, “The meeting was called to
 * order at 10 a.m.”, else the first of the lines that begin as headings directly above the first paragraph.
 */
function beginningOf(source: Source, first: number): number {
  const { lines, conventions } = source;
  const { opens } = conventions.wording.masthead;
  for (let at = 0; at < first; at++) {
    const line = lines[at];
    if (line && opens.some((words) => contentOf(source, line).includes(words))) return at;
  }
  let begins = first;
  for (let at = first - 1; at >= 0; at--) {
    const line = lines[at];
    if (!line || isBlankLine(source, line)) continue;
    if (!beginsTitle(source, line)) break;
    begins = at;
  }
  return begins;
}

/** How many lines of a text without numbers are a masthead: up to the last line that names a document or a date. */
function unnumberedOpening(source: Source): number {
  const { conventions, lines, text } = source;
  const { masthead } = conventions.wording;
  const known = [...masthead.original, ...masthead.chair, ...masthead.record];
  let end = 0;
  let filled = 0;
  for (let at = 0; at < lines.length && filled < 15; at++) {
    const line = lines[at];
    if (!line || isBlankLine(source, line)) continue;
    filled++;
    const content = contentOf(source, line);
    if (content.length > 120 || endsSentence(conventions, content)) break;
    const symbol = conventions.documents.next(text, line.head, line.tail);
    if (symbol || known.some((word) => content.includes(word))) end = at + 1;
  }
  return end;
}

/** Reads the lines above `end` as a masthead, and the blank ones at it, and returns the line after them. */
function pushMasthead(reading: Reading, end: number): number {
  const { source, blocks } = reading;
  let at = 0;
  while (at < end) {
    const line = source.lines[at];
    if (!line) return at;
    const next = readComment(reading, line, at) ?? readBlank(reading, line, at);
    at = next ?? at + 1;
    if (next !== undefined) continue;
    const last = blocks.at(-1);
    if (last?.kind === 'masthead')
      blocks[blocks.length - 1] = { kind: 'masthead', span: { from: last.span.from, to: line.next } };
    else blocks.push({ kind: 'masthead', span: lineSpan(line) });
  }
  return at;
}

/** A line of names under the last paragraph is a signature that lost the line of its offices. */
function signNames(source: Source, blocks: Block[]): Block[] {
  for (let at = blocks.length - 1; at >= 0; at--) {
    const block = blocks[at];
    if (
      !block ||
      block.kind === 'blank' ||
      block.kind === 'rule' ||
      block.kind === 'footer' ||
      block.kind === 'artefact'
    )
      continue;
    if (block.kind !== 'prose' || !blocks.some(({ kind }) => kind === 'paragraph')) break;
    if (isNames(source, block.body))
      blocks[at] = { kind: 'signature', span: block.span, titles: undefined, names: block.body };
    break;
  }
  return blocks;
}
