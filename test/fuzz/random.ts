/** Chance that can be had again: the same seed gives the same numbers. */
export interface Chance {
  /** A whole number from 0 up to, not including, `below`. */
  readonly nat: (below: number) => number;
  readonly pick: <T>(all: readonly T[]) => T;
  /** Whether something happens that happens once in so many times. */
  readonly onceIn: (times: number) => boolean;
}

/** Mulberry32, a generator of 32 bits: quick, and good enough to choose by. */
export function chanceFrom(seed: number): Chance {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const nat = (below: number): number => Math.floor(next() * below);
  return {
    nat,
    pick<T>(all: readonly T[]): T {
      const chosen = all[nat(all.length)];
      if (chosen === undefined) throw new RangeError('There is nothing to choose from.');
      return chosen;
    },
    onceIn: (times) => nat(times) === 0,
  };
}

/** What a run was asked for: case `n` of it is case 0 of a run from `seed + n`. */
export interface Run {
  readonly seed: number;
  readonly cases: number;
}

/** A case that failed, with how to have it again. */
export function failure(target: string, seed: number, error: unknown, what: string): Error {
  const cause = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return new Error(`${target}: seed ${seed} fails.\n${what}\n${cause}`);
}
