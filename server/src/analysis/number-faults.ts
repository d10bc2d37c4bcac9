import { blocksWhere, byBlock } from '../syntax/by-block';
import type { Block, NumberMark, RecordDocument } from '../syntax/record';
import { numberAtHead } from '../syntax/sections';
import { derive } from '../text/derive';
import { digitsLike } from '../text/digits';
import { withoutMarks } from '../text/direction';
import { slice } from '../text/span';

/** How numbers at the heads of lines are written otherwise than they should be, and what of it a record does throughout. */

/** A number itself, in another form. */
export type FormFault = 'width' | 'letter' | 'script' | 'dot' | 'noDot' | 'zero' | 'mark';
/** What parts a number from its text. */
export type SeparatorFault = 'severalTabs' | 'blanks' | 'noTab';
export type NumberFault = FormFault | SeparatorFault;

/** What is wrong in the writing of one number. */
export interface WrittenNumber {
  readonly found: string;
  readonly expected: string;
  readonly form: FormFault | undefined;
  readonly separator: SeparatorFault | undefined;
}

export function writtenNumber(record: RecordDocument, block: Block): WrittenNumber | undefined {
  if (block.kind !== 'heading' && block.kind !== 'paragraph') return undefined;
  const { number } = block;
  if (number.value.length === 0) return undefined;
  const found = withoutMarks(slice(record.text, number.span));
  const expected = properNumber(record, found, number.value);
  const text = block.kind === 'heading' ? block.title : block.body;
  return {
    found,
    expected,
    form: found === expected ? undefined : formFault(found, expected),
    separator: text.from < text.to ? separatorFault(record, number) : undefined,
  };
}

/** A number as it should be: in the language's own digits, where it is written in those. */
function properNumber(record: RecordDocument, found: string, value: readonly number[]): string {
  const own = record.conventions.wording.typography.digits ?? '';
  const number = numberAtHead(record, value);
  return [...found].some((character) => own.includes(character)) ? digitsLike(own, number) : number;
}

function formFault(found: string, expected: string): FormFault {
  if (found === `${expected}.`) return 'dot';
  if (`${found}.` === expected) return 'noDot';
  if (/[,，。、·:：; \u00a0]|\.\./.test(found) || (expected.includes('.') && !/[.．]/.test(found)))
    return 'mark';
  if (/[０-９．]/.test(found)) return 'width';
  if (/[A-Za-z]/.test(found)) return 'letter';
  if (/[^0-9.]/.test(found)) return 'script';
  return found.endsWith('.') && !expected.endsWith('.') ? 'dot' : 'zero';
}

function separatorFault({ text }: RecordDocument, { separator }: NumberMark): SeparatorFault | undefined {
  const found = slice(text, separator);
  if (found === '\t') return undefined;
  const tabs = found.split('\t').length - 1;
  return tabs === 0 ? 'noTab' : tabs > 1 ? 'severalTabs' : 'blanks';
}

/** A fault that most numbers of a record have: then it is one fault, of the record. */
export interface Habit {
  readonly fault: NumberFault;
  /** The places of the blocks whose numbers have it. */
  readonly blocks: readonly number[];
  /** How many numbers the record has. */
  readonly all: number;
}

/** Those that an author or a word processor has; the others are slips. */
const HABITS: readonly NumberFault[] = ['dot', 'noDot', 'noTab', 'severalTabs', 'blanks'];

/** So many numbers make a habit. */
const LEAST = 3;

/** The places of the blocks whose number, with what parts it from the text, is not written as it should be. */
export const oddlyNumbered = derive((record: RecordDocument): readonly number[] => oddOnes(record));

const oddOnes = blocksWhere((record, block) => {
  if (block.kind !== 'heading' && block.kind !== 'paragraph') return false;
  const { span, separator, value } = block.number;
  if (value.length === 0) return false;
  return slice(record.text, { from: span.from, to: separator.to }) !== `${numberAtHead(record, value)}\t`;
});

/** What most numbers of a record have against them. */
export function habitsOf(record: RecordDocument): readonly Habit[] {
  return oddlyNumbered(record).length < LEAST ? NONE : habits(faultsByBlock(record));
}

/** What is wrong with the number of each block, `ok` for nothing. */
const faultsByBlock = byBlock((record, block): string => {
  const written = writtenNumber(record, block);
  if (!written) return '';
  const { form, separator } = written;
  return form && separator ? `${form} ${separator}` : (form ?? separator ?? 'ok');
});

const habits = derive((faults: readonly string[]): readonly Habit[] => {
  const odd = faults.flatMap((fault, index) => (fault === '' || fault === 'ok' ? [] : [index]));
  if (odd.length < LEAST) return NONE;
  const all = faults.filter((fault) => fault !== '').length;
  return HABITS.map((fault): Habit => {
    const blocks = odd.filter((index) => faults[index]?.split(' ').includes(fault));
    return { fault, blocks, all };
  }).filter(({ blocks }) => blocks.length >= LEAST && blocks.length * 2 > all);
});

const NONE: readonly never[] = [];
