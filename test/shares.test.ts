import fc from 'fast-check';
import { expect, it } from 'vitest';
import { sharesOf } from '../server/node/check/shares';

/** The portions in which threads take files. */

const documents = fc.array(fc.option(fc.integer({ min: 0, max: 60 }), { nil: undefined }), {
  maxLength: 300,
});

function families(of: readonly (number | undefined)[]): string[] {
  return of.map((number, place) => (number === undefined ? `/records/${place}.record` : `C24/${number}`));
}

it('hold each file once, and none is too large', () => {
  fc.assert(
    fc.property(documents, (of) => {
      const shares = sharesOf(families(of));
      expect(shares.flat().sort((a, b) => a - b)).toEqual([...of.keys()]);
      for (const { length } of shares) expect(length).toBeGreaterThan(0);
      for (const { length } of shares) expect(length).toBeLessThanOrEqual(32);
    }),
  );
});

it('hold the versions of a record together, wherever they lie', () => {
  const of = Array.from({ length: 6 * 40 }, (_, place) => place % 40);
  for (const share of sharesOf(families(of))) {
    const whole = new Set(share.map((place) => of[place]));
    expect(share).toHaveLength(whole.size * 6);
  }
});
