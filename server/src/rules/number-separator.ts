import { ownWordsOf } from '../analysis/own-words';
import { blocksWith, byBlock, foundInBlocks } from '../syntax/by-block';
import type { Block, RecordDocument } from '../syntax/record';
import { referencesByBlock } from '../syntax/references';
import { overlaps, type Span, shifted, slice } from '../text/span';
import { factsRule } from './rule';

/** `12 400`, `1,150,000`, `1’150`: groups of three, with the same separator between them. */
const GROUPED =
  /(?=[1-9])(?<![0-9][ \u00a0\u202f,.’']?|(?!\p{Ideographic})\p{L}[\p{Pd}.]?)[1-9][0-9]{0,2}(?<separator>[ \u00a0\u202f,.’'])[0-9]{3}(?:\k<separator>[0-9]{3}){0,3}(?![ \u00a0\u202f,.’']?[0-9])/gu;

/** What every such number holds: most texts have none, and are told so fast. */
const JOINED = /[0-9][ \u00a0\u202f,.’'][0-9]{3}/;

interface Grouped {
  readonly span: Span;
  /** As it is written, and as a style: blanks of any kind are one. */
  readonly separator: string;
  readonly style: string;
}

/**
 * One record parts its thousands in one way (`1 000亿` beside `7,608份`, RECORDS.md §1.1, §1c T-6). Years, symbols and
 * decimals have no separators, so they are never meant.
 */
export const numberSeparator = factsRule({
  id: 'number-separator',
  severity: 'hint',
  summary: 'A record parts its thousands in one way.',
  messages: {
    minority: '“{found}” parts its thousands otherwise than the rest of the record: “{expected}”.',
    unusual: '“{found}” parts its thousands otherwise than is usual: “{expected}”.',
    majority: 'Here it is written “{example}”.',
    correct: 'Write “{expected}”',
  },
  facts: (record) => [numbersByBlock(record)],
  *check(record) {
    const usual = record.conventions.wording.typography.thousands;
    const numbers = groupedNumbers(record, undefined).all();
    const style = usual && styleOf(numbers, usual);
    if (style === undefined) return;
    const model = numbers.find((number) => number.style === style);
    for (const number of numbers) {
      if (number.style === style) continue;
      const found = slice(record.text, number.span);
      const expected = found.replaceAll(number.separator, model?.separator ?? style);
      yield {
        message: model ? 'minority' : 'unusual',
        args: { found, expected },
        span: number.span,
        related: model
          ? [{ span: model.span, message: 'majority', args: { example: slice(record.text, model.span) } }]
          : [],
        fixes: () => [
          { title: 'correct', args: { expected }, edits: [{ span: number.span, text: expected }] },
        ],
      };
    }
  },
});

/** The style that the others should have: the most frequent of those in use, else the preferred one. */
function styleOf(numbers: readonly Grouped[], usual: readonly string[]): string | undefined {
  const count = (style: string): number => numbers.filter((number) => number.style === style).length;
  return [...usual].sort((a, b) => count(b) - count(a))[0];
}

/** `numéros 5.441, 5.457 et ` before a number with a dot: it is one more name in the list. */
const NAMES_BEFORE = /(?:[0-9]{1,2}\.[0-9]{1,3}\p{Lu}{0,2}[ ,،\u00a0]{1,3}(?:\p{L}{1,2}[ \u00a0]?)?){0,6}$/u;
const LONGEST_BEFORE = 90;

/** Whether a number with a dot is a name: `5.312A`, or one behind a word such as `numéro`. */
function isName(words: string, from: number, to: number, numbered: readonly string[]): boolean {
  if (/\p{L}/u.test(words.charAt(to))) return true;
  const before = words
    .slice(Math.max(0, from - LONGEST_BEFORE), from)
    .replace(NAMES_BEFORE, '')
    .trimEnd();
  return numbered.some((word) => before.endsWith(word));
}

const groupedNumbers = foundInBlocks({
  where: blocksWith(JOINED),
  find: numbersIn,
  carried: (number, by) => (by === 0 ? number : { ...number, span: shifted(number.span, by) }),
});

/** The numbers of each block as they are written; the very same list for as long as no block has others. */
const numbersByBlock = byBlock((record, block, index) =>
  JOINED.test(slice(record.text, block.span))
    ? numbersIn(record, block, index)
        .map(({ span }) => slice(record.text, span))
        .join('\n')
    : '',
);

function numbersIn(record: RecordDocument, block: Block, index: number): readonly Grouped[] {
  const { decimal, numbered } = record.conventions.wording.typography;
  const references = referencesByBlock(record).at(index) ?? [];
  return ownWordsOf(record, block).flatMap(({ span, words }) =>
    [...words.matchAll(GROUPED)].flatMap((match) => {
      const from = span.from + match.index;
      const place = { from, to: from + match[0].length };
      const separator = match.groups?.['separator'] ?? '';
      const isReference = references.some((reference) => overlaps(reference.span, place));
      // Two groups are no decimals: `16.235.500`.
      if ((separator === decimal && match[0].split(separator).length < 3) || isReference) return [];
      if (separator === '.' && isName(words, match.index, match.index + match[0].length, numbered)) return [];
      return [{ span: place, separator, style: /\s/.test(separator) ? ' ' : separator }];
    }),
  );
}
