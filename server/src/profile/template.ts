import { asciiDigits, withoutLetters } from '../text/digits';

/**
 * The profile layer: an organisation's conventions as data, and the templates they are written in. It knows text,
 * and no organisation and no language.
 *
 * A template works in both directions: it recognises a text and it prints one.
 *
 *     C{session}/[{series}/]{number}[(Rev.{revision})]
 *
 * Plain characters stand for themselves, `{name}` is a field, `[…]` may be absent, and a backslash takes the next
 * character literally. Groups may nest; nothing repeats, so a compiled template matches in linear time.
 */

/** What a field may hold. Every class is bounded in length. */
export type FieldClass =
  /**
   * A number of so many digits, and perhaps a part of so many behind a hyphen or a slash: `36-5`, `76/165`. `own` are the
   * digits that a language has besides 0 to 9; a number that is `unpadded` does not begin with a zero.
   */
  | {
      readonly digits: readonly [number, number];
      readonly part?: readonly [number, number] | undefined;
      readonly joint?: '-' | '/' | undefined;
      readonly own?: string | undefined;
      readonly unpadded?: boolean | undefined;
    }
  /** One of the words: how it may be written → the value it stands for. The first spelling of a value is printed. */
  | { readonly words: Readonly<Record<string, string>> }
  /** A name: anything but digits, brackets, commas, quotation marks and line ends. None of `except` is at its ends. */
  | { readonly name: readonly [number, number]; readonly except?: readonly string[] | undefined }
  /** Letters, digits, dots and hyphens, such as `VCC-1`. */
  | { readonly token: readonly [number, number] };

export type FieldClasses = Readonly<Record<string, FieldClass>>;

/** The values of the fields that a text had. A field in an absent group has no entry. */
export type Fields = Readonly<Record<string, string>>;

/** What may stand for a literal or a word by a slip of the hand: what was meant → the other ways it is met in. */
export type Slips = Readonly<Record<string, readonly string[]>>;

export type Part =
  | { readonly kind: 'literal'; readonly text: string }
  | { readonly kind: 'field'; readonly name: string }
  | { readonly kind: 'group'; readonly parts: readonly Part[] };

/** A parsed template. */
export interface Template {
  readonly source: string;
  readonly parts: readonly Part[];
  /** The fields in the order in which they stand. */
  readonly fieldNames: readonly string[];
}

/** Reads a template. Throws a `SyntaxError` that names the place when a bracket or a brace is not closed. */
export function readTemplate(source: string): Template {
  const fieldNames: string[] = [];
  let at = 0;

  function readParts(closing: string): Part[] {
    const parts: Part[] = [];
    let literal = '';
    const flush = (): void => {
      if (literal) parts.push({ kind: 'literal', text: literal });
      literal = '';
    };
    for (; at < source.length; at++) {
      const character = source.charAt(at);
      if (character === closing) break;
      if (character === '\\') {
        literal += source.charAt(++at);
      } else if (character === '{') {
        flush();
        const end = source.indexOf('}', at);
        if (end < 0)
          throw new SyntaxError(`“{” at character ${at + 1} of the template “${source}” is not closed.`);
        const name = source.slice(at + 1, end);
        fieldNames.push(name);
        parts.push({ kind: 'field', name });
        at = end;
      } else if (character === '[') {
        flush();
        const opened = at++;
        const inner = readParts(']');
        if (at >= source.length)
          throw new SyntaxError(`“[” at character ${opened + 1} of the template “${source}” is not closed.`);
        parts.push({ kind: 'group', parts: inner });
      } else {
        literal += character;
      }
    }
    flush();
    return parts;
  }

  const parts = readParts('');
  return { source, parts, fieldNames };
}

