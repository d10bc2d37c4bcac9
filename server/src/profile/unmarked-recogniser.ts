import { type Unmarked, unmarked } from '../text/direction';
import type { Span } from '../text/span';
import type { Match, Reading, Recogniser } from './recogniser';

/** How many texts are remembered without their marks: a record, and what is cut out of it. */
const MOST_TEXTS = 8;

/**
 * What makes recognisers see through the marks that turn the direction of writing: they find in a text what they find
 * in it without the marks, at the places where it stands. All that one wording makes share what they know of a text.
 */
export function throughMarks(): <Id>(recogniser: Recogniser<Id>) => Recogniser<Id> {
  const known = new Map<string, Unmarked | undefined>();
  /** The text that was asked about last: most often it is asked about again. */
  let last: { readonly text: string; readonly plain: Unmarked | undefined } | undefined;

  function unmarkedOf(text: string): Unmarked | undefined {
    if (last?.text === text) return last.plain;
    if (!known.has(text)) {
      if (known.size >= MOST_TEXTS) known.clear();
      known.set(text, unmarked(text));
    }
    last = { text, plain: known.get(text) };
    return last.plain;
  }

  return <Id>(recogniser: Recogniser<Id>): Recogniser<Id> => {
    const look =
      (how: 'next' | 'at') =>
      (text: string, from: number, to: number): Match<Id> | undefined => {
        const plain = unmarkedOf(text);
        if (!plain) return recogniser[how](text, from, to);
        const match = recogniser[how](plain.text, plain.placeOf(from), plain.placeOf(to));
        return match && new Placed(match, plain);
      };
    return { next: look('next'), at: look('at') };
  };
}

/** A match in a text without marks, as it stands in the text that has them. */
class Placed<Id> implements Match<Id> {
  readonly id: Id;
  readonly span: Span;
  readonly fields: Match<Id>['fields'];
  readonly reading: Reading<Id>;
  readonly #match: Match<Id>;
  readonly #plain: Unmarked;

  constructor(match: Match<Id>, plain: Unmarked) {
    this.id = match.id;
    this.span = marked(plain, match.span);
    this.fields = match.fields;
    this.reading = match.reading;
    this.#match = match;
    this.#plain = plain;
  }

  get places(): Match<Id>['places'] {
    const places: Record<string, Span> = {};
    for (const [name, place] of Object.entries(this.#match.places)) places[name] = marked(this.#plain, place);
    return places;
  }
}

function marked({ beginOf, endOf }: Unmarked, { from, to }: Span): Span {
  const begin = beginOf(from);
  return { from: begin, to: Math.max(begin, endOf(to)) };
}
