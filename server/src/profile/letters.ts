import {
  type FieldClass,
  type FieldClasses,
  type Part,
  piecesOf,
  type Template,
  type Tolerance,
} from './template';

/**
 * The characters that a match of a template may begin with, and those it may hold: what tells at a glance that there
 * is none. `undefined` stands for any character.
 */
export interface Letters {
  readonly first: ReadonlySet<number> | undefined;
  readonly all: ReadonlySet<number> | undefined;
}

const DIGITS = '0123456789０１２３４５６７８９';
const TOKEN = `${DIGITS}ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz.-`;
/** What a blank of a template stands for, and what may stand between the parts of a misprint. */
const BLANKS = ' \u00a0\u3000';

/** The codes of the blanks that a misprint may have anywhere. */
export const blankCodes: ReadonlySet<number> = new Set([...BLANKS].map((blank) => blank.charCodeAt(0)));

/** The characters of what a template matches. Rather a character too many than one too few. */
export function lettersOf(template: Template, fields: FieldClasses, tolerance?: Tolerance): Letters {
  const first = firstOf(template.parts, fields, tolerance);
  return {
    first: first.mayBeEmpty ? undefined : codesOf(first.characters),
    all: codesOf(allOf(template.parts, fields, tolerance), ' '),
  };
}

/** The codes of characters and of some more; a blank is one of any kind. */
function codesOf(characters: string | undefined, more = ''): ReadonlySet<number> | undefined {
  if (characters === undefined) return undefined;
  const all = (characters + more).replaceAll(' ', BLANKS);
  return new Set(Array.from({ length: all.length }, (_, at) => all.charCodeAt(at)));
}

interface Beginning {
  /** `undefined` for any. */
  readonly characters: string | undefined;
  readonly mayBeEmpty: boolean;
}

/** What parts in a row may begin with: the first of them, and the next one where the first may be absent. */
function firstOf(parts: readonly Part[], fields: FieldClasses, tolerance: Tolerance | undefined): Beginning {
  let characters = '';
  for (const part of parts) {
    const beginning = beginningOf(part, fields, tolerance);
    if (beginning.characters === undefined) return beginning;
    characters += beginning.characters;
    if (!beginning.mayBeEmpty) return { characters, mayBeEmpty: false };
  }
  return { characters, mayBeEmpty: true };
}

function beginningOf(part: Part, fields: FieldClasses, tolerance: Tolerance | undefined): Beginning {
  switch (part.kind) {
    case 'group':
      return { ...firstOf(part.parts, fields, tolerance), mayBeEmpty: true };
    case 'field':
      return { characters: charactersOf(fields[part.name], (word) => word.charAt(0)), mayBeEmpty: false };
    case 'literal': {
      let characters = '';
      for (const piece of piecesOf(part.text)) {
        const ways = [piece, ...(tolerance?.slips[piece] ?? [])];
        characters += ways.map((way) => way.charAt(0)).join('');
        if (!ways.includes('')) return { characters, mayBeEmpty: false };
        characters += ' ';
      }
      return { characters, mayBeEmpty: true };
    }
  }
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
    else if (part.kind === 'field') own = charactersOf(fields[part.name], (word) => word);
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

/** The characters of a field, of its words those that are chosen; `undefined` for any. */
function charactersOf(field: FieldClass | undefined, choose: (word: string) => string): string | undefined {
  if (!field || 'name' in field) return undefined;
  if ('words' in field) return Object.keys(field.words).map(choose).join('');
  return 'digits' in field ? `${DIGITS}-` : TOKEN;
}
