import type { Span } from '../text/span';
import { type FieldClasses, type Fields, fieldValue, type TemplatePattern } from './template';

/** One thing found: which alternative matched, what its fields hold and where they stand. */
export interface Match<Id> {
  readonly id: Id;
  readonly span: Span;
  readonly fields: Fields;
  readonly places: Readonly<Record<string, Span>>;
}

/** One way of writing the thing that is looked for. */
export interface Alternative<Id> {
  readonly id: Id;
  readonly pattern: TemplatePattern;
  readonly fields: FieldClasses;
}

/** Several templates as one: what each finds, wherever it stands, in one pass over the text. */
export interface Recogniser<Id> {
  /** The first match that begins at or after `from` and ends at or before `to`. */
  next(text: string, from: number, to: number): Match<Id> | undefined;
  /** The match that begins exactly at `at` and ends at or before `to`. */
  at(text: string, at: number, to: number): Match<Id> | undefined;
}

/** What must surround a match: regular-expression sources for a look-behind and a look-ahead. */
export interface Surroundings {
  readonly before?: string;
  readonly after?: string;
}

/**
 * A recogniser for alternatives. Where several match at one place the longest reading wins, and of equally long
 * ones the first: `C24/8 (Rev.1)` is one symbol with a blank in it, not `C24/8` and a remark.
 */
export function recogniser<Id>(
  alternatives: readonly Alternative<Id>[],
  { before = '', after = '' }: Surroundings = {},
): Recogniser<Id> {
  const all = alternatives.map(({ pattern }) => pattern.source).join('|');
  const search = new RegExp(`${before}(?:${all || '(?!)'})${after}`, 'g');
  const each = alternatives.map((alternative) => ({
    ...alternative,
    sticky: new RegExp(`${before}${alternative.pattern.source}${after}`, 'dy'),
  }));

  function at(text: string, from: number, to: number): Match<Id> | undefined {
    let best: RegExpExecArray | undefined;
    let chosen: (typeof each)[number] | undefined;
    for (const candidate of each) {
      candidate.sticky.lastIndex = from;
      const found = candidate.sticky.exec(text);
      if (!found || from + found[0].length > to || (best && found[0].length <= best[0].length)) continue;
      best = found;
      chosen = candidate;
    }
    return best && chosen ? readMatch(best, chosen) : undefined;
  }

  return {
    at,
    next(text, from, to) {
      // Without the cut a search that finds nothing would run to the end of the whole text, once for each stretch.
      const stretch = text.slice(0, to);
      for (let start = from; start < to; ) {
        search.lastIndex = start;
        const found = search.exec(stretch);
        if (!found) return undefined;
        const match = at(stretch, found.index, to);
        if (match) return match;
        start = found.index + 1;
      }
      return undefined;
    },
  };
}

function readMatch<Id>(found: RegExpExecArray, { id, pattern, fields }: Alternative<Id>): Match<Id> {
  const values: Record<string, string> = {};
  const places: Record<string, Span> = {};
  pattern.fieldNames.forEach((name, index) => {
    const written = found[index + 1];
    const place = found.indices?.[index + 1];
    if (written === undefined || !place) return;
    values[name] = fieldValue(name, written, fields);
    places[name] = { from: place[0], to: place[1] };
  });
  return { id, span: { from: found.index, to: found.index + found[0].length }, fields: values, places };
}
