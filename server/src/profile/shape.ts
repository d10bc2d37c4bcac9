import { ALL_DIGITS, DIGIT_LETTERS, ONE_LETTERS } from '../text/digits';
import {
  escapePattern,
  type FieldClass,
  type FieldClasses,
  type Part,
  piecesOf,
  type Template,
  type Tolerance,
} from './template';

/** What a template matches, as a tree: what reads texts is made of it, be it a pattern or an automaton. */
export type Shape =
  | { readonly kind: 'text'; readonly text: string }
  /** So many of some characters. */
  | { readonly kind: 'run'; readonly of: string; readonly least: number; readonly most: number }
  /** So many of any characters but some, and no word of `except` at either end: as few as lead on. */
  | {
      readonly kind: 'name';
      readonly anyBut: string;
      readonly least: number;
      readonly most: number;
      readonly except: readonly string[];
    }
  | { readonly kind: 'row'; readonly shapes: readonly Shape[] }
  | { readonly kind: 'either'; readonly ways: readonly Shape[] }
  | { readonly kind: 'optional'; readonly shape: Shape }
  | { readonly kind: 'field'; readonly shape: Shape };

/** What a blank stands for, breaking or not. */
export const BLANKS = ' \u00a0';
const OPENING: readonly string[] = ['(', '（'];
/** What a token begins and ends with. */
const WORD = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const IN_NO_NAME = `${ALL_DIGITS}()（）[]{},，、،;；:：。“”"«»《》\n\r\t/`;

/**
 * The shape of a template over fields. With a tolerance it also has what slips make of it, so that a misprint is
 * recognised for what was meant. Throws a `SyntaxError` when a field is not declared.
 */
export function shapeOf(template: Template, fields: FieldClasses, tolerance?: Tolerance): Shape {
  const gap: readonly Shape[] =
    tolerance && tolerance.blanks > 0
      ? [{ kind: 'run', of: `${BLANKS}\u3000`, least: 0, most: tolerance.blanks }]
      : [];

  function ofLiteral(text: string): readonly Shape[] {
    if (!tolerance) return [{ kind: 'text', text }];
    return piecesOf(text).flatMap((piece, index) => {
      const ways = wordsShape([piece, ...(tolerance.slips[piece] ?? [])]);
      return index > 0 ? [...gap, ways] : [ways];
    });
  }

  function ofPart(part: Part): readonly Shape[] {
    switch (part.kind) {
      case 'group':
        return ofParts(part.parts, 1);
      case 'literal':
        return ofLiteral(part.text);
      case 'field':
        return [fieldShape(part.name, fields[part.name], tolerance !== undefined)];
    }
  }

  /** From the part `gapsFrom` on a misprint may have blanks before each. */
  function ofParts(parts: readonly Part[], gapsFrom: number): readonly Shape[] {
    return parts.flatMap((part, index) => {
      const shapes = index >= gapsFrom ? [...gap, ...ofPart(part)] : ofPart(part);
      // A gap stands inside the group that follows it, so that an absent group takes no blanks with it.
      return part.kind === 'group' ? [{ kind: 'optional' as const, shape: row(shapes) }] : shapes;
    });
  }

  // None stands after the very first part: “C 24/7” is no symbol with a blank, it is other words. In a bracket one may.
  const [first] = template.parts;
  const isOpened = first?.kind === 'literal' && OPENING.includes(first.text);
  return row(ofParts(template.parts, isOpened ? 1 : 2));
}

/** Shapes one after the other. */
export function row(shapes: readonly Shape[]): Shape {
  return { kind: 'row', shapes };
}

/** One of some words, the longest that fits. */
function wordsShape(words: readonly string[]): Shape {
  const ways = [...words].sort((a, b) => b.length - a.length);
  return { kind: 'either', ways: ways.map((text) => ({ kind: 'text', text })) };
}

