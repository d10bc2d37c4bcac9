import { describe, expect, it } from 'vitest';
import { lineBeside, placeBelow, placeBeside, rowsBetween, widthBetween } from '../client/src/lines-beside';

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

describe('rows of lines that are drawn as several', () => {
  const lengths = [100, 10, 0, 250, 60];
  const drawn = { lengthOf: (line: number) => lengths[line] ?? 0, lines: lengths.length, width: 50 };

  it('are counted from place to place', () => {
    expect(rowsBetween(drawn, 0, 1)).toBe(2);
    expect(rowsBetween(drawn, 0.5, 3)).toBe(3);
    expect(rowsBetween(drawn, 3.2, 3.8)).toBeCloseTo(3);
  });

  it('lead from a place to one below', () => {
    expect(placeBelow(drawn, 0, 3)).toBe(2);
    expect(placeBelow(drawn, 0.5, 4)).toBeCloseTo(3.2);
    expect(placeBelow(drawn, 4, 9)).toBeCloseTo(4.999);
  });

  it('tell how much goes into each', () => {
    const to = placeBelow(drawn, 0, 6);
    const width = widthBetween(drawn, 0, to, 6) ?? 0;
    expect(rowsBetween({ ...drawn, width }, 0, to)).toBeCloseTo(6, 0);
    expect(widthBetween(drawn, 0, 4, 1)).toBeUndefined();
  });
});
