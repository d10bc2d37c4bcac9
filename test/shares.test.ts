import fc from 'fast-check';
import { expect, it } from 'vitest';
import { sharesOf } from '../server/node/check/shares';

/** The portions in which threads take files. */

const documents = fc.array(fc.option(fc.integer({ min: 0, max: 60 }), { nil: undefined }), {
  maxLength: 300,
});

function families(of: readonly (number | undefined)[]): (string | undefined)[] {
  return of.map((number) => (number === undefined ? undefined : `C24/${number}`));
}

it('hold each file once, and none is too large', () => {
  fc.assert(
    fc.property(documents, (of) => {
      const shares = sharesOf(families(of));
      expect(shares.flat(2).sort((a, b) => a - b)).toEqual([...of.keys()]);
      for (const { length } of shares.flat()) expect(length).toBeGreaterThan(0);
      for (const share of shares) {
        expect(share.flat().length).toBeGreaterThan(0);
        expect(share.flat().length).toBeLessThanOrEqual(32);
        // Files of which nothing tells the family are one, and no other is among them.
        expect(share.filter((family) => family.some((place) => of[place] === undefined)).length).toBeLessThan(
          2,
        );
        for (const family of share) expect(new Set(family.map((place) => of[place])).size).toBe(1);
      }
    }),
  );
});

it('hold the versions of a record together, wherever they lie', () => {
  const of = Array.from({ length: 6 * 40 }, (_, place) => place % 40);
  for (const share of sharesOf(families(of))) for (const family of share) expect(family).toHaveLength(6);
});
