/**
 * A pure function of texts, computed once for each of so many: then they are forgotten, and it begins anew. For what few
 * texts are asked about time and again.
 */
export function remembered<T>(most: number, compute: (text: string) => T): (text: string) => T {
  const known = new Map<string, { readonly value: T }>();
  return (text) => {
    let entry = known.get(text);
    if (!entry) {
      entry = { value: compute(text) };
      if (known.size >= most) known.clear();
      known.set(text, entry);
    }
    return entry.value;
  };
}
