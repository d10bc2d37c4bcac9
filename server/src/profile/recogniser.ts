import { derive } from '../text/derive';
import { copied, type Span } from '../text/span';
import { automaton, type State } from './automaton';
import { Glance } from './glance';
import { type Shape, sourceOf } from './shape';
import { type FieldClass, type FieldClasses, type Fields, fieldValue } from './template';

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
  readonly shape: Shape;
  /** The fields in the order in which they stand. */
  readonly fieldNames: readonly string[];
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
  { before, after }: Surroundings = {},
): Recogniser<Id> {
  const known: Known<Id> = new Map();
  const start = automaton(alternatives.map(({ shape }) => shape));
  const beginning = before === undefined ? undefined : new RegExp(before, 'y');
  const ending = after === undefined ? undefined : new RegExp(after, 'y');
  const isNamed = alternatives.map(({ fieldNames, fields }) =>
    fieldNames.some((name) => isName(fields[name])),
  );
  /** The patterns of those that hold a name, each when it is wanted. */
  const patterns: RegExp[] = [];
  let glance: Glance | undefined;

  /** Whether an alternative ends at a place at which the automaton may end it. */
  function endsAt(index: number, text: string, from: number, end: number): boolean {
    const alternative = alternatives[index];
    if (!alternative || !isNamed[index]) return !ending || endOf(ending, text, end) >= 0;
    patterns[index] ??= new RegExp(sourceOf(alternative.shape) + (after ?? ''), 'y');
    return endOf(patterns[index], text, from) === end;
  }

  function at(text: string, from: number, to: number): Match<Id> | undefined {
    let longest: Reached | undefined;
    let state: State | undefined = start;
    for (let end = from; state; end++) {
      if (state.ends.length > 0) longest = { end, ways: state.ends, shorter: longest };
      state = end < to ? state.after(text.charCodeAt(end)) : undefined;
    }
    if (!longest || (beginning && endOf(beginning, text, from) < 0)) return undefined;
    for (let reached: Reached | undefined = longest; reached; reached = reached.shorter) {
      const { end, ways } = reached;
      const alternative = alternatives[ways.find((index) => endsAt(index, text, from, end)) ?? -1];
      if (!alternative) continue;
      const reading = readingOf(known, alternative, text, from, end);
      return reading && new Found(reading, from, end);
    }
    return undefined;
  }

  return {
    at,
    next(text, from, to) {
      glance ??= new Glance(start);
      let place = glance.seek(text, from, to);
      if (place === to) return undefined;
      // What follows the stretch is not looked at.
      const stretch = text.slice(0, to);
      while (place < to) {
        const match = at(stretch, place, to);
        if (match) return match;
        place = glance.seek(text, place + 1, to);
      }
      return undefined;
    },
  };
}

/** Where some alternatives may end, and where those that are shorter. */
interface Reached {
  readonly end: number;
  readonly ways: readonly number[];
  readonly shorter: Reached | undefined;
}

function isName(field: FieldClass | undefined): boolean {
  return field !== undefined && 'name' in field;
}

/** Where a sticky pattern ends that begins at a place; -1 where it does not match. */
function endOf(sticky: RegExp, text: string, from: number): number {
  sticky.lastIndex = from;
  return sticky.test(text) ? sticky.lastIndex : -1;
}

/** What was read lately, by the characters it was read from. */
type Known<Id> = Map<string, { readonly alternative: Alternative<Id>; readonly reading: Reading<Id> }>;

/** How many readings a recogniser keeps: a record, and an archive, names the same things time and again. */
const MOST_KNOWN = 4000;

/** What the characters `[from, to)` say; nothing where only what stands around them made a match of them. */
function readingOf<Id>(
  known: Known<Id>,
  alternative: Alternative<Id>,
  text: string,
  from: number,
  to: number,
): Reading<Id> | undefined {
  const found = known.get(text.slice(from, to));
  if (found?.alternative === alternative) return found.reading;
  const written = copied(text, { from, to });
  const reading = read(alternative, written);
  if (!reading) return undefined;
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(written, { alternative, reading });
  return reading;
}

/** The pattern that tells the fields of a text that an alternative matches. */
const exactly = derive(({ shape }: Alternative<unknown>) => new RegExp(`^${sourceOf(shape)}$`, 'd'));

function read<Id>(alternative: Alternative<Id>, text: string): Reading<Id> | undefined {
  const { id, fieldNames, fields } = alternative;
  const found = exactly(alternative).exec(text);
  if (!found) return undefined;
  const values: Record<string, string> = {};
  const written: Record<string, string> = {};
  const places: (readonly [string, Span])[] = [];
  fieldNames.forEach((name, index) => {
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
  readonly span: Span;
  readonly reading: Reading<Id>;

  constructor(reading: Reading<Id>, from: number, to: number) {
    this.span = { from, to };
    this.reading = reading;
  }

  get id(): Id {
    return this.reading.id;
  }

  get fields(): Fields {
    return this.reading.fields;
  }

  get places(): Readonly<Record<string, Span>> {
    const places: Record<string, Span> = {};
    const by = this.span.from;
    for (const [name, { from, to }] of this.reading.places) places[name] = { from: from + by, to: to + by };
    return places;
  }
}
