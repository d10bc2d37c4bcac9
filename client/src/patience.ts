/** How often what ends by itself is begun anew: what ends at once would do so for ever. */
export interface Patience {
  /** Whether there is any left. It becomes less each time. */
  readonly lasts: () => boolean;
  /** Begins anew, because a person said so. */
  readonly renew: () => void;
}

/** So many times within so many milliseconds. */
const TIMES = 4;
export const WITHIN = 3 * 60_000;

/** Patience that nothing was asked of so far. `now` gives milliseconds. */
export function newPatience(now: () => number = Date.now): Patience {
  let times: readonly number[] = [];
  return {
    lasts() {
      const since = now() - WITHIN;
      times = [...times.filter((time) => time > since), now()];
      return times.length <= TIMES;
    },
    renew() {
      times = [];
    },
  };
}
