import { type OwnWords, ownWordsOf } from '../analysis/own-words';
import { blocksWith } from '../syntax/by-block';
import { type Span, slice } from '../text/span';
import { blockRule } from './rule';

/** `--`, `–`, `——`: what may be a parenthetical dash. */
const DASH = /\p{Pd}{1,9}/gu;
const TYPED = /^-{2,3}$/;
const SET = /^(?:–|—{1,2})$/;
const BLANK = /[ \u00a0]/;
const LETTER = /\p{L}/u;

interface Dash {
  /** With the blanks around it. */
  readonly span: Span;
  readonly mark: Span;
  /** Whether it was made of hyphens. */
  readonly typed: boolean;
}

/**
 * A parenthesis between dashes has the same dash at both ends, the one the language writes (RECORDS.md §1b, D-02-4).
 * Hyphens that stand for a dash are reported with their partner, or alone.
 */
export const dashPair = blockRule({
  id: 'dash-pair',
  severity: 'warning',
  summary: 'A parenthesis has the same dash at both ends.',
  messages: {
    mismatch: 'The dashes around a parenthesis differ: “{opening}” and “{closing}”.',
    typed: '“{found}” stands for a dash, “{expected}”.',
    other: 'The other dash is here.',
    correct: 'Write “{expected}”',
  },
  // What is set as a dash is in order: only hyphens in its place are reported.
  where: blocksWith(/--/),
  *check(record, block) {
    const { dash, sentenceEnds } = record.conventions.wording.typography;
    if (!dash) return;
    const expected = dash.trim();
    for (const pair of ownWordsOf(record, block).flatMap((stretch) => pairsIn(stretch, sentenceEnds))) {
      const typed = pair.find((candidate) => candidate.typed);
      if (!typed) continue;
      const other = pair.find((candidate) => candidate !== typed);
      const [opening = '', closing = ''] = pair.map(({ mark }) => slice(record.text, mark));
      const differ = other !== undefined && !other.typed;
      yield {
        message: differ ? 'mismatch' : 'typed',
        args: differ ? { opening, closing } : { found: opening, expected },
        span: typed.mark,
        // Two of a kind are a habit and no slip.
        ...(other?.typed ? { severity: 'hint' } : {}),
        related: other ? [{ span: other.mark, message: 'other' }] : [],
        fixes: () => [
          {
            title: 'correct',
            args: { expected },
            edits: pair.map(({ span }) => ({ span, text: dash })),
            safe: true,
          },
        ],
      };
    }
  },
});

/** The dashes of a stretch two by two, sentence by sentence; the last of a sentence may stand alone. */
function pairsIn({ words, span }: OwnWords, stops: string): Dash[][] {
  if (!words.includes('--')) return [];
  const pairs: Dash[][] = [];
  const word = words.search(LETTER);
  if (word < 0) return [];
  let end = word;
  for (const match of words.matchAll(DASH)) {
    const dash = readDash(words, match.index, match[0]);
    // With no word before it, or a number alone, a dash is a bullet or stands for nothing.
    if (!dash || dash.span.from <= end) continue;
    const pair = pairs.at(-1);
    if (pair?.length === 1 && !endsBetween(words, end, dash.span.from, stops)) pair.push(dash);
    else pairs.push([dash]);
    end = dash.span.to;
  }
  return pairs.map((pair) => pair.map((dash) => moved(dash, span.from)));
}

function readDash(words: string, at: number, mark: string): Dash | undefined {
  const typed = TYPED.test(mark);
  if (!typed && !SET.test(mark)) return undefined;
  const end = at + mark.length;
  let from = at;
  let to = end;
  while (from > at - 2 && BLANK.test(words.charAt(from - 1))) from--;
  while (to < end + 2 && BLANK.test(words.charAt(to))) to++;
  if (to >= words.length) return undefined;
  const closeTo = (offset: number): boolean => /[0-9]/.test(words.charAt(offset));
  // Between digits it makes a range, and an en dash without blanks joins two words.
  if (typed && closeTo(at - 1) && closeTo(end)) return undefined;
  if (mark === '–' && (from === at || to === end)) return undefined;
  return { span: { from, to }, mark: { from: at, to: end }, typed };
}

function moved({ span, mark, typed }: Dash, by: number): Dash {
  return {
    span: { from: span.from + by, to: span.to + by },
    mark: { from: mark.from + by, to: mark.to + by },
    typed,
  };
}

/** Whether a sentence ends in `[from, to)`: a stop of Latin script does so only before a blank. */
function endsBetween(words: string, from: number, to: number, stops: string): boolean {
  for (let at = from; at < to; at++) {
    const character = words.charAt(at);
    if (stops.includes(character) && (!/[.!?]/.test(character) || /\s/.test(words.charAt(at + 1))))
      return true;
  }
  return false;
}
