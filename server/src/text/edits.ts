import type { Span } from './span';

/** One replacement: the characters of `span` give way to `text`. An empty span inserts, an empty text deletes. */
export interface Edit {
  readonly span: Span;
  readonly text: string;
}

/**
 * The edits in order of place, or `undefined` when two of them overlap: a set of edits is applied whole or not
 * at all. Equal edits at the same place count once; two different insertions at one place count as overlapping,
 * because their order would be a guess.
 */
export function orderEdits(edits: readonly Edit[]): Edit[] | undefined {
  const ordered = [...edits].sort((a, b) => a.span.from - b.span.from || a.span.to - b.span.to);
  const result: Edit[] = [];
  for (const edit of ordered) {
    const previous = result.at(-1);
    if (previous && sameEdit(previous, edit)) continue;
    if (previous && collides(previous, edit)) return undefined;
    result.push(edit);
  }
  return result;
}

/** The text after the edits. Edits that collide with an earlier one (by place) are left out. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  const parts: string[] = [];
  let at = 0;
  let previous: Edit | undefined;
  for (const edit of [...edits].sort((a, b) => a.span.from - b.span.from || a.span.to - b.span.to)) {
    if (previous && (sameEdit(previous, edit) || collides(previous, edit))) continue;
    parts.push(text.slice(at, edit.span.from), edit.text);
    at = edit.span.to;
    previous = edit;
  }
  parts.push(text.slice(at));
  return parts.join('');
}

function sameEdit(left: Edit, right: Edit): boolean {
  return left.span.from === right.span.from && left.span.to === right.span.to && left.text === right.text;
}

/** Whether `right`, which does not begin before `left`, cannot be applied together with it. */
function collides(left: Edit, right: Edit): boolean {
  return right.span.from < left.span.to || right.span.from === left.span.from;
}
