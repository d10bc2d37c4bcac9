import { BLANKS, type Shape } from './shape';

/** Where one is behind some characters, among shapes that are all read at once. */
export class State {
  /** The shapes that may end here, in order. */
  readonly ends: readonly number[];
  readonly #steps: readonly Step[];
  readonly #stateAt: StateAt;
  #next: Next | undefined;

  constructor(steps: readonly Step[], stateAt: StateAt) {
    this.ends = steps.flatMap((step) => (step.kind === 'end' ? [step.shape] : [])).sort((a, b) => a - b);
    this.#steps = steps;
    this.#stateAt = stateAt;
  }

  /** Where one is behind the next character, by its UTF-16 code; nothing where no shape goes on with it. */
  after(code: number): State | undefined {
    const { known, other } = this.next;
    const state = known.get(code);
    return state || !other || known.has(code) ? state : other;
  }

  /** What follows. It is told when a text first comes as far as this, which is seldom far. */
  get next(): Next {
    this.#next ??= nextOf(this.#steps, this.#stateAt);
    return this.#next;
  }
}

/** What follows a state: behind the characters that are known, and behind any other. */
interface Next {
  readonly known: ReadonlyMap<number, State | undefined>;
  readonly other: State | undefined;
}

/** What may stand at a place of a shape: one of some characters, or any but those, with what may follow; or its end. */
type Step = Place | { readonly id: number; readonly kind: 'end'; readonly shape: number };

interface Place {
  readonly id: number;
  readonly kind: 'one' | 'any-but';
  readonly of: string;
  readonly next: readonly Step[];
}

type StateAt = (steps: ReadonlySet<Step>) => State;

/**
 * Where one is before the first character of some shapes. It does not tell what a name must not be: that is left to the
 * pattern of the shape. As shapes repeat nothing without end, there are not many states.
 */
export function automaton(shapes: readonly Shape[]): State {
  let count = 0;
  const states = new Map<string, State>();

  const stateAt: StateAt = (steps) => {
    const key = [...steps]
      .map(({ id }) => id)
      .sort((a, b) => a - b)
      .join();
    const state = states.get(key) ?? new State([...steps], stateAt);
    states.set(key, state);
    return state;
  };

  /** So many of some characters, or of any but those, before other things. */
  function run(
    kind: 'one' | 'any-but',
    of: string,
    least: number,
    most: number,
    then: readonly Step[],
  ): readonly Step[] {
    let steps = then;
    for (let length = most; length > 0; length--) {
      const step: Step = { id: count++, kind, of, next: steps };
      steps = length > least ? [step, ...then] : [step];
    }
    return steps;
  }

  /** What a shape may begin with that is followed by other things. */
  function beginning(shape: Shape, then: readonly Step[]): readonly Step[] {
    switch (shape.kind) {
      case 'text':
        return shape.text
          .split('')
          .reduceRight<readonly Step[]>(
            (after, of) => [{ id: count++, kind: 'one', of: of === ' ' ? BLANKS : of, next: after }],
            then,
          );
      case 'run':
        return run('one', shape.of, shape.least, shape.most, then);
      case 'name':
        return run('any-but', shape.anyBut, shape.least, shape.most, then);
      case 'row':
        return shape.shapes.reduceRight((after, part) => beginning(part, after), then);
      case 'either':
        return shape.ways.flatMap((way) => beginning(way, then));
      case 'optional':
        return [...beginning(shape.shape, then), ...then];
      case 'field':
        return beginning(shape.shape, then);
    }
  }

  return stateAt(
    new Set(shapes.flatMap((shape, index) => beginning(shape, [{ id: count++, kind: 'end', shape: index }]))),
  );
}

function nextOf(steps: readonly Step[], stateAt: StateAt): Next {
  /** The steps that each character may take. */
  const known = new Map<number, Place[]>();
  const others: Place[] = [];
  const takenBy = (code: number): Place[] => {
    const taken = known.get(code) ?? [];
    known.set(code, taken);
    return taken;
  };
  const places = steps.filter((step) => step.kind !== 'end');
  for (const place of places)
    for (let at = 0; at < place.of.length; at++) {
      const taken = takenBy(place.of.charCodeAt(at));
      if (place.kind === 'one') taken.push(place);
    }
  for (const place of places) {
    if (place.kind === 'one') continue;
    for (const [code, taken] of known) if (!place.of.includes(String.fromCharCode(code))) taken.push(place);
    others.push(place);
  }
  // Many characters take the same steps, as all digits do.
  const states = new Map<string, State>();
  const stateBehind = (taken: readonly Place[]): State | undefined => {
    if (taken.length === 0) return undefined;
    const key = taken.map(({ id }) => id).join();
    const state = states.get(key) ?? stateAt(new Set(taken.flatMap(({ next }) => next)));
    states.set(key, state);
    return state;
  };
  return {
    known: new Map([...known].map(([code, taken]) => [code, stateBehind(taken)])),
    other: stateBehind(others),
  };
}
