import type { Concordance } from '../../profile/concordance';
import type { ConcordanceReaders } from '../../profile/concordance-readers';
import { scaled, wordAt } from './numbers';

/** A number in words, or what may be one: `thirty-two`, `三十二`. */
export interface Numeral {
  readonly from: number;
  readonly to: number;
  /** What the words say together, each by itself, and some of them in a row: “94 and 104” may be two. */
  readonly values: readonly string[];
  /** Whether it is a percentage: those are numbers beyond doubt. */
  readonly isPercentage: boolean;
}

/** From here on a word multiplies what stands before it. */
const MULTIPLIER = 100;

/** How far before a number the words may begin that make it a percentage. */
const REACH = 20;

/** The numbers in words of some words, in order. Hardly one of them is certain: “one” is often no number. */
export function numeralsIn(text: string, concordance: Concordance, readers: ConcordanceReaders): Numeral[] {
  const found: { from: number; to: number; parts: number[] }[] = [];
  for (const match of text.matchAll(readers.numeral)) {
    const parts = partsOf(match[0].toLowerCase(), concordance, readers);
    if (!parts) continue;
    const to = match.index + match[0].length;
    const last = found.at(-1);
    if (last && readers.joint.test(text.slice(last.to, match.index))) {
      last.parts.push(...parts);
      last.to = to;
    } else found.push({ from: match.index, to, parts: [...parts] });
  }
  return found.map(({ from, to, parts }) => {
    const value = String(sumOf(parts));
    const zeros = magnitudeAt(text, to, concordance);
    const isPercentage =
      readers.percentBefore.test(text.slice(Math.max(0, from - REACH), from)) ||
      wordAt(readers.percentAfter, text, to) !== undefined;
    const values = isPercentage ? [value] : [...new Set([scaled(value, zeros), value, ...sumsOf(parts)])];
    return { from, to, values, isPercentage };
  });
}

/** The numbers that a word stands for: one, or those of its parts. */
function partsOf(
  word: string,
  { numerals }: Concordance,
  { prefixes }: ConcordanceReaders,
): readonly number[] | undefined {
  const known = numerals[word];
  if (known !== undefined) return [known];
  const prefix = prefixes.find((joint) => word.startsWith(joint));
  const bare = prefix === undefined ? undefined : numerals[word.slice(prefix.length)];
  if (bare !== undefined) return [bare];
  if (!/[-\u2010\u2011]/.test(word)) return undefined;
  const parts = word.split(/[-\u2010\u2011]/).map((part) => numerals[part]);
  return parts.every((part) => part !== undefined) ? parts : undefined;
}

/** The zeros of the word that multiplies a number in words: “three million”. */
function magnitudeAt(text: string, at: number, { magnitudes }: Concordance): number {
  const rest = text.slice(at, at + 20).trimStart();
  const word = /^[\p{L}\p{M}]{1,20}/u.exec(rest)?.[0];
  return word === undefined ? 0 : (magnitudes[word] ?? 0);
}

/** So many words of a row are read in every way. */
const MOST_PARTS = 10;

function sumsOf(parts: readonly number[]): string[] {
  const some = parts.slice(0, MOST_PARTS);
  return some.flatMap((_, from) =>
    some.slice(from).map((__, length) => String(sumOf(some.slice(from, from + length + 1)))),
  );
}

/** What words say together: `2 10 3` is 23, `3 100 4` is 304. */
function sumOf(parts: readonly number[]): number {
  let total = 0;
  let current = 0;
  for (const value of parts) {
    const units = current % 10;
    const low = current % MULTIPLIER;
    if (value >= 1000) {
      total += Math.max(current, 1) * value;
      current = 0;
    } else if (value >= MULTIPLIER) current += Math.max(low, 1) * value - low;
    // A ten multiplies what is less than itself: 二十.
    else if (value === 10 && units > 0 && low < 10) current += units * 9;
    else current += value;
  }
  return total + current;
}
