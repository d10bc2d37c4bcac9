import type { Conventions } from '../../profile/conventions';
import type { Profile } from '../../profile/profile';
import { type Line, linesOf } from '../../text/lines';
import { isBlank, type Span } from '../../text/span';
import { DIRECTIVE_START } from '../directives';
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
  readonly lines: readonly SourceLine[];
  readonly artefacts: readonly Span[];
}

/** The longest artefact that is believed: beyond it a bracket was only never closed. */
const LONGEST_ARTEFACT = 120;

/** Cuts a text into lines and finds what an extraction left behind. Linear. */
export function readSource(text: string, conventions: Conventions): Source {
  const artefacts = findArtefacts(text, conventions.profile);
  const hasDirectives = text.includes(DIRECTIVE_START);
  let next = 0;
  const lines = linesOf(text).map((line): SourceLine => {
    let head = line.from;
    let hasArtefact = false;
    for (;;) {
      while (head < line.to && text.charCodeAt(head) !== 9 && isBlank(text.charCodeAt(head))) head++;
      while ((artefacts[next]?.from ?? Number.POSITIVE_INFINITY) < head) next++;
      const artefact = artefacts[next];
      if (!artefact || artefact.from !== head || artefact.to > line.to) break;
      head = artefact.to;
      hasArtefact = true;
    }
    let tail = hasDirectives ? beforeDirective(text, head, line.to) : line.to;
    while (tail > head && isBlank(text.charCodeAt(tail - 1))) tail--;
    const { from, to, next: below } = line;
    return { from, to, next: below, head, tail, mark: readMark(text, head, to), hasArtefact };
  });
  return { text, conventions, lines, artefacts };
}

/** Where the text of a line ends when a directive follows it. */
function beforeDirective(text: string, head: number, to: number): number {
  const at = text.slice(head, to).indexOf(DIRECTIVE_START);
  return at > 0 ? head + at : to;
}

function findArtefacts(text: string, profile: Profile): Span[] {
  const found: Span[] = [];
  for (const { open, close } of profile.artefacts) {
    for (let from = text.indexOf(open); from >= 0; from = text.indexOf(open, from + open.length)) {
      const window = text.slice(from, from + LONGEST_ARTEFACT);
      const end = window.indexOf(close, open.length);
      const lineEnd = window.search(/[\n\r]/);
      if (end >= 0 && (lineEnd < 0 || end < lineEnd)) found.push({ from, to: from + end + close.length });
    }
  }
  return found.sort((a, b) => a.from - b.from);
}

/** The text of a line without the blanks and artefacts around it. */
export function contentOf(source: Source, line: SourceLine): string {
  return source.text.slice(line.head, line.tail);
}

/** Whether a line holds nothing but blanks. */
export function isBlankLine(source: Source, line: SourceLine): boolean {
  return line.head >= line.tail && !line.hasArtefact && source.text.slice(line.from, line.to).trim() === '';
}
