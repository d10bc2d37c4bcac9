import { stretchesOf } from '../analysis/own-words';
import { concordanceReaders } from '../profile/concordance-readers';
import { blocksWhere } from '../syntax/by-block';
import type { Block, DocumentReference, RecordDocument, Reference } from '../syntax/record';
import { referencesByBlock, textOf } from '../syntax/references';
import { DIGITS } from '../text/digits';
import { type Span, slice } from '../text/span';
import { blockRule } from './rule';

/** The two ends of a range, as they are written. */
interface Ends {
  readonly first: Span;
  readonly last: Span;
}

/**
 * A range goes from the lesser number to the greater. Words may also tell of a change, “moved from 25 to 21 October”: days are
 * looked at where a dash joins them, and times in the masthead, where nothing is moved.
 */
export const reversedRange = blockRule({
  id: 'reversed-range',
  severity: 'warning',
  summary: 'A range goes from the lesser number to the greater.',
  messages: {
    reversed: 'The range goes back from {first} to {last}.',
    swap: 'Change to {last} … {first}',
  },
  where: blocksWhere((record, block, index) => reversedIn(record, block, index).length > 0),
  *check(record, block, index) {
    for (const { first, last } of reversedIn(record, block, index)) {
      const args = { first: slice(record.text, first), last: slice(record.text, last) };
      yield {
        message: 'reversed',
        args,
        span: { from: first.from, to: last.to },
        fixes: () => [
          {
            title: 'swap',
            args,
            edits: [
              { span: first, text: args.last },
              { span: last, text: args.first },
            ],
          },
        ],
      };
    }
  },
});

function reversedIn(record: RecordDocument, block: Block, index: number): readonly Ends[] {
  if (block.kind === 'masthead')
    return [...reversedTimes(record, block.span), ...reversedNumbers(record, block)];
  if (textOf(block).length === 0) return NONE;
  const references = referencesByBlock(record).anywhere(index) ?? [];
  const among = references.length > 1 ? reversedReferences(record, index) : NONE;
  const numbers = reversedNumbers(record, block);
  return among.length + numbers.length === 0 ? NONE : [...among, ...numbers];
}

const NONE: readonly Ends[] = [];

/** The references that a word or a dash joins to a range and of which the second is less. */
function reversedReferences(record: RecordDocument, index: number): readonly Ends[] {
  const { text, conventions } = record;
  const found: Ends[] = [];
  let before: Reference | undefined;
  for (const reference of referencesByBlock(record).at(index) ?? []) {
    if (reference.kind === 'citation' || reference.implied) continue;
    if (
      before?.kind === reference.kind &&
      before.span.to < reference.span.from &&
      isLess(reference, before)
    ) {
      const { ranges } = reference.kind === 'document' ? conventions.documentList : conventions.paragraphList;
      const joint = ranges.at(text, before.span.to, reference.span.from);
      if (joint?.span.to === reference.span.from && isInOrder(record, joint.span))
        found.push({ first: before.span, last: reference.span });
    }
    before = reference;
  }
  return found;
}

function isLess(one: Reference, other: Reference): boolean {
  if (one.kind === 'document' && other.kind === 'document')
    return isOfSeries(one, other) && Number(one.fields['number']) < Number(other.fields['number']);
  if (one.kind !== 'paragraph' || other.kind !== 'paragraph') return false;
  const [major = 0, minor = 0] = one.value;
  const [majorBefore = 0, minorBefore = 0] = other.value;
  return one.value.length === other.value.length && (major - majorBefore || minor - minorBefore) < 0;
}

function isOfSeries(one: DocumentReference, other: DocumentReference): boolean {
  return (
    one.fields['session'] !== undefined &&
    one.fields['session'] === other.fields['session'] &&
    one.fields['series'] === other.fields['series']
  );
}

/** Whether what joins two numbers says which is first: not a dash, in a text whose direction may have turned them. */
function isInOrder({ text, conventions }: RecordDocument, joint: Span): boolean {
  return conventions.wording.direction === 'ltr' || /\p{L}/u.test(slice(text, joint));
}

/** `2027-2024`, `27-17`: two numbers with a dash between, and no other number, letter or dash around them. */
const DASHED = new RegExp(
  `(?<!(?!\\p{Ideographic})[${DIGITS}\\p{L}\\p{Pd}./:+]|[${DIGITS}][ ,])(?<first>[0-9]{1,4})(?<dash>[ \\u00a0]?[-–—‑][ \\u00a0]?)(?<last>[0-9]{1,4})(?![${DIGITS}]|[\\p{Pd}./:,][${DIGITS}])`,
  'gu',
);
const DASH = /[0-9][ \u00a0]?[-–—‑][ \u00a0]?[0-9]/;

/** The years, and the days of one month, that a dash joins and of which the second is less. */
function reversedNumbers(record: RecordDocument, block: Block): readonly Ends[] {
  const { text, conventions } = record;
  if (conventions.wording.direction !== 'ltr') return NONE;
  const found: Ends[] = [];
  for (const stretch of stretchesOf(block)) {
    const words = slice(text, stretch);
    if (!DASH.test(words)) continue;
    for (const match of words.matchAll(DASHED)) {
      const { first = '', dash = '', last = '' } = match.groups ?? {};
      if (Number(last) >= Number(first)) continue;
      const from = stretch.from + match.index;
      const at = from + first.length + dash.length;
      const ends = { first: { from, to: from + first.length }, last: { from: at, to: at + last.length } };
      if (isYear(first) && isYear(last) ? !/[ \u00a0]/.test(dash) : areDays(record, ends, stretch.to))
        found.push(ends);
    }
  }
  return found;
}

function isYear(number: string): boolean {
  return /^(?:19|20)[0-9]{2}$/.test(number);
}

/** Whether two numbers are read as two days of one month. */
function areDays({ text, conventions }: RecordDocument, { first, last }: Ends, to: number): boolean {
  const date = concordanceReaders(conventions.wording).dates.at(text, first.from, to);
  if (!date || date.fields['month2'] !== undefined) return false;
  const { day, day2 } = date.places;
  return day?.from === first.from && day2?.from === last.from && Number(date.fields['day']) <= 31;
}

/** The hour before which a meeting that began in the evening may have ended. */
const MORNING = 6;

/** The times of a masthead, where it gives two and the meeting would have ended before it began. */
function reversedTimes({ text, conventions }: RecordDocument, within: Span): readonly Ends[] {
  const { times } = concordanceReaders(conventions.wording);
  const found: { readonly at: Span; readonly minutes: number; readonly hour: number }[] = [];
  for (let at = within.from; at < within.to; ) {
    const match = times.next(text, at, within.to);
    if (!match) break;
    at = match.span.to;
    const { fields, places } = match;
    if (fields['half'] !== undefined || fields['half2'] !== undefined) return NONE;
    for (const end of ['', '2']) {
      const hourAt = places[`hour${end}`] ?? places[`hh${end}`];
      const hour = Number(fields[`hour${end}`] ?? fields[`hh${end}`]);
      if (!hourAt) continue;
      const minuteAt = places[`minute${end}`] ?? hourAt;
      const minutes = hour * 60 + Number(fields[`minute${end}`] ?? 0);
      found.push({ at: { from: hourAt.from, to: minuteAt.to }, minutes, hour });
    }
  }
  const [first, last, more] = found;
  if (!first || !last || more || last.minutes >= first.minutes || last.hour < MORNING) return NONE;
  return [{ first: first.at, last: last.at }];
}
