import type { Work } from './suspicion';

/** So many looks in a row at the same work are too many. */
const LOOKS = 6;

/**
 * Makes what is shown again and again, at equal intervals, what a server is looking at. It tells whether the server stands
 * still: whether it has been at one and the same work all the while. A computer that slept is awake for a look only once.
 */
export function newStandstill(): (works: readonly Work[]) => boolean {
  let looks: ReadonlyMap<string, number> = new Map();
  return (works) => {
    looks = new Map(
      works.map(({ uri, count, since }) => {
        const name = `${count} ${since} ${uri}`;
        return [name, (looks.get(name) ?? 0) + 1];
      }),
    );
    const isStill = [...looks.values()].some((times) => times >= LOOKS);
    if (isStill) looks = new Map();
    return isStill;
  };
}
