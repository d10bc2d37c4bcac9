import type { Concordance } from '../../profile/concordance';
import type { ConcordanceReaders } from '../../profile/concordance-readers';
import { withoutEnd } from '../../text/span';

/** A figure as it stands in plain words. */
export interface Figure {
  readonly from: number;
  readonly to: number;
  readonly value: string;
  readonly others: readonly string[];
  /** `%`, or the currency. */
  readonly unit: string | undefined;
  readonly isSure: boolean;
}

/** `12 400`, `1’150 000`: groups of three behind blanks; else digits, points and commas. */
const FIGURE =
  /[1-9][0-9]{0,2}(?:[ \u00a0\u2009\u202f'’][0-9]{3}(?![0-9])){1,4}(?:[.,][0-9]{1,6})?|[0-9]{1,15}(?:[.,][0-9]{1,15}){0,5}/g;

/** A letter that a figure does not stand right behind unless it is part of a name: `5G`, `PP-22`, `С24`. */
const NAMING = /[\p{Script_Extensions=Latin}\p{Script_Extensions=Cyrl}]/u;

/** How far before a figure its currency may begin. */
const REACH = 30;

/** Below this a figure may be a word in another language, or no word at all: “one”, “a pair”, a dual. */
const LEAST_SURE = 3;

/** The figures of some words, in order. What is part of a name or a label is none. */
export function* figuresIn(
  text: string,
  concordance: Concordance,
  readers: ConcordanceReaders,
): Generator<Figure> {
  for (const match of text.matchAll(FIGURE)) {
    const [written] = match;
    const from = match.index;
    const end = from + written.length;
    const place = standing(text, from, end);
    if (place === 'name') continue;
    const { readings, isPlain } = readFigure(written);
    const century = yearOf(text, from, written);
    const magnitude = wordAt(readers.magnitude, text, end);
    const zeros = magnitude ? (concordance.magnitudes[magnitude.word] ?? 0) : 0;
    const afterNumber = magnitude?.to ?? end;
    const percent = wordAt(readers.percentAfter, text, afterNumber);
    const currency = percent ? undefined : wordAt(readers.currencyAfter, text, afterNumber);
    const before = text.slice(Math.max(0, from - REACH), from);
    const leading = percent || currency ? undefined : leadingUnit(before, readers, concordance);
    const unit =
      leading?.unit ?? (percent ? '%' : currency && concordance.currencies[currency.word]) ?? undefined;
    const values = [...readings, ...(century ? [century] : [])].map((value) => scaled(value, zeros));
    const [value = '', ...others] = values;
    const isOrdinal =
      readers.ordinalBefore.test(before) || wordAt(readers.ordinalAfter, text, end) !== undefined;
    yield {
      from: from - (leading?.length ?? 0),
      to: percent?.to ?? currency?.to ?? afterNumber,
      value,
      others,
      unit,
      isSure: place === 'free' && isPlain && !isOrdinal && !century && isWrittenInDigits(value, unit),
    };
  }
}

/** Whether a figure is one in every language. */
function isWrittenInDigits(value: string, unit: string | undefined): boolean {
  return unit !== undefined || value.includes('.') || Number(value) >= LEAST_SURE;
}

/** Whether a figure stands freely, is joined to what may be read in several ways, or is part of a name. */
function standing(text: string, from: number, to: number): 'free' | 'joined' | 'name' {
  const [first, second] = [text.charAt(from - 1), text.charAt(from - 2)];
  if (NAMING.test(first) || first === '_') return 'name';
  if (/[-\u2010-\u2013/\\]/.test(first) && NAMING.test(second)) return 'name';
  const [next, afterNext] = [text.charAt(to), text.charAt(to + 1)];
  if (/[#№§/\\]/.test(first) || /[/\\]/.test(next)) return 'joined';
  if (/[.°]/.test(first) && second !== '' && !/[\s\ufffc]/.test(second)) return 'joined';
  if (NAMING.test(next) || (/[-\u2010\u2011]/.test(next) && NAMING.test(afterNext))) return 'joined';
  return isLabel(text, from, next) ? 'joined' : 'free';
}

/** Whether a figure before a closing bracket is a label: `1)` or `(1)`, but not the end of “(in 2024)”. */
function isLabel(text: string, from: number, next: string): boolean {
  if (!/[)）]/.test(next)) return false;
  const before = text.slice(Math.max(0, from - REACH), from);
  const opened = Math.max(before.lastIndexOf('('), before.lastIndexOf('（'));
  const closed = Math.max(before.lastIndexOf(')'), before.lastIndexOf('）'));
  return opened <= closed || opened === before.length - 1;
}

/** The numbers that some digits may stand for, the likeliest first; `1.2.3` is a label. */
function readFigure(written: string): { readonly readings: readonly string[]; readonly isPlain: boolean } {
  const plain = written.replace(/[ \u00a0\u2009\u202f'’]/g, '');
  const isGrouped = plain.length < written.length;
  const parts = plain.split(/[.,]/);
  const marks = plain.replace(/[0-9]/g, '');
  const [whole = '', ...rest] = parts;
  const last = rest.at(-1) ?? '';
  if (rest.length === 0) return { readings: [trimmed(whole, '')], isPlain: true };
  if (rest.length === 1) {
    const decimal = trimmed(whole, last);
    const mayGroup = !isGrouped && last.length === 3 && whole.length <= 3 && !whole.startsWith('0');
    return { readings: mayGroup ? [whole + last, decimal] : [decimal], isPlain: true };
  }
  const isInThrees = whole.length <= 3 && rest.slice(0, -1).every(({ length }) => length === 3);
  const isOneMark = new Set(marks).size === 1;
  if (isInThrees && isOneMark && last.length === 3)
    return { readings: [trimmed(parts.join(''), '')], isPlain: true };
  if (isInThrees && new Set(marks.slice(0, -1)).size === 1 && !isOneMark)
    return { readings: [trimmed(parts.slice(0, -1).join(''), last)], isPlain: true };
  return { readings: [plain], isPlain: false };
}

/** Of `27` in `2024-27` the year. */
function yearOf(text: string, from: number, written: string): string | undefined {
  const before = /(?<century>[12][0-9])[0-9]{2}[-\u2010-\u2013/]$/.exec(
    text.slice(Math.max(0, from - 5), from),
  );
  return before && /^[0-9]{2}$/.test(written) ? `${before.groups?.['century']}${written}` : undefined;
}

/** What stands right before a figure and makes it a percentage or an amount. */
function leadingUnit(
  before: string,
  { percentBefore, currencyBefore }: ConcordanceReaders,
  { currencies }: Concordance,
): { readonly unit: string | undefined; readonly length: number } | undefined {
  const percent = percentBefore.exec(before);
  if (percent) return { unit: '%', length: percent[0].length };
  const currency = currencyBefore.exec(before);
  return currency
    ? { unit: currencies[currency.groups?.['word'] ?? ''], length: currency[0].length }
    : undefined;
}

/** The word that a sticky pattern finds at a place, and where it ends. */
export function wordAt(
  pattern: RegExp,
  text: string,
  at: number,
): { readonly word: string; readonly to: number } | undefined {
  pattern.lastIndex = at;
  const word = pattern.exec(text)?.groups?.['word'];
  return word === undefined ? undefined : { word: word.replaceAll('\u00a0', ' '), to: pattern.lastIndex };
}

/** A decimal number without zeros that say nothing: `007.50` is `7.5`. */
function trimmed(whole: string, fraction: string): string {
  const digits = whole.replace(/^0+(?=[0-9])/, '');
  const decimals = withoutEnd(fraction, '0');
  return decimals === '' ? digits : `${digits}.${decimals}`;
}

/** A decimal number with so many zeros more: `1.5` and 6 are `1500000`. */
export function scaled(value: string, zeros: number): string {
  if (zeros === 0) return value;
  const [whole = '', fraction = ''] = value.split('.');
  const digits = fraction.padEnd(zeros, '0');
  return trimmed(whole + digits.slice(0, zeros), digits.slice(zeros));
}
