import { describe, expect, it } from 'vitest';
import { newStandstill } from '../client/src/standstill';
import { type End, newSuspicion, type Work } from '../client/src/suspicion';

/** Which file is to blame when servers end, and when a server stands still. */

const MINUTE = 60_000;
const at = (uri: string, since = 0, count = 1): Work => ({ uri, since, count });

describe('a file is set aside', () => {
  const fall = (...works: Work[]): End => ({ works, isFall: true });
  const kill = (...works: Work[]): End => ({ works, isFall: false });

  it('over which two servers in a row fell', () => {
    const suspicion = newSuspicion(() => 0);
    expect(suspicion.ended(fall(at('a')))).toBeUndefined();
    expect(suspicion.ended(fall(at('a', 7, 9)))).toBe('a');
    expect(suspicion.files()).toEqual(['a']);
  });

  it('and not one over which one fell', () => {
    const suspicion = newSuspicion(() => 0);
    for (const works of [[at('a')], [], [at('a')], [at('b')], [at('a')], [at('b'), at('c')], [], [at('c')]])
      expect(suspicion.ended(fall(...works))).toBeUndefined();
    expect(suspicion.files()).toEqual([]);
  });

  it('and not one over which they fell long after one another', () => {
    let now = 0;
    const suspicion = newSuspicion(() => now);
    suspicion.ended(fall(at('a')));
    now = 4 * MINUTE;
    expect(suspicion.ended(fall(at('a')))).toBeUndefined();
    now = 5 * MINUTE;
    expect(suspicion.ended(fall(at('a')))).toBe('a');
  });

  it('that two had been looking at for long when they were killed, and none that they just looked at', () => {
    const suspicion = newSuspicion(() => MINUTE);
    for (let times = 0; times < 9; times++)
      expect(suspicion.ended(kill(at('a', MINUTE - 1999)))).toBeUndefined();
    expect(suspicion.ended(kill(at('b', MINUTE - 2000)))).toBeUndefined();
    expect(suspicion.ended(kill(at('a', MINUTE), at('b', 0)))).toBe('b');
  });

  it('of several the one that both were looking at, and of two such that which was looked at longer', () => {
    const suspicion = newSuspicion(() => 0);
    suspicion.ended(fall(at('a', 1), at('b', 2)));
    expect(suspicion.ended(fall(at('c', 1), at('b', 2)))).toBe('b');
    suspicion.ended(fall(at('d', 1), at('e', 2)));
    expect(suspicion.ended(fall(at('d', 9), at('e', 8)))).toBe('e');
    expect(suspicion.files()).toEqual(['b', 'e']);
  });

  it('when a server says so', () => {
    const suspicion = newSuspicion(() => 0);
    suspicion.add('a');
    expect(suspicion.files()).toEqual(['a']);
  });

  it('and, after another chance, at the first end', () => {
    const suspicion = newSuspicion(() => 0);
    for (const uri of ['a', 'b', 'c']) suspicion.add(uri);
    suspicion.lift('a');
    expect(suspicion.files()).toEqual(['b', 'c']);
    expect(suspicion.ended(fall(at('a')))).toBe('a');
    suspicion.lift();
    expect(suspicion.files()).toEqual([]);
    expect(suspicion.ended(fall(at('d')))).toBeUndefined();
    expect(suspicion.ended(fall(at('c')))).toBe('c');
  });
});

describe('a server stands still', () => {
  const looks = (works: readonly (readonly Work[])[]): boolean[] => works.map(newStandstill());
  const last = (works: readonly (readonly Work[])[]): boolean | undefined => looks(works).at(-1);

  it('that is at one and the same work for six looks', () => {
    expect(looks(Array(7).fill([at('a')]))).toEqual([false, false, false, false, false, true, false]);
    expect(last(Array.from({ length: 6 }, (_, look) => [at('b', look, look), at('a')]))).toBe(true);
  });

  it('and not one that is at the same file for the sixth time, has nothing to do, or was asked seldom', () => {
    expect(last(Array.from({ length: 6 }, (_, count) => [at('a', 0, count)]))).toBe(false);
    expect(last(Array(6).fill([]))).toBe(false);
    expect(last([...Array(5).fill([at('a')]), [], [at('a')]])).toBe(false);
  });
});
