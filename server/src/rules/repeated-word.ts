import { ownWordsOf } from '../analysis/own-words';
import { blocksWhere } from '../syntax/by-block';
import type { Block, RecordDocument } from '../syntax/record';
import { textOf } from '../syntax/references';
import type { Span } from '../text/span';
import { blockRule } from './rule';

/**
 * A word that stands twice in a row was left behind when a sentence was changed, or typed at the end of one line and the
 * beginning of the next. Names may be double (`Bora Bora`), and some words rightly follow themselves (“that that”).
 */
export const repeatedWord = blockRule({
  id: 'repeated-word',
  severity: 'warning',
  summary: 'No word stands twice in a row.',
  messages: {
    twice: '“{word}” stands twice.',
    remove: 'Remove one of them',
  },
  where: blocksWhere(({ text }, block) =>
    textOf(block).some((span) => repetitionIn(text, span) !== undefined),
  ),
  *check(record, block) {
    for (const again of repetitionsIn(record, block)) {
      const word = record.text.slice(again.from, again.to);
      const blank = { from: again.from - 1, to: again.to };
      yield {
        message: 'twice',
        args: { word },
        span: again,
        fixes: () => [{ title: 'remove', edits: [{ span: blank, text: '' }] }],
      };
    }
  },
});

/** The second one of each two words that should not be the same. */
function* repetitionsIn(record: RecordDocument, block: Block): Generator<Span> {
  for (const { span, words } of ownWordsOf(record, block)) {
    let at: Span = { from: 0, to: words.length };
    for (let again = repetitionIn(words, at); again; again = repetitionIn(words, at)) {
      at = { from: again.from, to: words.length };
      if (isSlip(record, words, again)) yield { from: span.from + again.from, to: span.from + again.to };
    }
  }
}

const OPENING = '([«“';
const WORD = /^[\p{L}\p{M}]{1,40}$/u;
const GOES_ON = /[\p{L}\p{M}\p{N}'’\p{Pd}"]/u;
const LONGEST_WORD = 40;

/** The first word of a stretch that is the same as the one before it, but for a capital at the beginning of that one. */
function repetitionIn(text: string, { from, to }: Span): Span | undefined {
  let start = from;
  for (let blank = text.indexOf(' ', from); blank >= 0 && blank < to; blank = text.indexOf(' ', blank + 1)) {
    if (OPENING.includes(text.charAt(start))) start++;
    const first = text.charCodeAt(start);
    const next = text.charCodeAt(blank + 1);
    // Most words begin with another letter than the one before them; capitals are 32 lower in all alphabets that have them.
    const length = blank - start;
    if ((first === next || first + 32 === next) && length > 0 && length <= LONGEST_WORD) {
      const end = blank + 1 + length;
      const isSame = end <= to && text.startsWith(text.slice(start + 1, blank), blank + 2);
      if (isSame && stands(text, start, blank) && stands(text, blank + 1, end))
        return { from: blank + 1, to: end };
    }
    start = blank + 1;
  }
  return undefined;
}

/** Whether a stretch is a word by itself. */
function stands(text: string, from: number, to: number): boolean {
  return (
    WORD.test(text.slice(from, to)) && !GOES_ON.test(text.charAt(from - 1)) && !GOES_ON.test(text.charAt(to))
  );
}

/** What follows a word that is no name: `Resolution Resolution 71`, `Document Document C24/8`. */
const NUMBER_BEHIND = /^[ \u00a0]\p{Lu}{0,6}[-/]?[0-9]/u;

function isSlip({ conventions }: RecordDocument, words: string, { from, to }: Span): boolean {
  const { typography, commonWords, script } = conventions.wording;
  const word = words.slice(from, to);
  if (typography.twice.includes(word.toLowerCase()) || words.charAt(to + 1) === '…') return false;
  // `12 a) a d)`: letters of a list.
  if (word.length === 1 && script === 'Latin') return false;
  if (/^\p{Ll}/u.test(word)) return true;
  if (/^\p{Lu}/u.test(word)) return NUMBER_BEHIND.test(words.slice(to, to + 12));
  // Where letters have no capitals, a word with the article or a common one is no name.
  return commonWords.includes(word) || typography.articles.some((article) => word.startsWith(article));
}
