import { ownWordsOf } from '../analysis/own-words';
import { blocksWith, type Places } from '../syntax/by-block';
import { capitalised } from '../text/capital';
import { derive } from '../text/derive';
import { blockRule, type RuleContext } from './rule';

type Term = RuleContext['terms'][number];

/**
 * Words that the organisation, or the workspace, does not want (RECORDS.md §1b, D-02-6; 其它 and 其他). What is quoted
 * is another's wording. All terms are looked for in one pass.
 */
export const preferredTerm = blockRule({
  id: 'preferred-term',
  severity: 'warning',
  summary: 'The organisation’s own words are used.',
  messages: {
    term: 'Write “{prefer}”, not “{avoid}”.',
    termWhy: 'Write “{prefer}”, not “{avoid}” ({why}).',
    correct: 'Write “{prefer}”',
  },
  where: (record, { terms }) => searchFor(terms)?.holding(record) ?? [],
  given: (_, { terms }) => terms,
  *check(record, block, _, { terms }) {
    const search = searchFor(terms);
    if (!search) return;
    for (const { span, words } of ownWordsOf(record, block))
      for (const match of words.matchAll(search.pattern)) {
        const [avoid] = match;
        const term = search.termOf(avoid);
        if (!term || isPreferred(words, match.index, term)) continue;
        const prefer = inCaseOf(avoid, term);
        const place = { from: span.from + match.index, to: span.from + match.index + avoid.length };
        yield {
          message: term.why ? 'termWhy' : 'term',
          args: { avoid, prefer, ...(term.why && { why: term.why }) },
          span: place,
          fixes: () => [
            { title: 'correct', args: { prefer }, edits: [{ span: place, text: prefer }], safe: true },
          ],
        };
      }
  },
});

interface Search {
  readonly pattern: RegExp;
  /** The blocks that hold the letters of a term, if only within another word: most do not. */
  readonly holding: Places;
  readonly termOf: (found: string) => Term | undefined;
}

/** One pattern for all terms, the longest first. Of two terms that avoid the same, the later one holds. */
const searchFor = derive((terms: readonly Term[]): Search | undefined => {
  const known = new Map(terms.map((term) => [term.avoid, term]));
  const avoided = [...known.values()]
    .filter(({ avoid, prefer }) => avoid.trim() !== '' && avoid !== prefer)
    .sort((a, b) => b.avoid.length - a.avoid.length);
  if (avoided.length === 0) return undefined;
  return {
    holding: blocksWith(new RegExp(avoided.map(({ avoid }) => lettersOf(avoid)).join('|'))),
    pattern: new RegExp(avoided.map(({ avoid }) => termSource(avoid)).join('|'), 'gu'),
    termOf: (found) => {
      const plain = found.replaceAll('\u00a0', ' ');
      return known.get(plain) ?? known.get(plain.charAt(0).toLowerCase() + plain.slice(1));
    },
  };
});

/** A letter or digit of a script that parts its words. */
const OF_WORD = '(?!\\p{Ideographic})[\\p{L}\\p{N}]';
const IS_OF_WORD = new RegExp(`^${OF_WORD}$`, 'u');

/**
 * A term as a pattern: whole words where its script has words, and with a capital where it begins a sentence. What stands
 * before it is looked at last, because most letters begin no term.
 */
function termSource(term: string): string {
  const letters = lettersOf(term);
  const before = IS_OF_WORD.test(term.charAt(0)) ? `(?<!${OF_WORD}${letters})` : '';
  const after = IS_OF_WORD.test(term.charAt(term.length - 1)) ? `(?!${OF_WORD})` : '';
  return letters + before + after;
}

/** The letters of a term as a pattern. */
function lettersOf(term: string): string {
  const first = term.charAt(0);
  const upper = first.toUpperCase();
  const head = first === upper ? literal(first) : `[${first}${upper}]`;
  return head + literal(term.slice(1));
}

function literal(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&').replaceAll(' ', '[ \\u00a0]');
}

/** Whether the avoided word stands there only as a part of the preferred one. */
function isPreferred(words: string, at: number, { avoid, prefer }: Term): boolean {
  const inside = prefer.indexOf(avoid);
  return inside >= 0 && words.startsWith(prefer, at - inside);
}

/** The preferred word with a capital, where only the beginning of a sentence gave the avoided one its capital. */
function inCaseOf(found: string, { avoid, prefer }: Term): string {
  return found.charAt(0) === avoid.charAt(0) ? prefer : capitalised(prefer);
}