/** A number of which a letter stands for one digit or two: `6O`, `l0`, `2O2l`. One digit at least is there. */
function withLetters(most: number): readonly Shape[] {
  const some = (of: string, least: number, upTo: number): Shape => ({ kind: 'run', of, least, most: upTo });
  const [letter, digits] = [some(DIGIT_LETTERS, 1, 1), some(ALL_DIGITS, 1, most - 1)];
  const again: Shape = {
    kind: 'optional',
    shape: row([letter, { kind: 'optional', shape: digits }]),
  };
  const mixed = [
    row([digits, letter, { kind: 'optional', shape: digits }, again]),
    row([letter, digits, again]),
  ];
  // `(Rev.l)`: a number of two digits at the most is rarely more than one.
  return most > 2 ? mixed : [...mixed, some(ONE_LETTERS, 1, 1)];
}

/** A number that begins with no zero, or is none but that. */
function unpadded(of: string, least: number, most: number): Shape {
  const first: Shape = { kind: 'run', of: of.replace('0', ''), least: 1, most: 1 };
  const rest: Shape = { kind: 'run', of, least: Math.max(0, least - 1), most: most - 1 };
  const nothing: Shape = { kind: 'text', text: '0' };
  return { kind: 'either', ways: [row([first, rest]), nothing] };
}

function fieldShape(name: string, field: FieldClass | undefined, tolerant: boolean): Shape {
  if (!field) throw new SyntaxError(`The field {${name}} is not declared.`);
  if ('name' in field) {
    const [least, most] = field.name;
    const { except = [] } = field;
    return { kind: 'field', shape: { kind: 'name', anyBut: IN_NO_NAME, least, most, except } };
  }
  if ('words' in field) return { kind: 'field', shape: wordsShape(Object.keys(field.words)) };
  if ('token' in field) {
    // It ends in a letter or a digit: the stop behind “paragraph 1.2.” is the sentence's.
    const [least, most] = field.token;
    const one: Shape = { kind: 'run', of: WORD, least: 1, most: 1 };
    if (most < 2) return { kind: 'field', shape: one };
    const between: Shape = { kind: 'run', of: `${WORD}.-`, least: Math.max(0, least - 2), most: most - 2 };
    const rest = row([between, one]);
    return { kind: 'field', shape: row([one, least > 1 ? rest : { kind: 'optional', shape: rest }]) };
  }
  const digits = ([least, most]: readonly [number, number]): Shape => {
    const of = tolerant ? ALL_DIGITS : `0123456789${field.own ?? ''}`;
    const run: Shape = { kind: 'run', of, least, most };
    if (!tolerant && field.unpadded && least < most) return unpadded(of, least, most);
    return tolerant && most > 1 ? { kind: 'either', ways: [...withLetters(most), run] } : run;
  };
  const part: Shape[] = field.part
    ? [
        {
          kind: 'optional',
          shape: row([{ kind: 'text', text: field.joint ?? '-' }, digits(field.part)]),
        },
      ]
    : [];
  return { kind: 'field', shape: row([digits(field.digits), ...part]) };
}

const BLANK = escapePattern(' ');

/** A shape as the source of a regular expression, whose groups are the fields in their order. */
export function sourceOf(shape: Shape): string {
  switch (shape.kind) {
    case 'text':
      return escapePattern(shape.text);
    case 'run':
      return `[${classOf(shape.of)}]{${shape.least},${shape.most}}`;
    case 'name': {
      const one = `[^${classOf(shape.anyBut)}]{${shape.least},${shape.most}}?`;
      // A blank too many before a name or behind it is none of its characters.
      const bare = `(?!${BLANK})${one}(?<!${BLANK})`;
      const except = shape.except.map(escapePattern).join('|');
      return except ? `(?!(?:${except})(?![A-Za-z]))${bare}(?<!(?:${except}))` : bare;
    }
    case 'row':
      return shape.shapes.map(sourceOf).join('');
    case 'either':
      return `(?:${shape.ways.map(sourceOf).join('|')})`;
    case 'optional':
      return `(?:${sourceOf(shape.shape)})?`;
    case 'field':
      return `(${sourceOf(shape.shape)})`;
  }
}

/** Characters as the inside of a class of a regular expression. */
function classOf(characters: string): string {
  return characters.replace(/[[\]-]/g, '\\$&');
}
