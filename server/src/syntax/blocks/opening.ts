import type { AgendaTable } from '../record';
import { CELLS_LOOKED_AT, OPENING_LINES, readAgenda } from './agenda';
import { endsSentence } from './heading';
import { lineSpan, type Reading, readBlank, readComment } from './readers';
import { contentOf, isBlankLine, type Source } from './source';
import { beginsTitle, isContinuous } from './titles';

/** What stands above the first numbered line: the masthead and the agenda table. */

/** An agenda table: the line it begins at, and the line after it. */
export interface FoundAgenda {
  readonly at: number;
  readonly table: AgendaTable;
  readonly next: number;
}

/** The agenda table, where there is one above the first numbered line: the line it begins at, and what was read. */
export function findAgenda(source: Source): FoundAgenda | undefined {
  for (let at = 0; at < Math.min(source.lines.length, OPENING_LINES); at++) {
    const found = readAgenda(source, at);
    if (found) return { at, ...found };
    if (source.lines.at(at)?.mark?.separatedBy === 'tab') return undefined;
  }
  return undefined;
}

/** The line below the last that was looked at for an agenda table and is not part of it. */
export function lookedAt(agenda: FoundAgenda | undefined): number {
  return (agenda?.at ?? OPENING_LINES) + CELLS_LOOKED_AT + 1;
}

/** Everything above the first numbered line: the masthead and the agenda table. Returns the line after it. */
export function readOpening(reading: Reading, agenda: FoundAgenda | undefined): number {
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
    const line = lines.at(at);
    if (line && opens.some((words) => contentOf(source, line).includes(words))) return at;
  }
  let begins = first;
  for (let at = first - 1; at >= 0; at--) {
    const line = lines.at(at);
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
    const line = lines.at(at);
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
    const line = source.lines.at(at);
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
