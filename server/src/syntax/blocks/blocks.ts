import type { AgendaTable, Block, Paragraph } from '../record';
import { readAgenda } from './agenda';
import { buildHeading, continuesHeading, endsSentence } from './heading';
import { bulletText, endsInAddress, isComment, isFooter, isNote, isRule } from './lines';
import { type Mark, numberMark } from './number-mark';
import { numberedLines } from './numbered-lines';
import { isNames, signatureTitles } from './signature';
import { contentOf, isBlankLine, type Source, type SourceLine } from './source';

/**
 * The blocks of a record, in order, covering its text. What a line is follows from the line and from where the
 * record has come to: the table of `readers` is tried from the top, and the first that knows the line takes it.
 */
export function readBlocks(source: Source): Block[] {
  const { reading, next: opened } = open(source);
  let at = opened;
  while (at < source.lines.length) {
    const line = source.lines[at];
    if (!line) break;
    let next: number | undefined;
    for (const read of readers) {
      next = read(reading, line, at);
      if (next !== undefined) break;
    }
    at = next ?? at + 1;
  }
  return signNames(reading);
}

/** The blocks above the first numbered line: the masthead and the agenda table. */
export function readOpeningBlocks(source: Source): Block[] {
  return open(source).reading.blocks;
}

function open(source: Source): { reading: Reading; next: number } {
  const agenda = findAgenda(source);
  const marks = numberedLines(source, agenda?.next ?? 0);
  const lastNumbered = marks.findLastIndex((mark) => mark !== undefined);
  const reading: Reading = {
    source,
    marks,
    lastNumbered,
    blocks: [],
    ended: false,
    headingAt: -1,
    isWrapped: false,
  };
  return { reading, next: readOpening(reading, agenda) };
}

interface Reading {
  readonly source: Source;
  /** For each line, the number it begins with, when it does. */
  readonly marks: readonly (Mark | undefined)[];
  readonly blocks: Block[];
  /** Set behind the signature or the rule: only the footer follows. */
  ended: boolean;
  /** The line of the last heading. */
  headingAt: number;
  readonly lastNumbered: number;
  /** Whether the last paragraph was broken over lines: then a line below may end its sentence as well. */
  isWrapped: boolean;
}

/** Takes the line at `at`, and perhaps more, and returns the line after it; `undefined` when it is not its kind. */
type Reader = (reading: Reading, line: SourceLine, at: number) => number | undefined;

const readers: readonly Reader[] = [
  readComment,
  readBlank,
  readRule,
  readFooter,
  readArtefact,
  readNumbered,
  readBullet,
  readSignature,
  readNote,
  readContinuation,
  readProse,
];

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
  return pushMasthead(reading, first < 0 ? unnumberedOpening(reading.source) : first);
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

function pushMasthead(reading: Reading, end: number): number {
  const { source, blocks } = reading;
  for (let at = 0; at < end; at++) {
    const line = source.lines[at];
    if (!line || readComment(reading, line, at) || readBlank(reading, line, at)) continue;
    const last = blocks.at(-1);
    if (last?.kind === 'masthead')
      blocks[blocks.length - 1] = { kind: 'masthead', span: { from: last.span.from, to: line.next } };
    else blocks.push({ kind: 'masthead', span: lineSpan(line) });
  }
  return end;
}

function lineSpan(line: SourceLine): { from: number; to: number } {
  return { from: line.from, to: line.next };
}

function readComment({ source, blocks }: Reading, line: SourceLine, at: number): number | undefined {
  if (!isComment(source, line)) return undefined;
  blocks.push({ kind: 'comment', span: lineSpan(line) });
  return at + 1;
}

function readBlank({ source, blocks }: Reading, line: SourceLine, at: number): number | undefined {
  if (!isBlankLine(source, line)) return undefined;
  blocks.push({ kind: 'blank', span: lineSpan(line) });
  return at + 1;
}

function readRule(reading: Reading, line: SourceLine, at: number): number | undefined {
  if (!isRule(reading.source, line)) return undefined;
  reading.blocks.push({ kind: 'rule', span: lineSpan(line) });
  reading.ended = at > reading.lastNumbered;
  return at + 1;
}

function readFooter(reading: Reading, line: SourceLine, at: number): number | undefined {
  if (!reading.ended && !isFooter(reading.source, line)) return undefined;
  reading.blocks.push({ kind: 'footer', span: lineSpan(line) });
  return at + 1;
}

function readArtefact({ blocks }: Reading, line: SourceLine, at: number): number | undefined {
  if (!line.hasArtefact || line.head < line.tail) return undefined;
  blocks.push({ kind: 'artefact', span: lineSpan(line) });
  return at + 1;
}

