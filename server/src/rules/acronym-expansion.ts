import { capitalsOf, type Expansion, expansionsOf, explanationsOf } from '../analysis/acronyms';
import { factsRule } from './rule';

/**
 * An acronym stands for one full name throughout (RECORDS.md §1.11). Names are compared from their ends, because what
 * comes before a name may be taken for its beginning: they differ only where less than a character, or a word, for
 * each letter agrees.
 */
export const acronymExpansion = factsRule({
  id: 'acronym-expansion',
  severity: 'hint',
  summary: 'An acronym has one full name.',
  messages: {
    differs: '{acronym} stands for “{found}” here and for “{expected}” elsewhere.',
    first: 'Here it stands for “{expected}”.',
  },
  facts: (record) => [explanationsOf(record)],
  *check(record) {
    const unspaced = record.conventions.wording.script === 'Han';
    const agree = (left: Expansion, right: Expansion): boolean =>
      left.name === right.name || (unspaced ? endAlike(left, right) : nameAlike(left.name, right.name));
    const byAcronym = new Map<string, Expansion[]>();
    for (const expansion of expansionsOf(record)) {
      const known = byAcronym.get(expansion.acronym);
      if (known) known.push(expansion);
      else byAcronym.set(expansion.acronym, [expansion]);
    }
    for (const [acronym, expansions] of byAcronym) {
      const model = usualAmong(expansions, agree);
      for (const expansion of expansions) {
        if (!model || expansion === model || agree(expansion, model)) continue;
        const length = Math.min(
          expansion.name.length,
          unspaced ? model.name.length : Number.POSITIVE_INFINITY,
        );
        const span = { from: expansion.span.to - length, to: expansion.span.to };
        const found = expansion.name.slice(-length);
        yield {
          message: 'differs',
          args: { acronym, found, expected: model.name },
          span,
          related: [{ span: model.span, message: 'first', args: { expected: model.name } }],
        };
      }
    }
  },
});

/** How many expansions of one acronym vote on which is the usual one. */
const MOST_VOTES = 20;

/** The expansion that most others agree with; of several such the first. */
function usualAmong(
  expansions: readonly Expansion[],
  agree: (left: Expansion, right: Expansion) => boolean,
): Expansion | undefined {
  const voters = expansions.slice(0, MOST_VOTES);
  const votes = (candidate: Expansion): number => voters.filter((voter) => agree(candidate, voter)).length;
  return voters.map((voter) => ({ voter, votes: votes(voter) })).sort((a, b) => b.votes - a.votes)[0]?.voter;
}

/** Whether two names, each with words before it, may be one: they end alike for a character a letter. */
function endAlike(left: Expansion, right: Expansion): boolean {
  if (left.name.endsWith(right.name) || right.name.endsWith(left.name)) return true;
  let same = 0;
  while (left.name.at(-1 - same) === right.name.at(-1 - same)) same++;
  return same >= capitalsOf(left.acronym).length;
}

/** Whether two names have the same words of weight, in whatever number. The shorter may be the end of the longer. */
function nameAlike(left: string, right: string): boolean {
  const [shorter, longer] = [wordsOf(left), wordsOf(right)].sort((a, b) => a.length - b.length);
  if (!shorter || !longer) return true;
  const end = longer.slice(longer.length - shorter.length);
  return shorter.every((word, index) => wordAlike(word, end[index] ?? ''));
}

/** The words of a name without its articles and prepositions. */
function wordsOf(name: string): string[] {
  const words = name.match(/[\p{L}\p{N}]{1,60}/gu) ?? [];
  return words.filter((word) => !/^\p{Ll}{1,3}$/u.test(word)).map((word) => word.toLowerCase());
}

/** `technology` and `technologies` are one word. */
function wordAlike(left: string, right: string): boolean {
  let same = 0;
  while (same < left.length && left[same] === right[same]) same++;
  return (
    same >= Math.min(Math.max(4, Math.max(left.length, right.length) - 3), left.length, right.length) &&
    same > 0
  );
}
