import type { Edit } from './edits';

/** Two sets of edits as one: first those of the first set, some of them with another text, then those of the second. */
export interface ComposedEdits<Second extends Edit> {
  readonly first: readonly Edit[];
  /** Those of the second set that lie in no text that the first puts in, where they stand in the text before. */
  readonly second: readonly Second[];
}

/**
 * The edits of a text that do at once what two ordered sets do one after the other; `undefined` where one of the
 * second lies across the end of one of the first.
 */
export function composedEdits<Second extends Edit>(
  first: readonly Edit[],
  second: readonly Second[],
): ComposedEdits<Second> | undefined {
  const put = first.map(({ text }) => ({ parts: [] as string[], at: 0, text }));
  const kept: Second[] = [];
  /** The edits of the first set that end before the place, and how far they moved what follows. */
  let passed = 0;
  let shift = 0;
  for (const edit of second) {
    const { from, to } = edit.span;
    let next = first[passed];
    while (next && next.span.from + shift + next.text.length <= from) {
      shift += next.text.length - (next.span.to - next.span.from);
      next = first[++passed];
    }
    const start = next ? next.span.from + shift : Number.POSITIVE_INFINITY;
    const insertion = put[passed];
    if (to <= start) kept.push({ ...edit, span: { from: from - shift, to: to - shift } });
    else if (next && insertion && from >= start && to <= start + next.text.length) {
      insertion.parts.push(insertion.text.slice(insertion.at, from - start), edit.text);
      insertion.at = to - start;
    } else return undefined;
  }
  const folded = first.map((edit, index) => {
    const { parts = [], at = 0 } = put[index] ?? {};
    return { ...edit, text: parts.join('') + edit.text.slice(at) };
  });
  return { first: folded, second: kept };
}
