import { type Difference, differencesBetween } from './differences';
import type { RecordFacts } from './facts';

/** A difference, and which of the other versions it is told against. */
export interface AgainstVersion {
  readonly difference: Difference;
  readonly other: number;
}

/**
 * What a version has otherwise than it should. It is held against the original language; where that is not told or not
 * there, against what most of the others have; where there is one other, against that. The original itself is held
 * against none: what differs is told of where it is to be corrected.
 */
export function differencesAmong(edited: RecordFacts, others: readonly RecordFacts[]): AgainstVersion[] {
  const original = [edited, ...others].find((facts) => facts.original !== undefined)?.original;
  if (original === edited.language) return [];
  const at = others.findIndex(({ language }) => language === original);
  const other = Math.max(at, 0);
  const reference = others[other];
  if (!reference) return [];
  if (at >= 0 || others.length === 1)
    return differencesBetween(edited, reference).map((difference) => ({ difference, other }));
  return ofMost(others.map((facts) => differencesBetween(edited, facts)));
}

/** The differences to more than half of the others: each as it is told against the first of them. */
function ofMost(found: readonly (readonly Difference[])[]): AgainstVersion[] {
  const counts = new Map<string, { count: number; first: AgainstVersion }>();
  for (const [other, differences] of found.entries())
    for (const difference of differences) {
      const { kind, form, span, value } = difference;
      const key = [kind, form, span.from, value].join(' ');
      const known = counts.get(key);
      if (known) known.count++;
      else counts.set(key, { count: 1, first: { difference, other } });
    }
  return [...counts.values()].flatMap(({ count, first }) => (count * 2 > found.length ? [first] : []));
}
