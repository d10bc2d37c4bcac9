import type { Span } from '../text/span';
import type { Letters } from './letters';
import { type FieldClasses, type Fields, fieldValue, type TemplatePattern } from './template';

/** One thing found: which alternative matched, what its fields hold and where they stand. */
export interface Match<Id> {
  readonly id: Id;
  readonly span: Span;
  readonly fields: Fields;
  readonly places: Readonly<Record<string, Span>>;
}

/** One way of writing the thing that is looked for. */
export interface Alternative<Id> {
  readonly id: Id;
  readonly pattern: TemplatePattern;
  readonly letters: Letters;
  readonly fields: FieldClasses;
}

/** Several templates as one: what each finds, wherever it stands, in one pass over the text. */
export interface Recogniser<Id> {
  /** The first match that begins at or after `from` and ends at or before `to`. */
  next(text: string, from: number, to: number): Match<Id> | undefined;
  /** The match that begins exactly at `at` and ends at or before `to`. */
  at(text: string, at: number, to: number): Match<Id> | undefined;
}

/** What must surround a match: regular-expression sources for a look-behind and a look-ahead. */
export interface Surroundings {
  readonly before?: string;
  readonly after?: string;
}

/**
 * A recogniser for alternatives. Where several match at one place the longest reading wins, and of equally long
 * ones the first: `C24/8 (Rev.1)` is one symbol with a blank in it, not `C24/8` and a remark.
 */
export function recogniser<Id>(
  alternatives: readonly Alternative<Id>[],
  { before = '', after = '' }: Surroundings = {},
): Recogniser<Id> {
  const all = alternatives.map(({ pattern }) => withoutGroups(pattern.source)).join('|');
  const search = new RegExp(`${before}(?:${all || '(?!)'})${after}`, 'g');
  const candidates = alternatives.map((alternative) => compile(alternative, before, after));
  const starting = byFirstLetter(candidates);
  const anywhere = candidates.filter(({ letters }) => !letters.first);

  function at(text: string, from: number, to: number): Match<Id> | undefined {
    let end = -1;
    let chosen: Candidate<Id> | undefined;
    for (const candidate of starting.get(text.charCodeAt(from)) ?? anywhere) {
      // A longer reading holds the character at which the longest so far stops.
      if (chosen && candidate.letters.all?.has(text.charCodeAt(end)) === false) continue;
      const reached = endOf(candidate.shape, text, from);
      if (reached > to || reached <= end) continue;
      end = reached;
      chosen = candidate;
    }
    return chosen && readMatch(text, from, chosen);
  }

  return {
    at,
    next(text, from, to) {
      // Without the cut a search that finds nothing would run to the end of the whole text, once for each stretch.
      const stretch = text.slice(0, to);
      for (let start = from; start < to; ) {
        search.lastIndex = start;
        const found = search.exec(stretch);
        if (!found) return undefined;
        const match = at(stretch, found.index, to);
        if (match) return match;
        start = found.index + 1;
      }
      return undefined;
    },
  };
}

/** An alternative ready to be tried at a place: without its groups to see how far it reaches, with them to be read. */
interface Candidate<Id> extends Alternative<Id> {
  readonly shape: RegExp;
  readonly exact: RegExp;
}

function compile<Id>(alternative: Alternative<Id>, before: string, after: string): Candidate<Id> {
  const { source } = alternative.pattern;
  return {
    ...alternative,
    shape: new RegExp(`${before}${withoutGroups(source)}${after}`, 'y'),
    exact: new RegExp(`${before}${source}${after}`, 'dy'),
  };
}

/** A pattern that reads nothing but the length of a match: its groups are no fields. */
function withoutGroups(source: string): string {
  // What is escaped, a class of characters, or a bracket that opens a field.
  return source.replace(/\\.|\[(?:\\.|[^\]\\])*\]|\((?!\?)/g, (found) => (found === '(' ? '(?:' : found));
}

/** For each character that some candidate begins with, all those that may begin there, in their order. */
function byFirstLetter<Id>(
  candidates: readonly Candidate<Id>[],
): ReadonlyMap<number, readonly Candidate<Id>[]> {
  const letters = new Set(candidates.flatMap(({ letters: { first } }) => [...(first ?? [])]));
  const fitting = (letter: number): Candidate<Id>[] =>
    candidates.filter(({ letters: { first } }) => !first || first.has(letter));
  return new Map([...letters].map((letter) => [letter, fitting(letter)]));
}

/** Where a sticky pattern ends that begins at a place; -1 where it does not match. */
function endOf(sticky: RegExp, text: string, from: number): number {
  sticky.lastIndex = from;
  return sticky.test(text) ? sticky.lastIndex : -1;
}

function readMatch<Id>(
  text: string,
  from: number,
  { id, pattern, fields, exact }: Candidate<Id>,
): Match<Id> | undefined {
  exact.lastIndex = from;
  const found = exact.exec(text);
  if (!found) return undefined;
  const values: Record<string, string> = {};
  const places: Record<string, Span> = {};
  pattern.fieldNames.forEach((name, index) => {
    const written = found[index + 1];
    const place = found.indices?.[index + 1];
    if (written === undefined || !place) return;
    values[name] = fieldValue(name, written, fields);
    places[name] = { from: place[0], to: place[1] };
  });
  return { id, span: { from: found.index, to: found.index + found[0].length }, fields: values, places };
}
