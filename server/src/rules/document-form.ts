import { documentsIn } from '../analysis/block-documents';
import { symbolFault } from '../analysis/symbol-faults';
import { hasSessions } from '../profile/symbol-fields';
import { escapePattern } from '../profile/template';
import type { Wording } from '../profile/wording';
import { blocksWhere } from '../syntax/by-block';
import type { DocumentReference, RecordDocument } from '../syntax/record';
import { referencesByBlock, referring } from '../syntax/references';
import { derive } from '../text/derive';
import { type Span, slice } from '../text/span';
import { blockRule } from './rule';

/**
 * The symbol of a document of the body is written in the one form that finds it (RECORDS.md §1.8, §2.1): no blank
 * inside, ASCII brackets and letters, a dot behind `Rev`. The brackets around a symbol are the sentence’s, and may be
 * full-width (T-27).
 */
export const documentForm = blockRule({
  id: 'document-form',
  severity: 'error',
  summary: 'Document symbols are written as the organisation writes them.',
  messages: {
    blank: '“{found}” has a blank inside the symbol; it is written {expected}.',
    brackets: 'The brackets of “{found}” are not complete or not round; it is written {expected}.',
    fullWidthBrackets: '“{found}” has full-width brackets inside the symbol; it is written {expected}.',
    dot: '“{found}” lacks the dot; it is written {expected}.',
    slash: '“{found}” has a slash missing or too many; it is written {expected}.',
    case: '“{found}” has letters of the wrong case; it is written {expected}.',
    lookAlike:
      '“{found}” has a letter of another script that looks like a Latin one; it is written {expected}.',
    letter: '“{found}” has a letter in the place of a digit; it is written {expected}.',
    width: '“{found}” has full-width characters; it is written {expected}.',
    digits: '“{found}” has digits of another script; it is written {expected}.',
    zero: '“{found}” has a zero before a number; it is written {expected}.',
    order: '“{found}” has letters in the wrong order; it is written {expected}.',
    label: 'Behind {found} stands “{label}”, not “{expected}”.',
    several: '“{found}” is no symbol of a document; it is written {expected}.',
    write: 'Write {expected}',
  },
  where: blocksWhere(
    (record, _, index) => faultyIn(record, index).length > 0 || mislabelledIn(record, index).length > 0,
    undefined,
    referring,
  ),
  *check(record, block, index) {
    const isOneClosedTooMany = closesTooMany(slice(record.text, block.span));
    for (const reference of faultyIn(record, index)) {
      if (!isCertain(record, reference) || namesSeveral(record, reference)) continue;
      const expected = reference.canonical;
      const span = isOneClosedTooMany ? withStrayBracket(record, reference) : reference.span;
      const found = slice(record.text, span);
      yield {
        message: symbolFault(found, expected),
        args: { found, expected },
        span,
        fixes: () => [{ title: 'write', args: { expected }, edits: [{ span, text: expected }], safe: true }],
      };
    }
    for (const { reference, label, expected } of mislabelledIn(record, index)) {
      const span = { from: reference.span.to, to: reference.span.to + label.length };
      yield {
        message: 'label',
        args: { found: slice(record.text, reference.span), label, expected },
        span,
        severity: 'warning',
        fixes: () => [{ title: 'write', args: { expected }, edits: [{ span, text: expected }], safe: true }],
      };
    }
  },
});

/** The symbols of the body's documents in a block behind which its label has lost a part: `C24/102文件`. */
function mislabelledIn(record: RecordDocument, index: number) {
  const slips = Object.entries(record.conventions.wording.documents.labels.slips);
  if (slips.length === 0) return [];
  const documents = documentsIn(referencesByBlock(record).at(index) ?? []);
  return documents.flatMap((reference) => {
    if (!reference.own || reference.implied) return [];
    const slip = slips.find(([label]) => record.text.startsWith(label, reference.span.to));
    return slip ? [{ reference, label: slip[0], expected: slip[1] }] : [];
  });
}

/** The symbols of the body's documents in a block that are written in a faulty way. */
function faultyIn(record: RecordDocument, index: number): readonly DocumentReference[] {
  const documents = documentsIn(referencesByBlock(record).at(index) ?? []);
  return documents.filter(({ fault, own }) => fault && own);
}

/** Without session a symbol is told by its series alone; `TD/12` is as likely another body’s as a slip for `DT/12`. */
function isCertain({ text, conventions }: RecordDocument, { fields, span }: DocumentReference): boolean {
  if (!hasSessions(conventions.profile)) return true;
  const series = fields['series'] ?? '';
  return fields['session'] !== undefined || slice(text, span).startsWith(series);
}

/** Several addenda in one bracket are no bracket that is not closed: `(Add.1-3)`, `(Add.1, 2 et 3)`, `(Add.1 y Add.2)`. */
function namesSeveral({ text, conventions }: RecordDocument, { span }: DocumentReference): boolean {
  const symbol = slice(text, span);
  const isOpen = symbol.includes('(') && !symbol.includes(')');
  return isOpen && furtherOf(conventions.wording).test(text.slice(span.to, span.to + LONGEST_REST));
}

const LONGEST_REST = 40;

/** What follows the first of several parts in one bracket. */
const furtherOf = derive(({ documents: { separators, last, range } }: Wording): RegExp => {
  const joins = new Set([...separators, last, ...range, '-', '–', ','].map((join) => join.trim()));
  return new RegExp(`^[ \\u00a0]?(?:${[...joins].map(escapePattern).join('|')})[^()（）\\n\\r]{0,30}\\d\\)`);
});

/**
 * The symbol, with the full-width bracket behind it when that is its own: `C24/8(Rev.1）`. In `（C24/8(Rev.1）` it is
 * the sentence’s, and the symbol has none: the brackets of the paragraph tell.
 */
function withStrayBracket({ text }: RecordDocument, { span }: DocumentReference): Span {
  const symbol = slice(text, span);
  const isOpen = symbol.includes('(') && !symbol.includes(')');
  return isOpen && text.charAt(span.to) === '）' ? { from: span.from, to: span.to + 1 } : span;
}

function closesTooMany(text: string): boolean {
  return text.split('）').length > text.split('（').length;
}
