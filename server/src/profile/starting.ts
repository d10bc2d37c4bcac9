import type { Letters } from './letters';

/** Which of several templates may begin at a place in a text, told by the first two characters there. */

/** What is told apart by its letters. */
interface Lettered {
  readonly letters: Letters;
}

/** Which candidates may begin at a place. */
export interface Starting<T> {
  /** Finds every place at which one may begin: the last so many characters that it finds are the first of it. */
  readonly search: RegExp;
  readonly length: number;
  /** Those that may begin with two characters; nothing where none may. A second of -1 is none. */
  readonly candidates: (first: number, second: number) => Beginners<T> | undefined;
}

/** What may begin at a place. */
export interface Beginners<T> {
  /** In their order. */
  readonly candidates: readonly T[];
  /** The characters that any of them may hold; `undefined` for any character. */
  readonly holds: ReadonlySet<number> | undefined;
}

/** Sorts candidates by what they begin with, each beginning when a text first has it. */
export function startingOf<T extends Lettered>(candidates: readonly T[]): Starting<T> {
  const fitting = (first: number, second: number): Beginners<T> | undefined => {
    const found = candidates.filter(({ letters: { starts } }) => {
      if (!starts?.has(first)) return !starts;
      return starts.get(first)?.has(second) ?? true;
    });
    return found.length > 0 ? { candidates: found, holds: holdsOf(found) } : undefined;
  };
  const starts = startsOf(candidates);
  const anywhere = fitting(-1, -1);
  const known = new Map<number, Map<number, Beginners<T> | undefined>>();
  return {
    ...(anywhere ? { search: /(?:)/g, length: 0 } : searchFor(starts)),
    candidates: (first, second) => {
      const start = starts.get(first);
      if (!start) return anywhere;
      const bySecond = known.get(first) ?? new Map<number, Beginners<T> | undefined>();
      if (bySecond.size === 0) known.set(first, bySecond);
      const key = start.seconds.has(second) ? second : -1;
      if (!bySecond.has(key)) bySecond.set(key, fitting(first, key));
      return bySecond.get(key);
    },
  };
}

function holdsOf(candidates: readonly Lettered[]): ReadonlySet<number> | undefined {
  const all = new Set<number>();
  for (const { letters } of candidates) {
    if (!letters.all) return undefined;
    for (const code of letters.all) all.add(code);
  }
  return all;
}

/** The first characters of all candidates, each with the second ones and whether any other may follow, too. */
type AllStarts = ReadonlyMap<number, { readonly seconds: ReadonlySet<number>; readonly any: boolean }>;

function startsOf(candidates: readonly Lettered[]): AllStarts {
  const all = new Map<number, { seconds: Set<number>; any: boolean }>();
  for (const { letters } of candidates)
    for (const [first, seconds] of letters.starts ?? []) {
      const known = all.get(first) ?? { seconds: new Set(), any: false };
      for (const second of seconds ?? []) known.seconds.add(second);
      known.any ||= !seconds;
      all.set(first, known);
    }
  return all;
}

/** A pattern for all beginnings: `[Cc][0-9]|DT`, or, where one character may be all, `§|[Cc](?=[0-9])`. */
function searchFor(starts: AllStarts): { search: RegExp; length: number } {
  const isAny = [...starts.values()].some(({ any }) => any);
  const firstsBySeconds = new Map<string, number[]>();
  for (const [first, { seconds, any }] of starts) {
    const second = classOf([...seconds].sort((a, b) => a - b));
    const key = any ? '' : isAny ? `(?=${second})` : second;
    firstsBySeconds.set(key, [...(firstsBySeconds.get(key) ?? []), first]);
  }
  const ways = [...firstsBySeconds].map(([seconds, firsts]) => classOf(firsts) + seconds);
  return { search: new RegExp(ways.join('|') || '(?!)', 'g'), length: isAny ? 1 : 2 };
}

/** A class of characters by their codes, as a regular-expression source. */
function classOf(codes: readonly number[]): string {
  return `[${codes.map((code) => `\\u${code.toString(16).padStart(4, '0')}`).join('')}]`;
}
