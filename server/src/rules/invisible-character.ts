import { mergedNumberIn } from '../analysis/merged-lines';
import { type OwnWords, outsideAddresses, ownWordsOf } from '../analysis/own-words';
import { blocksWhere, blocksWith, inEither } from '../syntax/by-block';
import type { Block, RecordDocument } from '../syntax/record';
import { textOf } from '../syntax/references';
import { derive } from '../text/derive';
import { withoutLetters } from '../text/digits';
import { lineSpanAt } from '../text/lines';
import { type Span, slice } from '../text/span';
import { blockRule, type Report } from './rule';

/** The characters that are not seen, or are taken for others, by the names that Unicode gives them. */
const NAMES: Readonly<Record<string, string>> = {
  '\t': 'TAB',
  '\u00a0': 'no-break space',
  '\u00ad': 'soft hyphen',
  '\u061c': 'Arabic letter mark',
  '\u200b': 'zero-width space',
  '\u200c': 'zero-width non-joiner',
  '\u200d': 'zero-width joiner',
  '\u200e': 'left-to-right mark',
  '\u200f': 'right-to-left mark',
  '\u2010': 'hyphen',
  '\u2011': 'non-breaking hyphen',
  '\u202a': 'left-to-right embedding',
  '\u202b': 'right-to-left embedding',
  '\u202c': 'pop directional formatting',
  '\u202d': 'left-to-right override',
  '\u202e': 'right-to-left override',
  '\u202f': 'narrow no-break space',
  '\u2060': 'word joiner',
  '\u2066': 'left-to-right isolate',
  '\u2067': 'right-to-left isolate',
  '\u2068': 'first strong isolate',
  '\u2069': 'pop directional isolate',
  '\ufeff': 'zero-width no-break space',
};

/** A run of one hidden character: `CWG‑COP` with U+2011. */
const HIDDEN = /(?<one>[\u00ad\u061c\u200b-\u2011\u202a-\u202e\u2060\u2066-\u2069\ufeff])\k<one>{0,99}/g;
/** A hidden character, or a blank that does not break. */
const HIDDEN_OR_BLANK = /[\u00a0\u00ad\u061c\u200b-\u2011\u202a-\u202f\u2060\u2066-\u2069\ufeff]/;
/** What stands before the rest of a number at the head of a line, or before that number. */
const HEAD = /^[\s\p{Nd}.．]{0,40}$/u;
/** TABs or blanks that do not break, within a text. */
const BLANKS = /\t{1,99}|[\u00a0\u202f]{1,99}/g;
const TURNS = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/;
/** What turns everything behind it, whatever it is. */
const OVERRIDES = /[\u202d\u202e]/;
/** A letter of a script that is written from the right. */
const FROM_RIGHT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;
/** What counts a part at the head of a line, `(a)`: a TAB behind it is layout, as behind a number. */
const COUNTS = /^[(（]?(?:\p{L}{1,4}|\p{Nd}{1,3})[)）.]$/u;
/** What belongs to a script that joins its letters and is written from the right. */
const JOINS_OR_TURNS = /[\u061c\u200c-\u200f]/;
const PART_OF_WORD = /[\p{L}\p{N}&]/u;

/** Where a TAB is no part of the layout. */
const TEXT: readonly Block['kind'][] = ['heading', 'paragraph', 'bullet'];

/** A year of which letters stand for some digits: `20l2`. */
const LETTERED =
  /[12l](?<![A-Za-z0-9./_-].)(?:[0-9Oo][OolI][0-9OolI]|[OolI][0-9OolI]{2}|[0-9]{2}[OolI])(?![A-Za-z0-9_-])/;

