import type { Block, Paragraph } from '../record';
import { isAppendixTitle } from './asides';
import { buildHeading, continuesHeading, endsSentence } from './heading';
import { bulletText, endsInAddress, isComment, isFooter, isNote, isRule } from './lines';
import { type Mark, numberMark } from './number-mark';
import { isNames, signatureTitles } from './signature';
import { contentOf, isBlankLine, type Source, type SourceLine } from './source';
import { beginsTitle, isContinuous, isRestOfTitle, isTitle } from './titles';

/**
 * Reads the lines of a record one by one. What a line is follows from the line and from where the record has come to:
 * the table of `readers` is tried from the top, and the first that knows the line takes it.
 */
export function readLines(reading: Reading, from: number, to: number): void {
  for (let at = from; at < to; ) {
    const line = reading.source.lines.at(at);
    if (!line) return;
    let next: number | undefined;
    for (const read of readers) {
      next = read(reading, line, at);
      if (next !== undefined) break;
    }
    at = next ?? at + 1;
  }
}

/** Where a reader has come to: what it has read so far, and what it must know of that. */
export interface Reading {
  readonly source: Source;
  /** For each line, the number it begins with, when it does. */
  readonly marks: readonly (Mark | undefined)[];
  readonly blocks: Block[];
  /** Set behind the rule: only the footer follows, or an annex. */
  ended: boolean;
  /** The line of the last heading. */
  headingAt: number;
  /** Whether no numbered line comes any more. */
  readonly isLast: boolean;
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
  readTitle,
  readContinuation,
  readProse,
];

export function lineSpan(line: SourceLine): { from: number; to: number } {
  return { from: line.from, to: line.next };
}

export function readComment({ source, blocks }: Reading, line: SourceLine, at: number): number | undefined {
  if (!isComment(source, line)) return undefined;
  blocks.push({ kind: 'comment', span: lineSpan(line) });
  return at + 1;
}

/** Blank lines, as many as follow one another. */
export function readBlank({ source, blocks }: Reading, line: SourceLine, at: number): number | undefined {
  if (!isBlankLine(source, line)) return undefined;
  let last = line;
  let next = at + 1;
  for (
    let below = source.lines.at(next);
    below && isBlankLine(source, below);
    below = source.lines.at(++next)
  )
    last = below;
  blocks.push({ kind: 'blank', span: { from: line.from, to: last.next } });
  return next;
}

function readRule(reading: Reading, line: SourceLine, at: number): number | undefined {
  if (!isRule(reading.source, line)) return undefined;
  reading.blocks.push({ kind: 'rule', span: lineSpan(line) });
  reading.ended = reading.isLast;
  return at + 1;
}

function readFooter(reading: Reading, line: SourceLine, at: number): number | undefined {
  const { source } = reading;
  if (reading.ended && isAppendixTitle(source.conventions.wording, contentOf(source, line)))
    reading.ended = false;
  if (!reading.ended && !isFooter(source, line)) return undefined;
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
  const number = numberMark(mark, line.head);
  const text = { from: number.separator.to, to: Math.max(number.separator.to, line.tail) };
  if (mark.value.length === 1 && !isContinuous(reading.source)) {
    reading.headingAt = at;
    reading.blocks.push(buildHeading(reading.source, lineSpan(line), number, text));
    return at + 1;
  }
  reading.isWrapped = false;
  reading.blocks.push({ kind: 'paragraph', span: lineSpan(line), number, body: text });
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
  const below = source.lines.at(next);
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
  const line = source.lines.at(at);
  return line !== undefined && isBlankLine(source, line);
}

function readNote({ source, blocks }: Reading, line: SourceLine, at: number): number | undefined {
  if (!isNote(source, line)) return undefined;
  blocks.push({ kind: 'note', span: lineSpan(line), body: { from: line.head, to: line.tail } });
  return at + 1;
}

/** A heading without number: see `isTitle`. */
function readTitle(reading: Reading, line: SourceLine, at: number): number | undefined {
  const { source, blocks, marks, isLast } = reading;
  if (!isContinuous(source)) return undefined;
  const above = blocks.at(-1);
  if (above?.kind === 'paragraph' && isBroken(source, above) && !beginsTitle(source, line)) return undefined;
  if (above?.kind === 'heading' && isRestOfTitle(source, above, line)) return undefined;
  if (!isTitle(source, marks, line, at, isLast)) return undefined;
  reading.headingAt = at;
  const none = { from: line.head, to: line.head };
  const number = { span: none, value: [], separator: none };
  blocks.push(buildHeading(source, lineSpan(line), number, { from: line.head, to: line.tail }));
  return at + 1;
}

/** How many lines a heading may take: a bracket that is never closed must not swallow the record. */
const LONGEST_HEADING = 5;

/** The rest of a heading or of a paragraph that was broken hard: it joins the block above. */
function readContinuation(reading: Reading, line: SourceLine, at: number): number | undefined {
  const { source, blocks } = reading;
  const above = blocks.at(-1);
  if (above?.kind === 'heading') {
    if (at - reading.headingAt >= LONGEST_HEADING) return undefined;
    if (isContinuous(source) && !isRestOfTitle(source, above, line)) return undefined;
    const title = { from: above.number.separator.to, to: above.documents?.to ?? above.title.to };
    if (!continuesHeading(source, title, line)) return undefined;
    const span = { from: above.span.from, to: line.next };
    blocks[blocks.length - 1] = buildHeading(source, span, above.number, { from: title.from, to: line.tail });
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
