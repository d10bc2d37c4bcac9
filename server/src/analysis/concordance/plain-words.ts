import type { Span } from '../../text/span';
import { hide } from '../own-words';

/** A stretch of a record as it is read for figures: plain digits, nothing unseen, and what was read already covered. */
export interface PlainWords {
  readonly text: string;
  /** The place in the record of a stretch of it. */
  readonly placeOf: (from: number, to: number) => Span;
}

/** Marks of direction, joiners, soft hyphens: they stand within numbers and say nothing. */
const UNSEEN = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/;

/** Digits of other scripts and widths, and the separators that go with them. */
const OTHER_DIGITS = /[\u0660-\u0669\u06f0-\u06f9\uff10-\uff19\u066b\u066c]/g;

/** The words of a stretch with some spans of it covered. Linear. */
export function plainWords(text: string, within: Span, covered: readonly Span[]): PlainWords {
  const words = plainDigits(hide(text, within, covered));
  if (!UNSEEN.test(words))
    return {
      text: words,
      placeOf: (from, to) => ({ from: within.from + from, to: within.from + to }),
    };
  const places: number[] = [];
  let seen = '';
  for (let at = 0; at < words.length; at++) {
    const character = words.charAt(at);
    if (UNSEEN.test(character)) continue;
    seen += character;
    places.push(at);
  }
  const last = words.length;
  return {
    text: seen,
    placeOf: (from, to) => ({
      from: within.from + (places[from] ?? last),
      to: within.from + (to > from ? (places[to - 1] ?? last - 1) + 1 : (places[from] ?? last)),
    }),
  };
}

/** Words with a stretch of them covered, so that it is not read twice. */
export function without(words: string, { from, to }: Span): string {
  return `${words.slice(0, from)}${COVER.repeat(to - from)}${words.slice(to)}`;
}

const COVER = '\ufffc';

function plainDigits(text: string): string {
  return text.replace(OTHER_DIGITS, (character) => {
    const code = character.charCodeAt(0);
    if (code === 0x66b) return '.';
    if (code === 0x66c) return ',';
    return String((code - (code < 0x6f0 ? 0x660 : code < 0xff10 ? 0x6f0 : 0xff10)) % 10);
  });
}
