import { describe, expect, it } from 'vitest';
import { lineBeside, placeBeside } from '../client/src/lines-beside';

/** Where two texts stand beside one another, by the lines at which their parts begin. */

const lines = {
  lines: [
    [0, 0],
    [4, 2],
    [5, 6],
    [8, 7],
  ],
  alone: [6],
} as const;
const lengths = { here: 10, there: 20 };

describe('what stands beside a place', () => {
  it('is as far into the same part', () => {
    expect(placeBeside(lines, lengths, 4)).toBe(2);
    expect(placeBeside(lines, lengths, 4.5)).toBe(4);
    expect(placeBeside(lines, lengths, 2)).toBe(1);
  });

  it('goes on without a leap where only one has a part', () => {
    expect(placeBeside(lines, lengths, 6.5)).toBe(6.5);
  });

  it('is the end, behind the last part', () => {
    expect(placeBeside(lines, lengths, 9)).toBe(13.5);
    expect(placeBeside(lines, lengths, 10)).toBe(20);
  });

  it('is the same share of a text of which nothing corresponds', () => {
    expect(placeBeside({ lines: [], alone: [] }, lengths, 5)).toBe(10);
  });

  it('there and back is where it was', () => {
    const back = { lines: lines.lines.map(([here, there]) => [there, here] as const), alone: [] };
    for (let place = 0; place < lengths.here; place += 0.25) {
      const there = placeBeside(lines, lengths, place);
      expect(placeBeside(back, { here: 20, there: 10 }, there)).toBeCloseTo(place, 9);
    }
  });
});

describe('the part beside a line', () => {
  it('is that which it belongs to', () => {
    expect(lineBeside(lines, 5)).toBe(6);
    expect(lineBeside(lines, 9)).toBe(7);
  });

  it('is none where only one has it', () => {
    expect(lineBeside(lines, 6)).toBeUndefined();
    expect(lineBeside(lines, 7)).toBeUndefined();
    expect(lineBeside({ lines: [[3, 3]], alone: [] }, 1)).toBeUndefined();
  });
});
