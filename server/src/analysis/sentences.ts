import { escapePattern } from '../profile/template';
import type { Wording } from '../profile/wording';
import { derive } from '../text/derive';
import { isBlank, type Span } from '../text/span';

/** The sentences of a stretch of text. A dot ends one only before a blank, and not before a digit: `(Rev. 1)`. */
export function sentencesIn(text: string, within: Span, { typography }: Wording): Span[] {
  const sentences: Span[] = [];
  let from = within.from;
  const marks = endMarks(typography);
  const stretch = text.slice(0, within.to);
  marks.lastIndex = within.from;
  while (marks.test(stretch)) {
    const at = marks.lastIndex - 1;
    if (text.charCodeAt(at) === DOT && !endsAt(text, at)) continue;
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
  return Number.isNaN(next) || (isBlank(next) && !/[0-9]/.test(text.charAt(dot + 2)));
}
