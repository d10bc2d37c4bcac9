import { mergedNumberIn } from '../analysis/merged-lines';
import {
  type Habit,
  habitsOf,
  type NumberFault,
  oddlyNumbered,
  writtenNumber,
} from '../analysis/number-faults';
import { otherSchemeOf } from '../analysis/numbering-scheme';
import { blocksWhere, inEither } from '../syntax/by-block';
import type { Block, NumberMark, RecordDocument } from '../syntax/record';
import { numberShown } from '../syntax/sections';
import type { Edit } from '../text/edits';
import { slice } from '../text/span';
import { blockRule, type Report } from './rule';

/**
 * A number is written `3.12`, in plain digits and without a dot behind it, and ONE TAB parts it from the text
 * (RECORDS.md §1.1). What was meant is never in doubt here: an order that is wrong is not this rule’s business. What most
 * numbers of a record have against them is told once.
 */
const messages = {
  width: 'The number {found} is written in full-width characters.',
  letter: 'The number {found} has a letter for a digit.',
  script: 'The number {found} is written in the digits of another script.',
  dot: 'A dot stands behind the number {expected}.',
  noDot: 'No dot stands behind the number {found}.',
  zero: 'The number {found} begins with a zero.',
  mark: 'A dot parts the two parts of a number: {expected}, not {found}.',
  severalTabs: '{count} TABs stand behind the number {number}; one is expected.',
  blanks: 'Blanks stand beside the TAB behind the number {number}.',
  noTab: 'No TAB stands behind the number {number}.',
  dotOften: 'Dots stand behind the numbers: {count} of {all}.',
  noDotOften: 'No dots stand behind the numbers: {count} of {all}.',
  severalTabsOften: 'Several TABs stand behind the numbers: {count} of {all}; one is expected.',
  blanksOften: 'Blanks stand beside the TABs behind the numbers: {count} of {all}.',
  noTabOften: 'No TABs stand behind the numbers: {count} of {all}.',
  inside: 'Paragraph {expected} begins in the middle of the line.',
  write: 'Write {expected}',
  break: 'Begin a line with it',
  oneTab: 'Put one TAB',
  removeDots: 'Remove the dot behind every number',
  putDots: 'Put a dot behind every number',
  tabs: 'Put one TAB behind every number',
} as const;

type Message = keyof typeof messages;

export const numberForm = blockRule({
  id: 'number-form',
  severity: 'warning',
  summary:
    'A number is written in plain digits, with a dot at its end only where the profile has one, and one TAB follows it.',
  messages,
  // By what form another body writes its numbers, is not known.
  where: (record) => (otherSchemeOf(record) ? [] : inEither(oddlyNumbered, merging)(record)),
  given: (record) => otherSchemeOf(record) ?? habitsGiven(record),
  *check(record, block, index) {
    if (block.kind !== 'heading' && block.kind !== 'paragraph') return;
    const { number } = block;
    const written = writtenNumber(record, block);
    if (!written) return;
    const { form, separator, found, expected } = written;
    const habits = habitsOf(record);
    if (form && isOwn(habits, form)) yield formOf(number, form, found, expected);
    if (separator && isOwn(habits, separator)) yield separatorOf(record, number, separator);
    yield* mergedIn(record, block);
    for (const habit of habits) if (habit.blocks[0] === index) yield habitOf(record, number, habit);
  },
});

/** The blocks in which the next paragraph begins. */
const merging = blocksWhere((record, block) => mergedNumberIn(record, block) !== undefined);

/** The next paragraph, where the end of the line before it was lost. */
function* mergedIn(record: RecordDocument, block: Block): Generator<Report<Message>> {
  const merged = mergedNumberIn(record, block);
  if (!merged) return;
  const { span, gap, value } = merged;
  const expected = value.join('.');
  yield {
    message: 'inside',
    args: { expected },
    span,
    fixes: () => [{ title: 'break', edits: [{ span: gap, text: '\n' }] }],
  };
}

/** The habits of a record, in a form that is the same as long as they are. */
function habitsGiven(record: RecordDocument): string {
  return habitsOf(record)
    .map(({ fault, blocks, all }) => [fault, blocks[0], blocks.length, all].join(' '))
    .join(', ');
}

/** Whether a fault is that of one number, and not that of most. */
function isOwn(habits: readonly Habit[], fault: NumberFault): boolean {
  return !habits.some((habit) => habit.fault === fault);
}

function formOf({ span }: NumberMark, message: Message, found: string, expected: string): Report<Message> {
  return {
    message,
    args: { found, expected },
    span,
    fixes: () => [{ title: 'write', args: { expected }, edits: [{ span, text: expected }], safe: true }],
  };
}

function separatorOf(
  record: RecordDocument,
  mark: NumberMark,
  message: 'severalTabs' | 'blanks' | 'noTab',
): Report<Message> {
  const { value, separator } = mark;
  const number = numberShown(record, value);
  const count = slice(record.text, separator).split('\t').length - 1;
  return {
    message,
    args: message === 'severalTabs' ? { count, number } : { number },
    span: placeOfSeparator(mark),
    severity: 'hint',
    fixes: () => [{ title: 'oneTab', edits: [{ span: separator, text: '\t' }], safe: true }],
  };
}

/** Where nothing parts the number from its text, the number shows it. */
function placeOfSeparator({ span, separator }: NumberMark) {
  return separator.from < separator.to ? separator : span;
}

/** What most numbers have against them, at the first that has it. */
function habitOf(record: RecordDocument, mark: NumberMark, { fault, blocks, all }: Habit): Report<Message> {
  const isForm = fault === 'dot' || fault === 'noDot';
  const title = fault === 'dot' ? 'removeDots' : fault === 'noDot' ? 'putDots' : 'tabs';
  const edits = () => blocks.flatMap((index) => correctionOf(record, record.lists.blocks.at(index), isForm));
  return {
    message: OFTEN[fault] ?? fault,
    args: { count: blocks.length, all },
    span: isForm ? mark.span : placeOfSeparator(mark),
    severity: isForm ? undefined : 'hint',
    fixes: () => [{ title, edits, safe: true }],
  };
}

const OFTEN: Readonly<Partial<Record<NumberFault, Message>>> = {
  dot: 'dotOften',
  noDot: 'noDotOften',
  severalTabs: 'severalTabsOften',
  blanks: 'blanksOften',
  noTab: 'noTabOften',
};

function correctionOf(record: RecordDocument, block: Block | undefined, isForm: boolean): readonly Edit[] {
  if (block?.kind !== 'heading' && block?.kind !== 'paragraph') return [];
  const { span, separator } = block.number;
  if (!isForm) return [{ span: separator, text: '\t' }];
  const expected = writtenNumber(record, block)?.expected;
  return expected === undefined ? [] : [{ span, text: expected }];
}
