import type { Edit } from './edits';
import type { Span } from './span';

/**
 * Where a span stands after an edit of its text: behind the edit it moves along, across the edit it grows or shrinks.
 * `undefined` when nothing of it is left. What is inserted at either end stays outside.
 */
export function movedSpan(span: Span, { span: gone, text }: Edit): Span | undefined {
  if (gone.from >= span.to) return span;
  const shift = text.length - (gone.to - gone.from);
  if (gone.to <= span.from) return { from: span.from + shift, to: span.to + shift };
  const from = gone.from <= span.from ? gone.to + shift : span.from;
  const to = gone.to <= span.to ? span.to + shift : gone.from;
  return to > from ? { from, to } : undefined;
}
