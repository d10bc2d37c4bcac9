import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changeBetween } from '../server/src/text/change';

const settings = { seed: 20240610, numRuns: 120 };

describe('a change', () => {
  it('is what two texts do not begin and end with in common', () => {
    const letters = fc.string({ unit: fc.constantFrom('a', 'b', '\n'), maxLength: 3000, size: 'max' });
    fc.assert(
      fc.property(letters, letters, letters, letters, (head, before, after, tail) => {
        const older = head + before + tail;
        const newer = head + after + tail;
        const { from, to, by } = changeBetween(older, newer);
        expect(by).toBe(newer.length - older.length);
        expect(from).toBeLessThanOrEqual(to);
        expect(from).toBeLessThanOrEqual(to + by);
        expect(newer.slice(0, from) + newer.slice(from, to + by) + older.slice(to)).toBe(newer);
        expect(older.slice(0, from)).toBe(newer.slice(0, from));
        // No character more could be left out.
        expect(older[from] === newer[from] && from < Math.min(to, to + by)).toBe(false);
      }),
      settings,
    );
  });
});