/** The part of a template before a field, and the part after it. The field must stand outside every group. */
export function splitTemplate(template: Template, field: string): readonly [Template, Template] {
  const index = template.parts.findIndex((part) => part.kind === 'field' && part.name === field);
  if (index < 0)
    throw new SyntaxError(`The template “${template.source}” needs the field {${field}} outside brackets.`);
  return [partial(template.parts.slice(0, index)), partial(template.parts.slice(index + 1))];
}

function partial(parts: readonly Part[]): Template {
  return { source: parts.map(writePart).join(''), parts, fieldNames: parts.flatMap(namesIn) };
}

function holdsField(part: Part): boolean {
  return part.kind === 'field' || (part.kind === 'group' && part.parts.some(holdsField));
}

function namesIn(part: Part): readonly string[] {
  if (part.kind === 'field') return [part.name];
  return part.kind === 'group' ? part.parts.flatMap(namesIn) : [];
}

function writePart(part: Part): string {
  switch (part.kind) {
    case 'literal':
      return part.text.replace(/[[\]{\\]/g, '\\$&');
    case 'field':
      return `{${part.name}}`;
    case 'group':
      return `[${part.parts.map(writePart).join('')}]`;
  }
}

/** How far one goes to meet a misprint. */
export interface Tolerance {
  readonly slips: Slips;
  /** Blanks allowed between any two parts, at the most. */
  readonly blanks: number;
}

/** What slips are looked up for: the runs of letters of a literal, and each of its other characters. */
export function piecesOf(literal: string): readonly string[] {
  return literal.match(/[A-Za-z]+|[^A-Za-z]/gu) ?? [];
}

/** The classes of fields as a slip of the hand leaves them: words may be written in the other ways they are met in. */
export function tolerantFields(fields: FieldClasses, slips: Slips): FieldClasses {
  return Object.fromEntries(
    Object.entries(fields).map(([name, field]) => {
      if (!('words' in field)) return [name, field];
      const spelled = Object.entries(field.words);
      const slipped = spelled.flatMap(([word, value]) =>
        (slips[word] ?? []).map((slip) => [slip, value] as const),
      );
      return [name, { words: Object.fromEntries([...spelled, ...slipped]) }];
    }),
  );
}

/** A text as a regular-expression source that matches just that text; a blank is any blank, breaking or not. */
export function escapePattern(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&').replaceAll(' ', '[ \\u00a0]');
}

/** The value a field has when it is written so: a word's value, digits in ASCII, anything else as it stands. */
export function fieldValue(name: string, written: string, fields: FieldClasses): string {
  const field = fields[name];
  if (!field) return written;
  if ('words' in field)
    return field.words[written] ?? field.words[written.replaceAll('\u00a0', ' ')] ?? written;
  if ('digits' in field) {
    const value = withoutLetters(asciiDigits(written));
    return field.unpadded ? value.replace(/^0{1,9}(?=[0-9])/, '') : value;
  }
  return written;
}

/**
 * Prints values. A group is printed when all its fields have values (and it has at least one field). Returns
 * `undefined` when a field outside every group has no value: nothing is printed by halves.
 */
export function printTemplate(template: Template, values: Fields, fields: FieldClasses): string | undefined {
  return printParts(template.parts, values, fields);
}

function printParts(parts: readonly Part[], values: Fields, fields: FieldClasses): string | undefined {
  let result = '';
  for (const part of parts) {
    if (part.kind === 'literal') {
      result += part.text;
    } else if (part.kind === 'field') {
      const value = values[part.name];
      if (value === undefined) return undefined;
      result += printField(part.name, value, fields);
    } else if (part.parts.some(holdsField)) {
      result += printParts(part.parts, values, fields) ?? '';
    }
  }
  return result;
}

function printField(name: string, value: string, fields: FieldClasses): string {
  const field = fields[name];
  if (!field) return value;
  if ('words' in field) return Object.keys(field.words).find((word) => field.words[word] === value) ?? value;
  // A form that pads its numbers, such as `0069` in a file name, says so by its least number of digits.
  if ('digits' in field) return value.padStart(field.digits[0], '0');
  return value;
}