function readNumbered(reading: Reading, line: SourceLine, at: number): number | undefined {
  const mark = reading.marks[at];
  if (!mark) return undefined;
  const text = { from: mark.textFrom, to: Math.max(mark.textFrom, line.tail) };
  if (mark.value.length === 1) {
    reading.headingAt = at;
    reading.blocks.push(buildHeading(reading.source, lineSpan(line), mark, text));
    return at + 1;
  }
  reading.isWrapped = false;
  reading.blocks.push({ kind: 'paragraph', span: lineSpan(line), number: numberMark(mark), body: text });
  return at + 1;
}

function readBullet({ source, blocks }: Reading, line: SourceLine, at: number): number | undefined {
  const from = bulletText(source, line);
  if (from === undefined) return undefined;
  blocks.push({
    kind: 'bullet',
    span: lineSpan(line),
    body: { from: Math.min(from, line.tail), to: line.tail },
  });
  return at + 1;
}

function readSignature(reading: Reading, line: SourceLine, at: number): number | undefined {
  const { source, blocks, marks } = reading;
  const titles = { from: line.head, to: line.tail };
  if (titles.to - titles.from > 200 || !signatureTitles(source.conventions, source.text, titles))
    return undefined;
  let next = at + 1;
  while (next < source.lines.length && isBlank(reading, next)) next++;
  const below = source.lines[next];
  const names =
    below && !marks[next] && isNames(source, { from: below.head, to: below.tail }) ? below : undefined;
  blocks.push({
    kind: 'signature',
    span: { from: line.from, to: (names ?? line).next },
    titles,
    names: names && { from: names.head, to: names.tail },
  });
  return names ? next + 1 : at + 1;
}

function isBlank({ source }: Reading, at: number): boolean {
  const line = source.lines[at];
  return line !== undefined && isBlankLine(source, line);
}

function readNote({ source, blocks }: Reading, line: SourceLine, at: number): number | undefined {
  if (!isNote(source, line)) return undefined;
  blocks.push({ kind: 'note', span: lineSpan(line), body: { from: line.head, to: line.tail } });
  return at + 1;
}

/** How many lines a heading may take: a bracket that is never closed must not swallow the record. */
const LONGEST_HEADING = 5;

/** The rest of a heading or of a paragraph that was broken hard: it joins the block above. */
function readContinuation(reading: Reading, line: SourceLine, at: number): number | undefined {
  const { source, blocks, marks } = reading;
  const above = blocks.at(-1);
  if (above?.kind === 'heading') {
    if (at - reading.headingAt >= LONGEST_HEADING) return undefined;
    const title = { from: above.number.separator.to, to: above.documents?.to ?? above.title.to };
    const mark = marks[reading.headingAt];
    if (!mark || !continuesHeading(source, title, line)) return undefined;
    const span = { from: above.span.from, to: line.next };
    blocks[blocks.length - 1] = buildHeading(source, span, mark, { from: title.from, to: line.tail });
    return at + 1;
  }
  if (
    above?.kind === 'paragraph' &&
    (reading.isWrapped || isBroken(source, above)) &&
    !isNames(source, { from: line.head, to: line.tail })
  ) {
    reading.isWrapped = true;
    blocks[blocks.length - 1] = {
      ...above,
      span: { from: above.span.from, to: line.next },
      body: { from: above.body.from, to: line.tail },
    };
    return at + 1;
  }
  return undefined;
}

/** Whether a paragraph stops in the middle of a sentence, so that the line below goes on with it. */
function isBroken({ text, conventions }: Source, paragraph: Paragraph): boolean {
  const body = text.slice(Math.max(paragraph.body.from, paragraph.body.to - 500), paragraph.body.to);
  if (body === '' || endsInAddress(body)) return false;
  // “(Rev.” at the end of a line is no end of a sentence.
  if (/[(（][^()（）\n\r]{0,40}$/.test(body)) return true;
  if (endsSentence(conventions, body)) return false;
  return /[\p{L}\p{N}，,、-]$/u.test(body);
}

function readProse({ source, blocks }: Reading, line: SourceLine, at: number): number {
  let from = line.head;
  while (from < line.tail && source.text.charCodeAt(from) === 9) from++;
  blocks.push({ kind: 'prose', span: lineSpan(line), body: { from, to: line.tail } });
  return at + 1;
}

/** A line of names under the last paragraph is a signature that lost the line of its offices. */
function signNames({ source, blocks }: Reading): Block[] {
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
