import { Position, Range, type TextDocument, type TextEditor, TextEditorRevealType, workspace } from 'vscode';
import { type Drawn, type Place, placeBelow, rowsBetween, widthBetween } from './lines-beside';

/** An editor that is scrolled to what another shows at its top. */
export interface Follower {
  /** Until when what it shows follows from that, and leads nowhere. */
  until: number;
  /** Scrolls it until a place is at its top. */
  readonly show: (editor: TextEditor, place: Place) => void;
  /** Told that it was scrolled: where it came to is looked at once it has come to rest. */
  readonly settle: (editor: TextEditor) => void;
}

/** So many milliseconds after an editor was scrolled by us it leads no other: smooth scrolling takes its time. */
export const ECHO = 300;

/** So many milliseconds after it moved last an editor is at rest. */
const REST = 60;

/** So often it is looked again where it came to. */
const MOST_CORRECTIONS = 3;

/**
 * An editor leaves some rows above what it is asked to show at its top, for the headings that stick there. So it is asked
 * for a place that is so many rows further down. How much goes into a row it does not say: that is learned from where it
 * comes to.
 */
export function newFollower(): Follower {
  let width = Number.POSITIVE_INFINITY;
  let hasMargin = true;
  let wanted: { readonly place: Place; readonly asked: Place; readonly corrections: number } | undefined;
  let rest: ReturnType<typeof setTimeout> | undefined;

  const drawn = ({ document }: TextEditor): Drawn => ({
    lengthOf: (line) => document.lineAt(line).text.length,
    lines: document.lineCount,
    width,
  });

  function ask(editor: TextEditor, place: Place, corrections: number): void {
    const margin = hasMargin ? marginOf(editor) : 0;
    const asked = margin === 0 ? place : placeBelow(drawn(editor), place, margin);
    wanted = { place, asked, corrections };
    follower.until = Date.now() + ECHO;
    const at = positionOf(editor.document, asked);
    editor.revealRange(new Range(at, at), TextEditorRevealType.AtTop);
  }

  function correct(editor: TextEditor): void {
    const top = topOf(editor);
    // Above the first line there is nothing that could have been left.
    if (!wanted || top === undefined || top === 0 || wanted.corrections >= MOST_CORRECTIONS) return;
    const { place, asked, corrections } = wanted;
    const margin = marginOf(editor);
    if (hasMargin && margin > 0 && rowsBetween(drawn(editor), top, asked) < 1) hasMargin = false;
    else if (hasMargin) width = widthBetween(drawn(editor), top, asked, margin) ?? width;
    const next = placeBelow(drawn(editor), place, hasMargin ? margin : 0);
    if (!positionOf(editor.document, next).isEqual(positionOf(editor.document, asked)))
      ask(editor, place, corrections + 1);
  }

  const follower: Follower = {
    until: 0,
    show(editor, place) {
      const top = topOf(editor);
      if (top !== undefined && Math.abs(top - place) < 0.001) return;
      ask(editor, place, 0);
    },
    settle(editor) {
      clearTimeout(rest);
      rest = setTimeout(() => correct(editor), REST);
    },
  };
  return follower;
}

/** The place at the top of an editor. A paragraph is one line, however many rows it is drawn as: what has gone by of it counts. */
export function topOf({ document, visibleRanges }: TextEditor): Place | undefined {
  const [top] = visibleRanges;
  return top && placeOf(document, top.start);
}

function placeOf(document: TextDocument, { line, character }: Position): Place {
  const { length } = document.lineAt(line).text;
  return line + (length === 0 ? 0 : Math.min(character / length, 0.999));
}

function positionOf(document: TextDocument, place: Place): Position {
  const line = Math.min(Math.floor(place), document.lineCount - 1);
  const { length } = document.lineAt(line).text;
  return document.validatePosition(new Position(line, Math.round((place - line) * length)));
}

/** The rows that an editor leaves above what it is asked to show at its top. */
function marginOf({ document }: TextEditor): number {
  const settings = workspace.getConfiguration('editor', document);
  const sticky = settings.get('stickyScroll.enabled', true)
    ? settings.get('stickyScroll.maxLineCount', 5)
    : 0;
  return Math.max(sticky, settings.get('cursorSurroundingLines', 0));
}
