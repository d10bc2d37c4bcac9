import type { Conventions } from '../profile/conventions';
import type { Span } from '../text/span';
import type { ParagraphReference } from './record';

/**
 * References to paragraphs by number. Most of them name a paragraph of some document and not of this record
 * (RECORDS.md §1c, T-1 to T-4): only one that nothing ties to a document is taken to mean this record.
 */
export function* paragraphReferencesIn(
  text: string,
  within: Span,
  conventions: Conventions,
): Generator<ParagraphReference> {
  for (let at = within.from; at < within.to; ) {
    const match = conventions.paragraphs.next(text, at, within.to);
    if (!match) return;
    const here = !namesDocument(text, match.span, within, conventions);
    for (const name of ['paragraph', 'second'] as const) {
      const place = match.places[name];
      const value = paragraphNumber(match.fields[name]);
      if (place && value) yield { kind: 'paragraph', span: place, value, here };
    }
    at = match.span.to;
  }
}

/** `2.3` as numbers; nothing for `2.b`, which is no number of a record. */
function paragraphNumber(written: string | undefined): readonly number[] | undefined {
  if (!written || !/^[0-9]{1,3}\.[0-9]{1,3}$/.test(written)) return undefined;
  return written.split('.').map(Number);
}

/** The marks at which a sentence or a clause begins anew. */
const CLAUSE = /[。！？；;\n\r]|\. /g;

function namesDocument(text: string, { from, to }: Span, within: Span, conventions: Conventions): boolean {
  const { elsewhereBefore, elsewhereAfter } = conventions.wording.paragraphs;
  if (elsewhereAfter.some((word) => text.startsWith(word, to))) return true;
  const start = Math.max(within.from, from - 200);
  const before = text.slice(start, from);
  const clause = before.slice(Math.max(0, ...[...before.matchAll(CLAUSE)].map((found) => found.index + 1)));
  if (elsewhereBefore.some((word) => clause.includes(word))) return true;
  return conventions.documents.next(clause, 0, clause.length) !== undefined;
}
