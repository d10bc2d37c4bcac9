import type { Block, RecordDocument } from '../syntax/record';
import { sectionsOf } from '../syntax/sections';
import { type Span, trimSpan } from '../text/span';

/** A stretch that can be folded away. It may be one line long: whoever counts lines leaves it out. */
export interface Fold {
  readonly kind: 'masthead' | 'agenda' | 'section' | 'paragraph' | 'comment';
  readonly span: Span;
}

/** What can be folded: masthead, agenda table, sections, paragraphs with their bullets, runs of comments. */
export function foldsOf(record: RecordDocument): Fold[] {
  const { text, blocks } = record;
  const folds = [...runs(blocks)].map(({ kind, span }) => ({ kind, span: trimSpan(text, span) }));
  for (const { heading, blocks: below } of sectionsOf(record)) {
    const end = below.findLast(({ kind }) => isContent(kind));
    if (heading && end) folds.push({ kind: 'section', span: trimSpan(text, joined(heading.span, end.span)) });
  }
  return folds.sort((a, b) => a.span.from - b.span.from || b.span.to - a.span.to);
}

/** Blocks that stand together and fold together. Blank lines between the parts of a masthead do not part it. */
function* runs(blocks: readonly Block[]): Generator<Fold> {
  let open: Fold | undefined;
  for (const { kind, span } of blocks) {
    if (open && continues(open.kind, kind)) {
      if (kind !== 'blank') open = { ...open, span: joined(open.span, span) };
      continue;
    }
    if (open) yield open;
    open =
      kind === 'masthead' || kind === 'agenda' || kind === 'paragraph' || kind === 'comment'
        ? { kind, span }
        : undefined;
  }
  if (open) yield open;
}

function continues(open: Fold['kind'], next: Block['kind']): boolean {
  switch (open) {
    case 'masthead':
      return next === 'masthead' || next === 'blank';
    case 'comment':
      return next === 'comment';
    case 'paragraph':
      return next === 'bullet';
    case 'agenda':
    case 'section':
      return false;
  }
}

/** What a section ends with; signature, rule and footer stand under the last one without being part of it. */
function isContent(kind: Block['kind']): boolean {
  return kind === 'paragraph' || kind === 'bullet' || kind === 'note' || kind === 'prose';
}

function joined(first: Span, last: Span): Span {
  return { from: first.from, to: last.to };
}
