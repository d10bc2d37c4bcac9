import type { Conventions } from '../../profile/conventions';
import type { Profile } from '../../profile/profile';
import { type Change, changeBetween } from '../../text/change';
import { isDirectionMark, withoutMarks } from '../../text/direction';
import { type Line, linesIn } from '../../text/lines';
import { countUntil, itemBefore, type List } from '../../text/list';
import { asLongList, itemsOf } from '../../text/long-list';
import { isBlank, type Span, shifted, slice } from '../../text/span';
import { DIRECTIVE_START } from '../directives';
import { inOrder } from '../number-order';
import { type Mark, readMark } from './number-mark';

/** A line as the block parser sees it. */
export interface SourceLine extends Line {
  /** Where the text begins, behind blanks and artefacts. A TAB is text here: table cells begin with one. */
  readonly head: number;
  /** Where the text ends, before trailing blanks. Not less than `head`. */
  readonly tail: number;
  /** What might be a number at the head; whether it is one depends on the lines around. */
  readonly mark: Mark | undefined;
  readonly hasArtefact: boolean;
}

/** A text cut into lines, with what is needed to tell what each line is. */
export interface Source {
  readonly text: string;
  readonly conventions: Conventions;
  readonly lines: List<SourceLine>;
  readonly artefacts: List<Span>;
}

const LINE_END = /[\n\r]/;

/** The longest artefact that is believed: beyond it a bracket was only never closed. */
const LONGEST_ARTEFACT = 120;

/** Cuts a text into lines and finds what an extraction left behind. Linear. */
export function readSource(text: string, conventions: Conventions): Source {
  const whole = { from: 0, to: text.length };
  const artefacts = findArtefacts(text, whole, conventions.profile);
  const lines = linesBetween(text, whole, artefacts, conventions);
  return { text, conventions, lines, artefacts };
}

/** A newer version of a source: so many of its first and last lines are those of the older one. */
export interface NewerSource {
  readonly source: Source;
  readonly older: Source;
  readonly first: number;
  readonly last: number;
  /** How far the last lines moved, in characters and in lines. */
  readonly by: number;
  readonly byLines: number;
}

/**
 * Cuts a newer version of a text into lines. What it says is what `readSource` says; only new lines are read. What
 * changed is looked for where it is not known.
 */
export function rereadSource(older: Source, text: string, change?: Change): NewerSource {
  const { from: changedFrom, to: changedTo, by } = change ?? changeBetween(older.text, text);
  const { conventions } = older;
  const known = asLongList(older.lines, movedLine);
  // A line is the same only when what follows its end is, too: an LF may have come behind its CR.
  const first = countUntil(known, ({ next }) => next >= changedFrom);
  const last =
    known.length -
    Math.max(
      first,
      countUntil(known, ({ from }) => from > changedTo),
    );
  const between = {
    from: itemBefore(known, first)?.next ?? 0,
    to: (known.at(known.length - last)?.from ?? older.text.length) + by,
  };
  const artefacts = findArtefacts(text, between, conventions.profile);
  const lines = linesBetween(text, between, artefacts, conventions);
  const marks = asLongList(older.artefacts, shifted);
  const above = countUntil(marks, ({ to }) => to > between.from);
  const below = countUntil(marks, ({ from }) => from >= between.to - by);
  const source: Source = {
    text,
    conventions,
    lines: known.with(first, last, by, lines),
    artefacts: marks.with(above, marks.length - below, by, artefacts),
  };
  const newer = { source, older, first, last, by, byLines: source.lines.length - known.length };
  keepStarts(newer, lines);
  return newer;
}

const starts = new WeakMap<Source, Int32Array>();

/** Where the lines of a text begin; where it ends with a line end, one more line does. */
export function lineStartsIn(source: Source): Int32Array {
  let known = starts.get(source);
  if (!known) {
    known = startsOf(itemsOf(source.lines));
    starts.set(source, known);
  }
  return known;
}

function startsOf(lines: readonly SourceLine[]): Int32Array {
  const last = lines.at(-1);
  const isEnded = last !== undefined && last.to < last.next;
  const found = new Int32Array(lines.length + (isEnded ? 1 : 0));
  for (let at = 0; at < lines.length; at++) found[at] = lines[at]?.from ?? 0;
  if (isEnded) found[lines.length] = last.next;
  return found;
}

