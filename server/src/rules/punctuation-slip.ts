import { ownWordsOf } from '../analysis/own-words';
import { blocksWhere } from '../syntax/by-block';
import type { Block, RecordDocument } from '../syntax/record';
import { referencesByBlock, textOf } from '../syntax/references';
import { overlaps, type Span, span } from '../text/span';
import { blockRule } from './rule';

/**
 * A mark stands once, right behind its word, and a blank parts it from the next. Symbols and citations have rules of their
 * own, and what a record quotes is not looked at: the mark may be what is spoken of.
 */
export const punctuationSlip = blockRule({
  id: 'punctuation-slip',
  severity: 'warning',
  summary: 'A mark of punctuation stands once, right behind its word, and a blank parts it from the next.',
  messages: {
    doubled: '“{found}” is one mark too many.',
    before: 'A blank stands before “{mark}”.',
    inside: 'A blank stands inside the bracket.',
    missing: 'No blank stands behind “{mark}”.',
    missingBefore: 'No blank stands before “{mark}”.',
    two: 'Two blanks stand between the words.',
    write: 'Write “{expected}”',
    remove: 'Remove the blank',
    insert: 'Insert a blank',
  },
  where: blocksWhere(({ text }, block) => textOf(block).some((stretch) => mayHold(text, stretch))),
  *check(record, block, index) {
    const references = referencesByBlock(record).at(index) ?? [];
    for (const slip of slipsIn(record, block)) {
      const { at, expected, message, mark } = slip;
      if (references.some(({ span: own }) => overlaps(own, at))) continue;
      const title = message === 'doubled' ? 'write' : expected === '' ? 'remove' : 'insert';
      yield {
        message,
        args: message === 'doubled' ? { found: mark } : { mark },
        span: at,
        ...(message === 'doubled' ? {} : { severity: 'hint' as const }),
        fixes: () => [
          {
            title: message === 'two' ? 'remove' : title,
            args: { expected },
            edits: [{ span: message === 'missing' ? span(at.to, at.to) : at, text: expected }],
            safe: message !== 'doubled',
          },
        ],
      };
    }
  },
});

interface Slip {
  readonly message: 'doubled' | 'before' | 'inside' | 'missing' | 'missingBefore' | 'two';
  readonly at: Span;
  readonly mark: string;
  readonly expected: string;
}

/** What may stand before a mark: a word, a number, something closed. Not what is hidden: a blank sets an address apart. */
const WORD_BEFORE = '(?<=[\\p{L}\\p{M}\\p{N}\\p{Pe}\\p{Pf}%])';
const HIDDEN = '\\ufffc';

/** `word,, `, `word.. ` but no `...`, `word;, `; a stop before another mark may be that of a short word: `etc.,` */
const DOUBLED = new RegExp(
  `(?<=[\\p{L}\\p{M}\\p{N}\\p{Pe}\\p{Pf}%${HIDDEN}])(?:[,;:،؛][.,;:،؛]|\\.\\.)(?=\\s|$)`,
  'gu',
);
/** `word , `, `word . ` */
const BLANK_BEFORE = new RegExp(`${WORD_BEFORE} (?=[,.،؛](?:\\s|$))`, 'gu');
/** `( word`, `word )`, but no enumerator that stands apart: `أ )`. */
const BLANK_INSIDE = /(?<=[\p{L}\p{N}]{2}) (?=\))|(?<=\() (?=[\p{L}\p{N}])/gu;
/** `word,word`, `word;word`, `sentence.Sentence`; an address of mail has such names. */
const BLANK_MISSING =
  /(?<=\p{L}{2})(?<mark>[,;،؛])(?=\p{L}{2})|(?<word>\p{Ll}{3,20})(?<stop>\.)(?=\p{Lu}\p{Ll}{1,20}(?![\p{L}@.-]))/gu;
/** `words(ACRONYM)`, but no `item(s)`. */
const BRACKET_MISSING = /(?<=\p{Ll}{3})\((?=\p{Lu}{2})/gu;
/** ` (ACRONYM)word`, but no `(s)he` and no `(re)elected`: what is in the bracket is no part of a word. */
const BEHIND_BRACKET = /\)(?=\p{L}{2})/gu;
const IN_BRACKET = /^[\s\u00a0][\p{L}\p{N}].{0,60}[\p{L}\p{N}]$/u;
const NO_PART_OF_WORD = /[\p{Lu}\p{N} ]/u;
const LONGEST_BRACKET = 64;
const TWO_BLANKS = /(?<=[\p{L}\p{N}\p{Pe},،]) {2}(?=[\p{L}\p{N}\p{Ps}])/gu;

function* slipsIn(record: RecordDocument, block: Block): Generator<Slip> {
  const { abbreviations } = record.conventions.wording.typography;
  for (const { span: stretch, words } of ownWordsOf(record, block)) {
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
    for (const { 0: found, index } of words.matchAll(DOUBLED)) {
      const [first = '', second = ''] = found;
      yield slip('doubled', index, found, second === '.' ? second : first, 2);
    }
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

const BLANK = 0x20;
const OPEN = 0x28;
const CLOSE = 0x29;
const COMMA = 0x2c;
const STOP = 0x2e;
const COLON = 0x3a;
const SEMICOLON = 0x3b;
const ARABIC_COMMA = 0x60c;
const ARABIC_SEMICOLON = 0x61b;

/** Whether a slip may stand in a stretch of text: a look at the marks and what stands beside them, which most texts pass. */
function mayHold(text: string, { from, to }: Span): boolean {
  for (let at = from; at < to; at++) {
    const code = text.charCodeAt(at);
    if (code === BLANK) {
      const next = text.charCodeAt(at + 1);
      if (next === BLANK || next === CLOSE || isMark(next)) return true;
    } else if (code === OPEN) {
      if (text.charCodeAt(at + 1) === BLANK || (at > from && isLetter(text.charCodeAt(at - 1)))) return true;
    } else if (code === CLOSE || isMark(code)) {
      const next = text.charCodeAt(at + 1);
      if (isMark(next) ? code !== CLOSE : isLetter(next)) return true;
    }
  }
  return false;
}

function isMark(code: number): boolean {
  return (
    code === COMMA ||
    code === STOP ||
    code === COLON ||
    code === SEMICOLON ||
    code === ARABIC_COMMA ||
    code === ARABIC_SEMICOLON
  );
}

/** Whether a code is that of an ASCII letter or of a character beyond the signs of Latin. */
function isLetter(code: number): boolean {
  const lower = code | 0x20;
  return (lower >= 0x61 && lower <= 0x7a) || (code >= 0xc0 && code < 0x2000 && code !== ARABIC_COMMA);
}
