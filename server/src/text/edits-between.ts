import type { Edit } from './edits';
import { linesOf } from './lines';

/** How many lines down a line that was inserted or removed is looked for before the rest counts as changed. */
const NEAR = 40;

/**
 * Edits that turn one text into another, small enough that a cursor elsewhere stays where it is: the changed part of
 * each changed line. They do not overlap and stand in order. Not the fewest there could be, but found in linear time.
 */
export function editsBetween(before: string, after: string): Edit[] {
  if (before === after) return [];
  const old = linesIn(before);
  const fresh = linesIn(after);
  const edits: Edit[] = [];
  let left = 0;
  let right = 0;
  let from = 0;
  while (left < old.length || right < fresh.length) {
    if (old[left] === fresh[right]) {
      from += old[left]?.length ?? 0;
      left++;
      right++;
      continue;
    }
    const [removed, added] = changedLines(old, left, fresh, right);
    const gone = old.slice(left, left + removed).join('');
    const text = fresh.slice(right, right + added).join('');
    append(edits, tightened(before, { span: { from, to: from + gone.length }, text }));
    from += gone.length;
    left += removed;
    right += added;
  }
  return edits;
}

/** Adds an edit to those before it. Two that touch are one: of two insertions at one place the order would be a guess. */
function append(edits: Edit[], edit: Edit): void {
  const last = edits.at(-1);
  if (last?.span.to !== edit.span.from) edits.push(edit);
  else
    edits[edits.length - 1] = {
      span: { from: last.span.from, to: edit.span.to },
      text: last.text + edit.text,
    };
}

/** The lines of a text with their line ends. */
function linesIn(text: string): string[] {
  return linesOf(text).map(({ from, next }) => text.slice(from, next));
}

/** How many lines went and came where two texts part: one each unless the line stands a little further down. */
function changedLines(
  old: readonly string[],
  left: number,
  fresh: readonly string[],
  right: number,
): readonly [removed: number, added: number] {
  if (left >= old.length) return [0, fresh.length - right];
  if (right >= fresh.length) return [old.length - left, 0];
  if (old[left + 1] === fresh[right + 1]) return [1, 1];
  for (let distance = 1; distance <= NEAR; distance++) {
    if (old[left] === fresh[right + distance]) return [0, distance];
    if (old[left + distance] === fresh[right]) return [distance, 0];
  }
  return [1, 1];
}

/** The same edit without the characters that both texts begin and end with. A pair of surrogates is not parted. */
function tightened(before: string, { span: { from, to }, text }: Edit): Edit {
  const most = Math.min(to - from, text.length);
  let head = 0;
  while (head < most && before.charCodeAt(from + head) === text.charCodeAt(head)) head++;
  if (head > 0 && isHighSurrogate(before.charCodeAt(from + head - 1))) head--;
  let tail = 0;
  while (tail < most - head && before.charCodeAt(to - tail - 1) === text.charCodeAt(text.length - tail - 1))
    tail++;
  if (tail > 0 && isLowSurrogate(before.charCodeAt(to - tail))) tail--;
  return { span: { from: from + head, to: to - tail }, text: text.slice(head, text.length - tail) };
}

function isHighSurrogate(code: number): boolean {
  return code >= 0xd800 && code <= 0xdbff;
}

function isLowSurrogate(code: number): boolean {
  return code >= 0xdc00 && code <= 0xdfff;
}