/** Hands the starts of the lines on to a newer source, if they are known. Those that are the same are only copied. */
function keepStarts({ source, older, first, last, by }: NewerSource, between: readonly SourceLine[]): void {
  const known = starts.get(older);
  if (!known || last === 0) return;
  const below = known.subarray(older.lines.length - last);
  const found = new Int32Array(first + between.length + below.length);
  found.set(known.subarray(0, first));
  between.forEach(({ from }, at) => {
    found[first + at] = from;
  });
  for (let at = 0, to = first + between.length; at < below.length; at++, to++)
    found[to] = (below[at] ?? 0) + by;
  starts.set(source, found);
}

function movedLine(line: SourceLine, by: number): SourceLine {
  if (by === 0) return line;
  const { from, to, next, head, tail, mark, hasArtefact } = line;
  return {
    from: from + by,
    to: to + by,
    next: next + by,
    head: head + by,
    tail: tail + by,
    mark,
    hasArtefact,
  };
}

/** The lines of a part of a text, with the artefacts in them. An empty text has one empty line. */
function linesBetween(
  text: string,
  within: Span,
  artefacts: readonly Span[],
  conventions: Conventions,
): SourceLine[] {
  const read = lineReader(text, within, artefacts, conventions);
  return text === '' ? [read(0, 0, 0)] : linesIn(text, within, read);
}

/** Reads lines, which must come in order. */
function lineReader(
  text: string,
  within: Span,
  artefacts: readonly Span[],
  conventions: Conventions,
): (from: number, to: number, next: number) => SourceLine {
  const hasDirectives = slice(text, within).includes(DIRECTIVE_START);
  let nextArtefact = 0;
  return (from, to, next) => {
    let head = from;
    let hasArtefact = false;
    for (;;) {
      while (head < to && isUnseen(text.charCodeAt(head)) && text.charCodeAt(head) !== 9) head++;
      while ((artefacts[nextArtefact]?.from ?? Number.POSITIVE_INFINITY) < head) nextArtefact++;
      const artefact = artefacts[nextArtefact];
      if (!artefact || artefact.from !== head || artefact.to > to) break;
      head = artefact.to;
      hasArtefact = true;
    }
    let tail = hasDirectives ? beforeDirective(text, head, to) : to;
    while (tail > head && isUnseen(text.charCodeAt(tail - 1))) tail--;
    return { from, to, next, head, tail, mark: markAt(text, head, to, conventions), hasArtefact };
  };
}

function markAt(text: string, head: number, to: number, conventions: Conventions): Mark | undefined {
  const mark = readMark(text, head, to);
  return mark && conventions.numbersTurned ? { ...mark, value: inOrder(conventions, mark.value) } : mark;
}

/** A blank or a mark of direction: both stand around what a line says. */
function isUnseen(code: number): boolean {
  return isBlank(code) || isDirectionMark(code);
}

/** Where the text of a line ends when a directive follows it. */
function beforeDirective(text: string, head: number, to: number): number {
  const at = text.slice(head, to).indexOf(DIRECTIVE_START);
  return at > 0 ? head + at : to;
}

function findArtefacts(text: string, within: Span, profile: Profile): Span[] {
  const found: Span[] = [];
  const stretch = text.slice(0, within.to);
  for (const { open, close } of profile.artefacts) {
    let next = within.from;
    for (let from = stretch.indexOf(open, next); from >= 0; from = stretch.indexOf(open, next)) {
      const window = text.slice(from + open.length, from + LONGEST_ARTEFACT);
      const length = window.indexOf(close);
      const to = from + open.length + length + close.length;
      const isOne = length >= 0 && !LINE_END.test(text.slice(from, to));
      if (isOne) found.push({ from, to });
      // None lies within another.
      next = isOne ? to : from + open.length;
    }
  }
  return found.sort((a, b) => a.from - b.from);
}

/** The text of a line without the blanks and artefacts around it. */
export function contentOf(source: Source, line: SourceLine): string {
  return source.text.slice(line.head, line.tail);
}

/** Whether a line holds nothing but blanks. */
export function isBlankLine(source: Source, { from, to, head, tail, hasArtefact }: SourceLine): boolean {
  if (head < tail || hasArtefact) return false;
  return from === to || withoutMarks(source.text.slice(from, to)).trim() === '';
}
