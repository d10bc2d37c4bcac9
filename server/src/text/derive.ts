/**
 * A value that carries what is derived from it, which goes with it. What hangs on a value in a weak map stays until all of the
 * memory is looked through, with all that it refers to: too long where many such values come and go.
 */
export class Deriving {
  readonly #derived = new Map<object, object>();

  /** What a value carries, by its kind; nothing where it is no such value. */
  static by(value: object): Map<object, object> | undefined {
    return #derived in value ? value.#derived : undefined;
  }
}

/**
 * A pure function of an immutable value, computed at most once for each: what is derived hangs on the value, so there is
 * nothing to invalidate. For functions that are there once, not for one made within another.
 */
export function derive<From extends object, To>(compute: (from: From) => To): (from: From) => To {
  /** A class of its own for each function, so that what is found under it is of its type. */
  class Derived {
    constructor(readonly value: To) {}
  }
  const known = new WeakMap<From, Derived>();
  return (from) => {
    const carried = Deriving.by(from);
    const found = carried ? carried.get(Derived) : known.get(from);
    if (found instanceof Derived) return found.value;
    const derived = new Derived(compute(from));
    if (carried) carried.set(Derived, derived);
    else known.set(from, derived);
    return derived.value;
  };
}

/** A function within what is derived from a value: what it is asked about is part of that value, and goes with it. */
export function deriveWithin<From, To>(compute: (from: From) => To): (from: From) => To {
  const known = new Map<From, { readonly value: To }>();
  return (from) => {
    let entry = known.get(from);
    if (!entry) {
      entry = { value: compute(from) };
      known.set(from, entry);
    }
    return entry.value;
  };
}
