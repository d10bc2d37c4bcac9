import fc from 'fast-check';
import { expect, it } from 'vitest';
import { sharesOf } from '../server/node/check/shares';
import type { Task } from '../server/node/check/task';

/** The portions in which threads take files. */

const documents = fc.array(fc.option(fc.integer({ min: 0, max: 60 }), { nil: undefined }), {
  maxLength: 300,
});

function tasks(of: readonly (number | undefined)[]): Task[] {
  return of.map((number, place) => ({
    path: `/records/${place}.record`,
    by: 'name',
    ruling: 0,
    document: number === undefined ? undefined : `C24/${number}`,
  }));
}

it('hold each file once, and none is too large', () => {
  fc.assert(
    fc.property(documents, (of) => {
      const shares = sharesOf(tasks(of));
      expect(shares.flat().sort((a, b) => a - b)).toEqual([...of.keys()]);
      for (const { length } of shares) expect(length).toBeGreaterThan(0);
      for (const { length } of shares) expect(length).toBeLessThanOrEqual(32);
    }),
  );
});

it('hold the versions of a record together, wherever they lie', () => {
  const of = Array.from({ length: 6 * 40 }, (_, place) => place % 40);
  for (const share of sharesOf(tasks(of))) {
    const whole = new Set(share.map((place) => of[place]));
    expect(share).toHaveLength(whole.size * 6);
  }
});
