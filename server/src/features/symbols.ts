import type { Archive } from '../index/archive';
import { documentKey } from '../index/document-key';
import type { Summary } from '../index/summary';
import type { Profile } from '../profile/profile';
import type { Span } from '../text/span';

/** A document or a heading of the archive, as one looks for it. */
export interface ArchiveSymbol {
  readonly kind: 'document' | 'heading';
  /** `C24/105 OUTLINE OF VOLUNTARY GUIDELINES`, `3 Resilience of cables`. */
  readonly name: string;
  readonly uri: string;
  /** The record that a heading stands in. */
  readonly within: string | undefined;
  /** Where it stands; of a file that is known by its name alone, nowhere. */
  readonly place: { readonly summary: Summary; readonly span: Span } | undefined;
}

/**
 * The documents and headings of archives that a query finds, at most so many, the best first: a symbol that is the
 * query, then names that begin with it, names with a word that does, names that hold it. An empty query finds all.
 */
export function symbolsMatching(
  archives: readonly { readonly archive: Archive; readonly profile: Profile }[],
  query: string,
  most: number,
): ArchiveSymbol[] {
  const wanted = query.trim().replace(/\s+/gu, ' ').toLowerCase();
  // A few of each rank are kept, so that a short query in a large archive costs no more than looking at it.
  const ranks: ArchiveSymbol[][] = [[], [], [], []];
  for (const { archive, profile } of archives)
    for (const symbol of symbolsOf(archive, profile)) {
      const rank = ranks[rankOf(symbol.name.toLowerCase(), wanted)];
      if (rank && rank.length < most) rank.push(symbol);
    }
  return ranks.flat().slice(0, most);
}

function* symbolsOf(archive: Archive, profile: Profile): Generator<ArchiveSymbol> {
  for (const summary of archive.summaries()) {
    const { uri, name, title, symbolSpan } = summary;
    if (name !== undefined)
      yield {
        kind: 'document',
        name: words(title === undefined ? name : `${name} ${title}`),
        uri,
        within: undefined,
        place: { summary, span: symbolSpan ?? { from: 0, to: 0 } },
      };
  }
  for (const { uri, fields } of archive.documents()) {
    const name = documentKey(profile, fields);
    if (name !== undefined && !archive.summary(uri))
      yield { kind: 'document', name, uri, within: undefined, place: undefined };
  }
  for (const summary of archive.summaries())
    for (const { number, title, span } of summary.headings)
      yield {
        kind: 'heading',
        name: words(`${number} ${title}`),
        uri: summary.uri,
        within: summary.name,
        place: { summary, span },
      };
}

/** 0 is best; what does not match has no rank. */
function rankOf(name: string, wanted: string): number {
  const at = name.indexOf(wanted);
  if (at < 0) return -1;
  if (at === 0) return name.length === wanted.length || name[wanted.length] === ' ' ? 0 : 1;
  return beginsWord(name, wanted, at) ? 2 : 3;
}

function beginsWord(name: string, wanted: string, first: number): boolean {
  for (let at = first; at >= 0; at = name.indexOf(wanted, at + 1))
    if (!/[\p{L}\p{N}]/u.test(name.charAt(at - 1))) return true;
  return false;
}

function words(text: string): string {
  return text.replace(/\s+/gu, ' ').trim();
}
