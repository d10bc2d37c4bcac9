import type { Wording } from './wording';

/** What stands around words that are looked for, by the script in which they are written. */

/** The letters of a script that writes its words apart, as the inside of a class of a regular expression. */
const LETTERS: Readonly<Record<Wording['script'], string>> = {
  Han: '',
  Latin: 'A-Za-z\\u00c0-\\u024f',
  Cyrillic: 'A-Za-z\\u0400-\\u052f',
  Arabic: 'A-Za-z\\u0620-\\u065f\\u0670-\\u06d3',
};

/** What stands before a word: no letter, or one or two that are words themselves and written together with it. */
export function beforeWord({ script, prefixes }: Wording): string {
  const letters = LETTERS[script];
  if (letters === '') return '';
  const none = `(?<![${letters}])`;
  return prefixes.length === 0 ? none : `(?:${none}|(?<=${none}[${prefixes.join('')}]{1,2}))`;
}

/** What stands behind a word: no letter that goes on with it. */
export function afterWord({ script }: Wording): string {
  return LETTERS[script] === '' ? '' : `(?![${LETTERS[script]}])`;
}
