/** The order of two texts by their characters' codes: the same everywhere, whatever language a computer speaks. */
export function byCode(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}

/** Made when it is first wanted: it takes several milliseconds. */
let collator: Intl.Collator | undefined;

/** The order of two names as the language of this computer has it, numbers by their value: `C24/8` before `C24/66`. */
export function byName(left: string, right: string): number {
  collator ??= new Intl.Collator(undefined, { numeric: true });
  return collator.compare(left, right);
}
