import { escapePattern } from '../profile/template';
import type { Wording } from '../profile/wording';
import { derive } from '../text/derive';
import { isBlank, type Span } from '../text/span';

/**
 * The sentences of a stretch of text. A dot ends one only before a blank, not before a digit or a small letter: `(Rev. 1)`;
 * and not where it belongs to a short form or to a name: `Mr F. BIGI`.
 */
export function sentencesIn(text: string, within: Span, { typography }: Wording): Span[] {
  const sentences: Span[] = [];
  let from = within.from;
  const marks = endMarks(typography);
  const stretch = text.slice(0, within.to);
  marks.lastIndex = within.from;
  while (marks.test(stretch)) {
    const at = marks.lastIndex - 1;
    if (text.charCodeAt(at) === DOT && !(endsAt(text, at) && !isShort(stretch, from, at, typography)))
      continue;
    sentences.push({ from, to: at + 1 });
    from = at + 1;
  }
  if (from < within.to) sentences.push({ from, to: within.to });
  return sentences;
}

const DOT = 0x2e;

const endMarks = derive(
  ({ sentenceEnds }: Wording['typography']) =>
    new RegExp([...sentenceEnds].map(escapePattern).join('|') || '(?!)', 'g'),
);

function endsAt(text: string, dot: number): boolean {
  const next = text.charCodeAt(dot + 1);
  return Number.isNaN(next) || (isBlank(next) && !/[0-9\p{Ll}]/u.test(text.charAt(dot + 2)));
}

/** Whether a dot belongs to what stands before it: a short form, or the first letter of somebody’s name. */
function isShort(text: string, from: number, dot: number, { abbreviations }: Wording['typography']): boolean {
  if (abbreviations.length === 0 || dot + 1 >= text.length) return false;
  const short = shortForms(abbreviations);
  const words = text.slice(Math.max(from, dot - LONGEST), dot).split(/[\s(（]+/);
  for (let at = words.length - 1; at >= 0; at--) {
    const word = words[at] ?? '';
    if (short.has(word.replace(/\.$/, ''))) return true;
    // “Mr J. F. Kirui”: an initial is one behind a title, or behind another.
    if (!INITIAL.test(word)) return false;
  }
  return false;
}

/** So far back a short form is looked for. */
const LONGEST = 40;

const INITIAL = /^(?:\p{Lu}\.?-?){1,4}$/u;

const shortForms = derive((words: readonly string[]): ReadonlySet<string> => new Set(words));