/** The years of a block that have letters among their digits, outside of addresses and symbols. */
function* letteredIn(record: RecordDocument, block: Block): Generator<Report<'letter' | 'digits'>> {
  for (const stretch of outsideAddresses(record, block))
    for (const { index, 0: found } of slice(record.text, stretch).matchAll(new RegExp(LETTERED, 'g'))) {
      const expected = withoutLetters(found);
      const from = stretch.from + index;
      const span = { from, to: from + found.length };
      const fixes = [
        { title: 'digits', args: { expected }, edits: [{ span, text: expected }], safe: true },
      ] as const;
      if (/^(?:19|20)/.test(expected) && found.replace(/[^0-9]/g, '').length > 1)
        yield { message: 'letter', args: { found }, span, severity: 'warning', fixes: () => fixes };
    }
}

const withTabs = blocksWhere(
  ({ text }, block) =>
    TEXT.includes(block.kind) && textOf(block).some((stretch) => slice(text, stretch).includes('\t')),
);

/**
 * Characters that cannot be seen, or told from others: what is searched for is not found, and links miss (RECORDS.md
 * §1b, D-01-3). Where a script needs them they are in order, and a blank in a number may be one that does not break
 * (§1c, T-6).
 */
export const invisibleCharacter = blockRule({
  id: 'invisible-character',
  severity: 'hint',
  summary: 'A text holds no characters that cannot be seen.',
  messages: {
    hyphen: '{character} stands for a hyphen: searches and links miss it.',
    hidden: '{character} stands unseen in the text.',
    direction: '{character} turns the direction of the text unseen.',
    blank: '{character} stands in the text.',
    letter: '“{found}” has a letter in the place of a digit.',
    digits: 'Write {expected}',
    hyphenate: 'Write a hyphen',
    remove: 'Remove it',
    plain: 'Write a plain blank',
  },
  given: (record) => keepsHyphens(record),
  where: inEither(inEither(blocksWith(HIDDEN_OR_BLANK), withTabs), blocksWith(LETTERED)),
  *check(record, block) {
    if (isWritten(block)) yield* letteredIn(record, block);
    const { span } = block;
    if (isWritten(block))
      for (const match of slice(record.text, span).matchAll(HIDDEN)) {
        const report = hiddenAt(record, span.from + match.index, match[0]);
        if (report) yield report;
      }
    if (TEXT.includes(block.kind))
      for (const words of ownWordsOf(record, block)) yield* blanksIn(record, words);
  },
});

type Key = 'hyphen' | 'hidden' | 'direction' | 'blank' | 'hyphenate' | 'remove' | 'plain';

/** How much of a text tells with which hyphen it writes names, and how many of them make it sure. */
const BEGINNING = 20_000;
const LEAST = 5;
/** The hyphen of a name: `WRC‑23`, `UIT‑R`. */
const IN_NAME = /(?<=\p{Lu})[-\u2011](?=[\p{Lu}0-9])/gu;

/** Whether a record writes the names with a hyphen that does not break throughout: there it is its form of them. */
const keepsHyphens = derive(({ text }: RecordDocument): boolean => {
  const beginning = text.slice(0, BEGINNING);
  if (!beginning.includes('\u2011')) return false;
  const hyphens = beginning.match(IN_NAME) ?? [];
  const kept = hyphens.filter((hyphen) => hyphen === '\u2011').length;
  return kept >= LEAST && kept > 3 * (hyphens.length - kept);
});

/** Whether the parts of a word around a hyphen are words: no acronym, symbol or number, which somebody looks for. */
function isOrdinary(text: string, { from, to }: Span): boolean {
  const before =
    text
      .slice(Math.max(0, from - LONGEST_PART), from)
      .split(BETWEEN)
      .at(-1) ?? '';
  const [after = ''] = text.slice(to, to + LONGEST_PART).split(BETWEEN);
  return /\p{Ll}|\p{Lo}/u.test(before + after) && [before, after].every((part) => ORDINARY.test(part));
}

