import { ownWordsOf } from '../analysis/own-words';
import { blocksWith } from '../syntax/by-block';
import type { Block, RecordDocument } from '../syntax/record';
import { referencesByBlock } from '../syntax/references';
import { overlaps, type Span, span } from '../text/span';
import { blockRule } from './rule';

/** A look at the marks and what stands beside them, which most texts pass. */
const MAY_BE_SLIP =
  / [ ),.:;،؛]|\((?: |(?<=[A-Za-z\u00c0-\u1fff]\())|[),.:;،؛][A-Za-z\u00c0-\u060b\u060d-\u1fff]/;
const holdingSlips = blocksWith(MAY_BE_SLIP);
const NOWHERE: readonly number[] = [];

/**
 * In a script that parts its words a mark stands right behind its word, and a blank parts it from the next. Symbols and
 * citations have rules of their own, and what a record quotes is not looked at: the mark may be what is spoken of.
 */
export const punctuationSlip = blockRule({
  id: 'punctuation-slip',
  severity: 'hint',
  summary: 'A mark of punctuation stands right behind its word, and a blank parts it from the next.',
  messages: {
    before: 'A blank stands before “{mark}”.',
    inside: 'A blank stands inside the bracket.',
    missing: 'No blank stands behind “{mark}”.',
    missingBefore: 'No blank stands before “{mark}”.',
    two: 'Two blanks stand between the words.',
    remove: 'Remove the blank',
    insert: 'Insert a blank',
  },
  where: (record) => (record.conventions.wording.script === 'Han' ? NOWHERE : holdingSlips(record)),
  *check(record, block, index) {
    const references = referencesByBlock(record).at(index) ?? [];
    for (const slip of slipsIn(record, block)) {
      const { at, expected, message, mark } = slip;
      if (references.some(({ span: own }) => overlaps(own, at))) continue;
      yield {
        message,
        args: { mark },
        span: at,
        fixes: () => [
          {
            title: message === 'two' || expected === '' ? 'remove' : 'insert',
            edits: [{ span: message === 'missing' ? span(at.to, at.to) : at, text: expected }],
            safe: true,
          },
        ],
      };
    }
  },
});

interface Slip {
  readonly message: 'before' | 'inside' | 'missing' | 'missingBefore' | 'two';
  readonly at: Span;
  readonly mark: string;
  readonly expected: string;
}

/** What may stand before a mark: a word, a number, something closed. Not what is hidden: a blank sets an address apart. */
const WORD_BEFORE = '(?<=[\\p{L}\\p{M}\\p{N}\\p{Pe}\\p{Pf}%])';

/** `word , `, `word . `, `word ,word` */
const BLANK_BEFORE = new RegExp(`${WORD_BEFORE} (?=[,.،؛](?:\\s|$)|[,،]\\p{L})`, 'gu');
/** `( word`, `word )`, but no enumerator that stands apart: `أ )`. */
const BLANK_INSIDE = /(?<=[\p{L}\p{N}]{2}) (?=\))|(?<=\() (?=[\p{L}\p{N}])/gu;
/** `word,word`, `word;word`, `sentence.Sentence`; an address of mail has such names, and a code such as `&amp;` ends so. */
const BLANK_MISSING =
  /(?<=\p{L}{2})(?<!&[a-z]{2,4})(?<mark>[,;،؛])(?=\p{L}{2})|(?<word>\p{Ll}{3,20})(?<stop>\.)(?=\p{Lu}\p{Ll}{1,20}(?![\p{L}@.-]))/gu;
/** `words(ACRONYM)`, `words(Name)`, but no `item(s)`. */
const BRACKET_MISSING = /(?<=\p{Ll}{3})\((?=\p{Lu}(?:\p{Lu}|\p{Ll}{2}))/gu;
/** ` (ACRONYM)word`, but no `(s)he` and no `(re)elected`: what is in the bracket is no part of a word. */
const BEHIND_BRACKET = /\)(?=\p{L}{2})/gu;
const IN_BRACKET = /^[\s\u00a0][\p{L}\p{N}].{0,60}[\p{L}\p{N}]$/u;
const NO_PART_OF_WORD = /[\p{Lu}\p{N} ]/u;
const LONGEST_BRACKET = 64;
const TWO_BLANKS = /(?<=[\p{L}\p{N}\p{Pe},،]) {2}(?=[\p{L}\p{N}\p{Ps}])/gu;

function* slipsIn(record: RecordDocument, block: Block): Generator<Slip> {
  const { abbreviations } = record.conventions.wording.typography;
  for (const { span: stretch, words } of ownWordsOf(record, block)) {
    if (!MAY_BE_SLIP.test(words)) continue;
    const from = stretch.from;
    const slip = (
      message: Slip['message'],
      index: number,
      mark: string,
      expected: string,
      length = 1,
    ): Slip => {
      return { message, at: span(from + index, from + index + length), mark, expected };
    };
    for (const { index } of words.matchAll(BLANK_BEFORE))
      yield slip('before', index, words.charAt(index + 1), '');
    for (const { index } of words.matchAll(BLANK_INSIDE)) yield slip('inside', index, '(', '');
    for (const { index, groups } of words.matchAll(BLANK_MISSING)) {
      const word = groups?.['word'] ?? '';
      if (word !== '' && abbreviations.includes(word)) continue;
      yield slip('missing', index + word.length, groups?.['mark'] ?? '.', ' ');
    }
    for (const { index } of words.matchAll(BRACKET_MISSING)) yield slip('missingBefore', index, '(', ' (');
    for (const { index } of words.matchAll(BEHIND_BRACKET))
      if (standsAlone(words, index)) yield slip('missing', index, ')', ' ');
    for (const { index } of words.matchAll(TWO_BLANKS)) yield slip('two', index, ' ', ' ', 2);
  }
}

/** Whether the bracket that closes at a place stands apart from the word before it, and holds words. */
function standsAlone(words: string, close: number): boolean {
  const open = words.lastIndexOf('(', close);
  if (open < 1 || close - open > LONGEST_BRACKET || words.slice(open, close).includes(')')) return false;
  const held = words.slice(open + 1, close);
  return IN_BRACKET.test(words.charAt(open - 1) + held) && NO_PART_OF_WORD.test(held);
}
