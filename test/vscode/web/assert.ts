/** What the suite uses of Node's `assert/strict`, where there is no Node. */

export function ok(value: unknown, message?: string): asserts value {
  if (!value) throw new Error(message ?? `${shown(value)} is not true.`);
}

export function equal(actual: unknown, expected: unknown, message?: string): void {
  ok(Object.is(actual, expected), message ?? `${shown(actual)} is not ${shown(expected)}.`);
}

export function deepEqual(actual: unknown, expected: unknown, message?: string): void {
  ok(shown(actual) === shown(expected), message ?? `${shown(actual)} is not ${shown(expected)}.`);
}

export function match(actual: string, pattern: RegExp, message?: string): void {
  ok(pattern.test(actual), message ?? `${shown(actual)} is not like ${pattern}.`);
}

export function fail(message: string): never {
  throw new Error(message);
}

/** A value as text: equal texts are equal values, as far as values are what JSON can say, or `undefined`. */
function shown(value: unknown): string {
  return JSON.stringify(value, (_, part) => (part === undefined ? '(undefined)' : part), 1);
}