const LONGEST_PART = 30;
/** What no part of a word holds. */
const BETWEEN = /[^\p{L}\p{M}\p{N}&]/u;
/** Small letters, perhaps behind a capital, or that alone. */
const ORDINARY = /^(?:\p{Lu}[\p{Ll}\p{M}]{0,30}|[\p{Ll}\p{Lo}\p{M}]{1,30})$/u;

/** What somebody wrote: not what a page or a program printed around it. */
function isWritten({ kind }: Block): boolean {
  return kind !== 'footer' && kind !== 'comment' && kind !== 'artefact' && kind !== 'rule';
}

function hiddenAt(record: RecordDocument, from: number, found: string): Report<Key> | undefined {
  const { text, conventions } = record;
  const character = nameOf(found);
  const span = { from, to: from + found.length };
  const joined = conventions.wording.direction === 'rtl';
  if (/[\u2010\u2011]/.test(found)) {
    if (!PART_OF_WORD.test(text.charAt(from - 1)) || !PART_OF_WORD.test(text.charAt(span.to)))
      return undefined;
    // In a word of the language it keeps the line together, as it is meant to: “Secretary‑General”, “г‑н”.
    if (found === '\u2011' && (isOrdinary(text, span) || keepsHyphens(record))) return undefined;
    const edits = [{ span, text: '-'.repeat(found.length) }];
    return {
      message: 'hyphen',
      args: { character },
      span,
      fixes: () => [{ title: 'hyphenate', edits, safe: true }],
    };
  }
  // At the beginning of a file it is the mark of its encoding.
  if (found.startsWith('\ufeff') && from === 0) return undefined;
  if (joined && (JOINS_OR_TURNS.test(found) || (TURNS.test(found) && !OVERRIDES.test(found))))
    return undefined;
  // A mark beside a word of a script that is written from the right keeps it in its place.
  const beside = text.charAt(from - 1) + text.charAt(span.to);
  if (JOINS_OR_TURNS.test(found) && FROM_RIGHT.test(beside)) return undefined;
  // Where nothing else stands, more than the character would go; and before a number the line would become another one.
  const alone = !/\S/.test(text.charAt(from - 1) + text.charAt(span.to));
  const head = text.slice(lineSpanAt(text, from).from, from);
  const heads = HEAD.test(head) && /\p{Nd}/u.test(head + text.charAt(span.to));
  return {
    message: TURNS.test(found) ? 'direction' : 'hidden',
    args: { character },
    span,
    fixes: () => [{ title: 'remove', edits: [{ span, text: '' }], safe: !joined && !alone && !heads }],
  };
}

function* blanksIn(record: RecordDocument, { block, words, span }: OwnWords): Generator<Report<Key>> {
  const unspaced = record.conventions.wording.script === 'Han';
  const merged = words.includes('\t') ? mergedNumberIn(record, block)?.span.to : undefined;
  for (const match of words.matchAll(BLANKS)) {
    const [found] = match;
    if (merged === span.from + match.index) continue;
    const line = words.lastIndexOf('\n', match.index) + 1;
    if (found === '\t' && COUNTS.test(words.slice(line, match.index))) continue;
    const around = words.charAt(match.index - 1) + words.charAt(match.index + found.length);
    // Where words are written apart, a blank that does not break is in order.
    if (!found.startsWith('\t') && !(unspaced && /[\p{Ideographic}。，、；：（）《》“”]/u.test(around)))
      continue;
    const place = { from: span.from + match.index, to: span.from + match.index + found.length };
    yield {
      message: 'blank',
      args: { character: nameOf(found) },
      span: place,
      fixes: () => [
        unspaced
          ? { title: 'remove', edits: [{ span: place, text: '' }] }
          : { title: 'plain', edits: [{ span: place, text: ' ' }] },
      ],
    };
  }
}

/** `U+2011 non-breaking hyphen` */
function nameOf(found: string): string {
  const code = found.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');
  return `U+${code} ${NAMES[found.charAt(0)] ?? ''}`.trimEnd();
}
