import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type Frame, newFrames } from '../../server/node/wire/frames';
import { framed } from './malformed';

/** Bytes, cut into messages. */

const values = (frames: readonly Frame[]): unknown[] =>
  frames.flatMap((frame) => (frame.kind === 'value' ? [frame.value] : []));

/** Bytes in pieces that end at these places. */
function inPieces(bytes: Buffer, cuts: readonly number[]): Buffer[] {
  const places = [0, ...cuts.map((cut) => cut % (bytes.length + 1)).sort((a, b) => a - b), bytes.length];
  return places.slice(1).map((place, index) => bytes.subarray(places[index], place));
}

const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.constantFrom('Content-Length: 5\r\n\r\n', '\r\n\r\n', '主席'.repeat(100)),
);
const value = fc.oneof(fc.jsonValue(), text, fc.record({ method: text, params: text }));
const settings = { seed: 20240610, numRuns: 1000 };

it('gives every message that is one, however the bytes come', () => {
  fc.assert(
    fc.property(fc.array(value, { maxLength: 8 }), fc.array(fc.nat(), { maxLength: 12 }), (all, cuts) => {
      const framesOf = newFrames();
      const bytes = Buffer.concat(all.map((one) => framed(JSON.stringify(one))));
      const frames = inPieces(bytes, cuts).flatMap((piece) => framesOf(piece));
      expect(frames.filter(({ kind }) => kind === 'broken')).toEqual([]);
      expect(values(frames)).toEqual(all.map((one) => JSON.parse(JSON.stringify(one))));
    }),
    settings,
  );
});

/** What may stand between messages without beginning one. */
const junk = fc.oneof(
  fc.uint8Array({ maxLength: 80 }).map((bytes) => Buffer.from(bytes)),
  fc
    .constantFrom(
      '{"a":1}',
      '\r\n',
      '\r\n\r\n',
      'Content-Length: x\r\n\r\n',
      'Content-Length: 3\r\n\r\n{"a',
      'Content-Length: 87\r\n',
      'Content-Length: 8',
      'Content-',
    )
    .map((part) => Buffer.from(part)),
);

it('finds the messages again behind whatever is none', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(junk, value), { minLength: 1, maxLength: 6 }),
      fc.array(fc.nat(), { maxLength: 8 }),
      (all, cuts) => {
        const framesOf = newFrames();
        const bytes = Buffer.concat(all.flatMap(([before, one]) => [before, framed(JSON.stringify([one]))]));
        const frames = inPieces(bytes, cuts).flatMap((piece) => framesOf(piece));
        const found = values(frames).map((one) => JSON.stringify(one));
        for (const [, one] of all) expect(found).toContain(JSON.stringify([one]));
      },
    ),
    settings,
  );
});

it('takes time in proportion to the bytes, and forgets what it has given', () => {
  const framesOf = newFrames();
  const body = JSON.stringify('x'.repeat(3_000_000));
  const bytes = framed(body);
  let pieces = 0;
  for (let at = 0; at < bytes.length; at += 1000) {
    pieces++;
    expect(framesOf(bytes.subarray(at, at + 1000))).toHaveLength(at + 1000 >= bytes.length ? 1 : 0);
  }
  expect(pieces).toBeGreaterThan(3000);
});
