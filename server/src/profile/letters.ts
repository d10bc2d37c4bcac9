import { ALL_DIGITS } from '../text/digits';
import {
  type FieldClass,
  type FieldClasses,
  type Part,
  piecesOf,
  type Template,
  type Tolerance,
} from './template';

/**
 * What a match of a template may begin with, and the characters it may hold: what tells at a glance that there is
 * none. Rather a beginning or a character too many than one too few.
 */
export interface Letters {
  /** `undefined` when it may begin with anything, or be empty. */
  readonly starts: Starts | undefined;
  /** `undefined` for any character. */
  readonly all: ReadonlySet<number> | undefined;
}

/** The codes of the first character, each with those of the second; `undefined` for any second, or none. */
export type Starts = ReadonlyMap<number, ReadonlySet<number> | undefined>;

const WORD = `${ALL_DIGITS}ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz`;
/** What a blank of a template stands for, and what may stand between the parts of a misprint. */
const BLANKS = ' \u00a0\u3000';
/** Stands for any character in a beginning. */
const ANY = '\uffff';
/** In a beginning a digit stands for every digit, and a blank for every blank. */
const CLASSES: Readonly<Record<string, readonly number[]>> = { '0': codes(ALL_DIGITS), ' ': codes(BLANKS) };
/** How much of a beginning is told. */
const LENGTH = 2;

/** The beginnings and the characters of what a template matches; `leading` is how many blanks may come first. */
export function lettersOf(
  template: Template,
  fields: FieldClasses,
  tolerance?: Tolerance,
  leading = 0,
): Letters {
  const beginnings = inSuccession(LENGTH, [
    (length) => blanks(length, leading),
    (length) => beginningsOf(template.parts, length, fields, tolerance, 1),
  ]);
  return { starts: startsOf(beginnings), all: codesOf(allOf(template.parts, fields, tolerance)) };
}

function startsOf(beginnings: ReadonlySet<string>): Starts | undefined {
  const starts = new Map<number, Set<number> | undefined>();
  for (const beginning of beginnings) {
    const [first, second] = beginning;
    if (first === undefined || first === ANY) return undefined;
    for (const code of classCodes(first)) {
      if (second === undefined || second === ANY) {
        starts.set(code, undefined);
        continue;
      }
      const seconds = starts.get(code) ?? new Set();
      if (!starts.has(code)) starts.set(code, seconds);
      for (const other of classCodes(second)) seconds.add(other);
    }
  }
  return starts;
}

/** The codes that a character of a beginning stands for. */
function classCodes(character: string): readonly number[] {
  return CLASSES[character] ?? [character.charCodeAt(0)];
}

/** The codes of characters and of all blanks; `undefined` for any. */
function codesOf(characters: string | undefined): ReadonlySet<number> | undefined {
  return characters === undefined ? undefined : new Set(codes(characters + BLANKS));
}

function codes(characters: string): number[] {
  return Array.from({ length: characters.length }, (_, at) => characters.charCodeAt(at));
}

/** Beginnings of a number of characters: shorter ones are all there is, and longer than that is none. */
type Beginnings = (length: number) => ReadonlySet<string>;

/** The beginnings of things that follow one another. */
function inSuccession(length: number, [first, ...rest]: readonly Beginnings[]): ReadonlySet<string> {
  if (!first || length <= 0) return new Set(['']);
  const found = new Set<string>();
  for (const beginning of first(length)) {
    if (beginning.length >= length || beginning.endsWith(ANY)) found.add(beginning);
    else for (const more of inSuccession(length - beginning.length, rest)) found.add(beginning + more);
  }
  return found;
}

function blanks(length: number, most: number): ReadonlySet<string> {
  return new Set(Array.from({ length: Math.min(length, most) + 1 }, (_, count) => ' '.repeat(count)));
}

/** The beginnings of parts in a row; from the part `gapsFrom` on a misprint may have blanks before each. */
function beginningsOf(
  parts: readonly Part[],
  length: number,
  fields: FieldClasses,
  tolerance: Tolerance | undefined,
  gapsFrom: number,
): ReadonlySet<string> {
  const gap: Beginnings = (most) => blanks(most, tolerance?.blanks ?? 0);
  return inSuccession(
    length,
    parts.map((part, index) => (most) => {
      const before = index > gapsFrom ? [gap] : [];
      switch (part.kind) {
        case 'group': {
          const inside: Beginnings = (left) => beginningsOf(part.parts, left, fields, tolerance, 0);
          return new Set([...inSuccession(most, [...before, inside]), '']);
        }
        case 'field':
          return inSuccession(most, [...before, (left) => beginningsOfField(fields[part.name], left)]);
        case 'literal': {
          const pieces = piecesOf(part.text).map((piece): Beginnings => {
            const ways = [piece, ...(tolerance?.slips[piece] ?? [])];
            return (left) => new Set(ways.map((way) => way.slice(0, left)));
          });
          return inSuccession(most, [
            ...before,
            ...pieces.flatMap((piece, at) => (at > 0 ? [gap, piece] : [piece])),
          ]);
        }
      }
    }),
  );
}

function beginningsOfField(field: FieldClass | undefined, length: number): ReadonlySet<string> {
  if (!field || 'name' in field) return new Set([ANY]);
  if ('words' in field) return new Set(Object.keys(field.words).map((word) => word.slice(0, length)));
  if ('token' in field) return new Set([...WORD].map((letter) => (letter + ANY).slice(0, length)));
  const [least, most] = field.digits;
  const numbers = Array.from({ length: most - least + 1 }, (_, more) => '0'.repeat(least + more));
  return new Set(
    [...numbers, ...(field.part ? numbers.map((number) => number + (field.joint ?? '-')) : [])].map(
      (number) => number.slice(0, length),
    ),
  );
}

/** All characters of parts in a row; `undefined` for any. */
function allOf(
  parts: readonly Part[],
  fields: FieldClasses,
  tolerance: Tolerance | undefined,
): string | undefined {
  let characters = '';
  for (const part of parts) {
    let own: string | undefined;
    if (part.kind === 'group') own = allOf(part.parts, fields, tolerance);
    else if (part.kind === 'field') own = charactersOf(fields[part.name]);
    else
      own =
        part.text +
        piecesOf(part.text)
          .flatMap((piece) => tolerance?.slips[piece] ?? [])
          .join('');
    if (own === undefined) return undefined;
    characters += own;
  }
  return characters;
}

/** The characters of a field; `undefined` for any. */
function charactersOf(field: FieldClass | undefined): string | undefined {
  if (!field || 'name' in field) return undefined;
  if ('words' in field) return Object.keys(field.words).join('');
  if (!('digits' in field)) return `${WORD}.-`;
  return field.part ? ALL_DIGITS + (field.joint ?? '-') : ALL_DIGITS;
}
