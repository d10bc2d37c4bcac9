import { otherSchemeOf } from '../analysis/numbering-scheme';
import { blocksWhere } from '../syntax/by-block';
import type { NumberMark, RecordDocument } from '../syntax/record';
import { numberAtHead, numberText } from '../syntax/sections';
import { digitsLike } from '../text/digits';
import { withoutMarks } from '../text/direction';
import { slice } from '../text/span';
import { blockRule, type Report } from './rule';

/**
 * A number is written `3.12`, in plain digits and without a dot behind it, and ONE TAB parts it from the text
 * (RECORDS.md §1.1). What was meant is never in doubt here: an order that is wrong is not this rule’s business.
 */
const messages = {
  width: 'The number {found} is written in full-width characters.',
  letter: 'The number {found} has a letter for a digit.',
  script: 'The number {found} is written in the digits of another script.',
  dot: 'A dot stands behind the number {expected}.',
  noDot: 'No dot stands behind the number {found}.',
  zero: 'The number {found} begins with a zero.',
  severalTabs: '{count} TABs stand behind the number {number}; one is expected.',
  blanks: 'Blanks stand beside the TAB behind the number {number}.',
  noTab: 'No TAB stands behind the number {number}.',
  write: 'Write {expected}',
  oneTab: 'Put one TAB',
} as const;

type Message = keyof typeof messages;

export const numberForm = blockRule({
  id: 'number-form',
  severity: 'warning',
  summary:
    'A number is written in plain digits, with a dot at its end only where the profile has one, and one TAB follows it.',
  messages,
  // By what form another body writes its numbers, is not known.
  where: (record) => (otherSchemeOf(record) ? [] : oddlyWritten(record)),
  given: otherSchemeOf,
  *check(record, block) {
    if (block.kind !== 'heading' && block.kind !== 'paragraph') return;
    yield* formOf(record, block.number);
    const text = block.kind === 'heading' ? block.title : block.body;
    if (text.from < text.to) yield* separatorOf(record, block.number);
  },
});

const oddlyWritten = blocksWhere((record, block) => {
  if (block.kind !== 'heading' && block.kind !== 'paragraph') return false;
  const { span, separator, value } = block.number;
  if (value.length === 0) return false;
  return slice(record.text, { from: span.from, to: separator.to }) !== `${numberAtHead(record, value)}\t`;
});

/** A number as it should be: in the language's own digits, where it is written in those. */
function properNumber(record: RecordDocument, found: string, value: readonly number[]): string {
  const own = record.conventions.wording.typography.digits ?? '';
  const number = numberAtHead(record, value);
  return [...found].some((character) => own.includes(character)) ? digitsLike(own, number) : number;
}

function* formOf(record: RecordDocument, { span, value }: NumberMark): Generator<Report<Message>> {
  const found = withoutMarks(slice(record.text, span));
  const expected = properNumber(record, found, value);
  if (found === expected) return;
  const args = { found, expected };
  yield {
    message: faultOf(found, expected),
    args,
    span,
    fixes: () => [{ title: 'write', args: { expected }, edits: [{ span, text: expected }], safe: true }],
  };
}

function faultOf(found: string, expected: string): Message {
  if (found === `${expected}.`) return 'dot';
  if (`${found}.` === expected) return 'noDot';
  if (/[０-９．]/.test(found)) return 'width';
  if (/[A-Za-z]/.test(found)) return 'letter';
  if (/[^0-9.]/.test(found)) return 'script';
  return found.endsWith('.') && !expected.endsWith('.') ? 'dot' : 'zero';
}

function* separatorOf(
  { text }: RecordDocument,
  { span, value, separator }: NumberMark,
): Generator<Report<Message>> {
  const found = slice(text, separator);
  if (found === '\t') return;
  const number = numberText(value);
  const count = found.split('\t').length - 1;
  const fault = count === 0 ? 'noTab' : count > 1 ? 'severalTabs' : 'blanks';
  yield {
    message: fault,
    args: fault === 'severalTabs' ? { count, number } : { number },
    span: separator.from < separator.to ? separator : span,
    severity: 'hint',
    fixes: () => [{ title: 'oneTab', edits: [{ span: separator, text: '\t' }], safe: true }],
  };
}
