/**
 * A pure function of an immutable value, computed at most once for each: what is derived hangs on the value in a
 * weak map, so there is nothing to invalidate.
 */
export function derive<From extends object, To>(compute: (from: From) => To): (from: From) => To {
  const known = new WeakMap<From, { readonly value: To }>();
  return (from) => {
    let entry = known.get(from);
    if (!entry) {
      entry = { value: compute(from) };
      known.set(from, entry);
    }
    return entry.value;
  };
}
