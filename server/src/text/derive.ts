/**
 * A value that carries what is derived from it, which goes with it. What hangs on a value in a weak map stays until all of the
 * memory is looked through, with all that it refers to: too long where many such values come and go.
 */
export class Deriving {
  readonly #derived: unknown[] = [];

  /** What a value carries, each at the place of its kind; nothing where it is no such value. */
  static by(value: object): unknown[] | undefined {
    return #derived in value ? value.#derived : undefined;
  }
}

interface Entry<To> {
  readonly value: To;
}

/** How many kinds of values are carried. */
let kinds = 0;

/**
 * A pure function of an immutable value, computed at most once for each: what is derived hangs on the value, so there is
 * nothing to invalidate. For functions that are there once, not for one made within another.
 */
export function derive<From extends object, To>(compute: (from: From) => To): (from: From) => To {
  let kind: number | undefined;
  const known = new WeakMap<From, Entry<To>>();
  return (from) => {
    const carried = Deriving.by(from);
    if (carried) {
      kind ??= kinds++;
      // Nobody else puts anything at the place of this kind.
      let entry = carried[kind] as Entry<To> | undefined;
      if (!entry) {
        entry = { value: compute(from) };
        carried[kind] = entry;
      }
      return entry.value;
    }
    let entry = known.get(from);
    if (!entry) {
      entry = { value: compute(from) };
      known.set(from, entry);
    }
    return entry.value;
  };
}

/** A function within what is derived from a value: what it is asked about is part of that value, and goes with it. */
export function deriveWithin<From, To>(compute: (from: From) => To): (from: From) => To {
  const known = new Map<From, Entry<To>>();
  return (from) => {
    let entry = known.get(from);
    if (!entry) {
      entry = { value: compute(from) };
      known.set(from, entry);
    }
    return entry.value;
  };
}
