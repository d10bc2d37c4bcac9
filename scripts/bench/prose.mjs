import { en } from './prose-en.mjs';
import { zh } from './prose-zh.mjs';

/**
 * The words of the archive that is written for measuring. Sentences are put together from parts, so many of each that
 * hardly one comes twice in a million: a reader that remembers sentences gains nothing by it.
 */

/**
 * @typedef {object} Prose how one language says what stands in a record
 * @property {readonly string[]} who
 * @property {readonly string[]} says
 * @property {readonly string[]} when
 * @property {readonly string[]} what
 * @property {readonly string[]} state
 * @property {readonly string[]} why
 * @property {readonly string[]} purpose
 * @property {readonly string[]} aspects what a report may be on, behind the subject
 * @property {(parts: Record<'who' | 'says' | 'when' | 'what' | 'state' | 'why' | 'purpose', string>) => string} sentence
 * @property {readonly ((number: number, year: number) => string)[]} asides sentences with what rules look at: numbers,
 *   ranges, brackets, quotations, addresses, acronyms
 * @property {readonly ((paragraph: string) => string)[]} slips a paragraph with a slip of the pen, of those that real
 *   records have
 */

/** @type {Readonly<Record<'zh' | 'en', Prose>>} */
export const prose = { zh, en };
