import { concordanceReaders } from '../profile/concordance-readers';
import { escapePattern } from '../profile/template';
import type { Wording } from '../profile/wording';
import { blocksWhere, blocksWith, type Places } from '../syntax/by-block';
import type { Block, RecordDocument, Reference } from '../syntax/record';
import { referencesByBlock } from '../syntax/references';
import { derive } from '../text/derive';
import { type Span, slice } from '../text/span';
import { placeOf } from './block-documents';
import { outsideAddresses } from './own-words';

/** A range whose second end comes before its first: `第5至3段`, `2027-2026`. */
export interface Reversed {
  readonly span: Span;
  readonly first: Span;
  readonly second: Span;
}

/**
 * The ranges of a block that go down. Two numbers are the ends of a range only where the text says what they count: years,
 * days of one month, ordinals, documents, what is cited. What fell “from 20 to 15” is none.
 */
export function reversedIn(record: RecordDocument, block: Block): Reversed[] {
  const found: Reversed[] = [];
  for (const within of outsideAddresses(record, block)) {
    for (const pair of descendingIn(record, within)) {
      const range = rangeOf(record, block, within, pair);
      if (range) found.push(range);
    }
  }
  return found;
}

/** The blocks with two numbers that may be such a range. */
export const mayBeReversed: Places = (record) => patternsOf(record.conventions.wording).where(record);

/** Two numbers with a word or a dash for a range between them, of which the second is less. */
interface Descending extends Reversed {
  /** Whether nothing but a dash joins them: `36-5` may be one number. */
  readonly isDash: boolean;
  /** Whether they are joined without a blank. */
  readonly isTight: boolean;
}

interface Patterns {
  readonly pattern: RegExp;
  readonly where: Places;
  /** What stands before an ordinal, at the end of a text. */
  readonly ordinal: RegExp;
}

const patternsOf = derive((wording: Wording): Patterns => {
  const { documents, paragraphs, citations, concordance } = wording;
  const joints = [...documents.range, ...paragraphs.range, ...citations.range].map((joint) => joint.trim());
  const words = joints.filter((joint) => joint.length > 0 && !/\p{Pd}/u.test(joint)).map(escapePattern);
  const joint = [...new Set(['\\p{Pd}', ...words])].join('|');
  const source =
    '(?<one>[0-9]{1,4}(?:\\.[0-9]{1,3}){0,2})(?<tail>(?!\\p{Lu})\\p{L}{0,3}?)(?<before>[ \\u00a0]?)' +
    `(?<joint>${joint})(?<after>[ \\u00a0]?)(?<head>\\p{L}{0,4}(?:[0-9]{2,4}/(?:[A-Z]{2,4}/)?)?)(?<two>[0-9]{1,4}(?:\\.[0-9]{1,3}){0,2})`;
  const ordinals = concordance.ordinals.before.map(escapePattern).join('|') || '(?!)';
  return {
    pattern: new RegExp(`(?<![0-9.,])${source}(?![0-9]|[.,][0-9])`, 'gu'),
    where: blocksWhere(
      (record, block) =>
        outsideAddresses(record, block).some((within) => descendingIn(record, within).length > 0),
      undefined,
      // A dash or a word is rarer than a digit.
      blocksWith(
        new RegExp(
          `(?:${joint})(?=[ \\u00a0]?\\p{L}{0,4}[0-9])(?<=[0-9]\\p{L}{0,3}[ \\u00a0]?(?:${joint}))`,
          'u',
        ),
      ),
    ),
    ordinal: new RegExp(`(?:${ordinals})[ \\u00a0]?$`, 'u'),
  };
});

