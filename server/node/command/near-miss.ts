import { closest, distance } from 'fastest-levenshtein';

/** ` Did you mean “…”?` where a word is a slip for one of those there are, else what helps in its place. */
export function nearest(word: string, known: readonly string[], otherwise: string): string {
  if (known.length === 0) return ` ${otherwise}`;
  const candidate = closest(word, known);
  const slips = distance(word, candidate);
  return slips <= Math.max(2, word.length / 3) ? ` Did you mean “${candidate}”?` : ` ${otherwise}`;
}
