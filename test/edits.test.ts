import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { composedEdits } from '../server/src/text/composed-edits';
import { applyEdits, type Edit, orderEdits } from '../server/src/text/edits';
import { editsBetween } from '../server/src/text/edits-between';
import { movedSpan } from '../server/src/text/movement';
import { slice } from '../server/src/text/span';

/** Edits that turn one text into another, and places that move along with edits. */

const text = fc
  .array(fc.constantFrom('a', 'b', '1.1\t', 'C24/8', '。', '\ud83d\ude00', '\n', '\n', '\r\n', '\r', ' '), {
    maxLength: 60,
  })
  .map((parts) => parts.join(''));

/** A text and the same with a few stretches replaced, as corrections leave it. */
const twoTexts = fc
  .tuple(text, fc.array(fc.tuple(fc.nat(200), fc.nat(6), text), { maxLength: 3 }))
  .map(([before, changes]): [string, string] => {
    let after = before;
    for (const [at, length, fresh] of changes) {
      const from = Math.min(at, after.length);
      after = after.slice(0, from) + fresh.slice(0, 8) + after.slice(from + length);
    }
    return [before, after];
  });

describe('edits between two texts', () => {
  it('turn one into the other, in order and without overlapping', () => {
    fc.assert(
      fc.property(twoTexts, ([before, after]) => {
        const edits = editsBetween(before, after);
        expect(applyEdits(before, edits)).toBe(after);
        expect(orderEdits(edits)).toEqual(edits);
      }),
      { numRuns: 2000, seed: 1 },
    );
  });

  it('are none between equal texts', () => {
    expect(editsBetween('a\nb', 'a\nb')).toEqual([]);
  });

  it('touch the changed part of a line alone', () => {
    expect(editsBetween('one\nC24/8 (Rev.1) x\nthree', 'one\nC24/8(Rev.1) x\nthree')).toEqual([
      { span: { from: 9, to: 10 }, text: '' },
    ]);
  });

  it('know a line that went or came', () => {
    expect(editsBetween('a\nb\nc\nd\n', 'a\nc\nd\n')).toEqual([{ span: { from: 2, to: 4 }, text: '' }]);
    expect(editsBetween('a\nc\nd\n', 'a\nb\nc\nd\n')).toEqual([{ span: { from: 2, to: 2 }, text: 'b\n' }]);
  });
});

describe('a place', () => {
  const edit = (from: number, to: number, fresh: string): Edit => ({ span: { from, to }, text: fresh });

  it('stays before an edit and moves behind it', () => {
    expect(movedSpan({ from: 2, to: 4 }, edit(4, 6, 'xyz'))).toEqual({ from: 2, to: 4 });
    expect(movedSpan({ from: 2, to: 4 }, edit(0, 2, ''))).toEqual({ from: 0, to: 2 });
    expect(movedSpan({ from: 2, to: 4 }, edit(2, 2, 'xy'))).toEqual({ from: 4, to: 6 });
  });

  it('grows and shrinks with what changes in it, and goes with it', () => {
    expect(movedSpan({ from: 2, to: 6 }, edit(3, 4, 'xyz'))).toEqual({ from: 2, to: 8 });
    expect(movedSpan({ from: 2, to: 6 }, edit(1, 3, 'x'))).toEqual({ from: 2, to: 5 });
    expect(movedSpan({ from: 2, to: 6 }, edit(5, 9, 'x'))).toEqual({ from: 2, to: 5 });
    expect(movedSpan({ from: 2, to: 6 }, edit(1, 7, 'xxxx'))).toBeUndefined();
  });

  it('holds the same characters, when the edit lies outside it', () => {
    fc.assert(
      fc.property(text, fc.nat(100), fc.nat(9), fc.nat(100), fc.nat(9), text, (before, a, b, c, d, fresh) => {
        const within = (at: number, length: number) => {
          const from = Math.min(at, before.length);
          return { from, to: Math.min(from + length, before.length) };
        };
        const place = within(a, b + 1);
        const gone = within(c, d);
        fc.pre(place.to > place.from && (gone.to <= place.from || gone.from >= place.to));
        const change = { span: gone, text: fresh };
        const after = movedSpan(place, change);
        expect(after && slice(applyEdits(before, [change]), after)).toBe(slice(before, place));
      }),
      { numRuns: 1000, seed: 1 },
    );
  });
});

describe('two sets of edits as one', () => {
  const edits = fc.array(fc.tuple(fc.nat(6), fc.nat(3), fc.string({ maxLength: 4 })), { maxLength: 5 });

  /** Edits in order that do not touch one another. */
  function placed(before: string, drawn: readonly (readonly [number, number, string])[]): Edit[] {
    let at = 0;
    return drawn.flatMap(([gap, length, fresh]) => {
      const from = at + gap + 1;
      const to = Math.min(from + length, before.length);
      if (from > to) return [];
      at = to;
      return [{ span: { from, to }, text: fresh }];
    });
  }

  it('do at once what they do one after the other', () => {
    let told = 0;
    fc.assert(
      fc.property(fc.string({ minLength: 10, maxLength: 40 }), edits, edits, (before, first, second) => {
        const one = placed(before, first);
        const between = applyEdits(before, one);
        const two = placed(between, second);
        const both = composedEdits(one, two);
        if (!both) return;
        const all = orderEdits([...both.first, ...both.second]);
        if (!all) return;
        told++;
        expect(applyEdits(before, all)).toBe(applyEdits(between, two));
      }),
      { numRuns: 1000, seed: 1 },
    );
    expect(told).toBeGreaterThan(300);
  });
});