function descendingIn({ text, conventions }: RecordDocument, within: Span): Descending[] {
  const found: Descending[] = [];
  for (const match of slice(text, within).matchAll(patternsOf(conventions.wording).pattern)) {
    const {
      one = '',
      two = '',
      joint = '',
      before = '',
      after = '',
      tail = '',
      head = '',
    } = match.groups ?? {};
    const from = within.from + match.index;
    const to = from + match[0].length;
    // Behind both ends stands the same, or it stands behind the second alone: `第5段至第3段`, but not `第5位升至第3位`.
    if (compare(one, two) <= 0 || !text.startsWith(tail, to)) continue;
    const isDashed = /^\p{Pd}$/u.test(joint);
    // Among words that are written from the right a dash may have its ends in either order.
    if (isDashed && conventions.wording.direction === 'rtl') continue;
    found.push({
      span: { from, to },
      first: { from, to: from + one.length },
      second: { from: to - two.length, to },
      isDash: isDashed && tail === '' && head === '',
      isTight: before === '' && after === '',
    });
  }
  return found;
}

/** Whether the first of two numbers is the greater: above 0. Numbers of other depths cannot be compared. */
function compare(one: string, two: string): number {
  const [first, second] = [one.split('.').map(Number), two.split('.').map(Number)];
  if (first.length !== second.length) return 0;
  const at = first.findIndex((number, depth) => number !== second[depth]);
  return at < 0 ? 0 : (first[at] ?? 0) - (second[at] ?? 0);
}

const YEAR = /^(?:19|20)[0-9]{2}$/;
/** What makes other things of a number of four digits: `C24/2027-2026`. */
const NO_YEAR = /(?:(?!\p{Ideographic})\p{L}|[\p{N}/.,\p{Pd}]|\p{Lu}{2}[ \u00a0])$/u;

/** The range whose ends two numbers are, where they are ends of one. */
function rangeOf(record: RecordDocument, block: Block, within: Span, pair: Descending): Reversed | undefined {
  const { text, conventions } = record;
  const { first, second, isDash, isTight } = pair;
  const [one, two] = [slice(text, first), slice(text, second)];
  const before = text.slice(Math.max(within.from, first.from - 8), first.from);
  if (YEAR.test(one) && YEAR.test(two)) return isTight && !NO_YEAR.test(before) ? pair : undefined;
  const isOrdinal = patternsOf(conventions.wording).ordinal.test(before);
  if (isOrdinal && (!isDash || one.includes('.'))) return pair;
  const references = referencesByBlock(record).at(placeOf(record, block)) ?? [];
  return rangeOfReferences(references, pair) ?? (isOfDays(record, within, pair) ? pair : undefined);
}

/** The range of which two references of a kind are the ends: documents of one series, citations, paragraphs. */
function rangeOfReferences(
  references: readonly Reference[],
  { first, second }: Reversed,
): Reversed | undefined {
  const at = (place: Span) =>
    references.find(({ span, implied }) => !implied && span.from <= place.from && place.to <= span.to);
  const [one, two] = [at(first), at(second)];
  if (!one || !two || one === two || seriesOf(one) !== seriesOf(two)) return undefined;
  return { span: { from: one.span.from, to: two.span.to }, first: one.span, second: two.span };
}

/** What is counted where a reference has its number. */
function seriesOf(reference: Reference): string {
  return reference.kind === 'paragraph'
    ? ''
    : `${reference.kind} ${reference.key.replace(/(?<![0-9])[0-9]{1,9}$/, '')}`;
}

/** Whether the two are days of one month. */
function isOfDays({ text, conventions }: RecordDocument, within: Span, { first, second }: Reversed): boolean {
  const { dates } = concordanceReaders(conventions.wording);
  for (let at = Math.max(within.from, first.from - LONGEST_DATE); at <= first.from; ) {
    const match = dates.next(text, at, within.to);
    if (!match || match.span.from > first.from) return false;
    at = match.span.to;
    const { day, day2, month2, year2 } = match.places;
    if (day?.from !== first.from || day2?.to !== second.to) continue;
    return month2 === undefined && year2 === undefined;
  }
  return false;
}

const LONGEST_DATE = 30;
