import { copied, type Span } from '../text/span';
import type { Letters } from './letters';
import { type Beginners, startingOf } from './starting';
import { type FieldClasses, type Fields, fieldValue, type TemplatePattern } from './template';

/** One thing found: which alternative matched, what its fields hold and where they stand. */
export interface Match<Id> {
  readonly id: Id;
  readonly span: Span;
  readonly fields: Fields;
  readonly places: Readonly<Record<string, Span>>;
  readonly reading: Reading<Id>;
}

/** What the characters of a match say, wherever they stand: equal matches share it. */
export interface Reading<Id> {
  readonly id: Id;
  readonly fields: Fields;
  /** The fields as they stand in the text. */
  readonly written: Fields;
  /** Counted from the beginning of the match. */
  readonly places: readonly (readonly [field: string, place: Span])[];
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
  const known: Known<Id> = new Map();
  const { search, length, candidates } = startingOf(
    alternatives.map((alternative) => compile(alternative, before, after)),
  );

  function at(text: string, from: number, to: number): Match<Id> | undefined {
    const beginning = candidates(
      text.charCodeAt(from),
      from + 1 < text.length ? text.charCodeAt(from + 1) : -1,
    );
    return beginning && longest(known, beginning, text, from, to);
  }

  return {
    at,
    next(text, from, to) {
      // Without the cut a search that finds nothing would run to the end of the whole text, once for each stretch.
      const stretch = text.slice(0, to);
      for (let start = from; start < to; ) {
        search.lastIndex = start;
        if (!search.test(stretch)) return undefined;
        const found = search.lastIndex - length;
        const match = at(stretch, found, to);
        if (match) return match;
        start = found + 1;
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
    exact: new RegExp(`^${source}$`, 'd'),
  };
}

/** A pattern that reads nothing but the length of a match: its groups are no fields. */
function withoutGroups(source: string): string {
  let isInClass = false;
  // What is escaped, or one character.
  return source.replace(/\\.|[[\](]/g, (found, at: number) => {
    if (found === '[') isInClass = true;
    else if (found === ']') isInClass = false;
    return found === '(' && !isInClass && source.charAt(at + 1) !== '?' ? '(?:' : found;
  });
}

/** The longest reading that begins at a place and ends at or before another. */
function longest<Id>(
  known: Known<Id>,
  { candidates, holds }: Beginners<Candidate<Id>>,
  text: string,
  from: number,
  to: number,
): Match<Id> | undefined {
  let end = -1;
  let next = -1;
  let chosen: Candidate<Id> | undefined;
  for (const candidate of candidates) {
    if (next >= 0 && candidate.letters.all?.has(next) === false) continue;
    const reached = endOf(candidate.shape, text, from);
    if (reached > to || reached <= end) continue;
    end = reached;
    chosen = candidate;
    // A longer reading holds the character at which the longest so far stops.
    next = text.charCodeAt(end);
    if (holds && !holds.has(next)) break;
  }
  if (!chosen) return undefined;
  const reading = readingOf(known, chosen, text, from, end);
  return reading && new Found(reading, from, end);
}

/** Where a sticky pattern ends that begins at a place; -1 where it does not match. */
function endOf(sticky: RegExp, text: string, from: number): number {
  sticky.lastIndex = from;
  return sticky.test(text) ? sticky.lastIndex : -1;
}

/** What was read lately, by the characters it was read from. */
type Known<Id> = Map<string, { readonly candidate: Candidate<Id>; readonly reading: Reading<Id> }>;

/** How many readings a recogniser keeps: a record, and an archive, names the same things time and again. */
const MOST_KNOWN = 4000;

/** What the characters `[from, to)` say; nothing where only what stands around them made a match of them. */
function readingOf<Id>(
  known: Known<Id>,
  candidate: Candidate<Id>,
  text: string,
  from: number,
  to: number,
): Reading<Id> | undefined {
  const found = known.get(text.slice(from, to));
  if (found?.candidate === candidate) return found.reading;
  const written = copied(text, { from, to });
  const reading = read(candidate, written);
  if (!reading) return undefined;
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(written, { candidate, reading });
  return reading;
}

function read<Id>({ id, pattern, fields, exact }: Candidate<Id>, text: string): Reading<Id> | undefined {
  const found = exact.exec(text);
  if (!found) return undefined;
  const values: Record<string, string> = {};
  const written: Record<string, string> = {};
  const places: (readonly [string, Span])[] = [];
  pattern.fieldNames.forEach((name, index) => {
    const value = found[index + 1];
    const place = found.indices?.[index + 1];
    if (value === undefined || !place) return;
    values[name] = fieldValue(name, value, fields);
    written[name] = value;
    places.push([name, { from: place[0], to: place[1] }]);
  });
  return { id, fields: values, written, places };
}

/** A reading at a place. */
class Found<Id> implements Match<Id> {
  readonly id: Id;
  readonly span: Span;
  readonly fields: Fields;
  readonly reading: Reading<Id>;

  constructor(reading: Reading<Id>, from: number, to: number) {
    this.id = reading.id;
    this.span = { from, to };
    this.fields = reading.fields;
    this.reading = reading;
  }

  get places(): Readonly<Record<string, Span>> {
    const places: Record<string, Span> = {};
    const by = this.span.from;
    for (const [name, { from, to }] of this.reading.places) places[name] = { from: from + by, to: to + by };
    return places;
  }
}
