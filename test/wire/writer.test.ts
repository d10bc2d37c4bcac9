import { PassThrough } from 'node:stream';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newFrames } from '../../server/node/wire/frames';
import { messageWriter } from '../../server/node/wire/writer';

/** What is written is what the other side reads, whatever is written once more. */

describe('a writer of messages', () => {
  it('writes each message in one go, and long lists as they are', async () => {
    const item = fc.dictionary(
      fc.string({ maxLength: 8 }),
      fc.oneof(fc.string({ unit: 'binary' }), fc.nat()),
    );
    const message = fc.record({
      jsonrpc: fc.constant('2.0'),
      method: fc.constantFrom('a/b', 'textDocument/publishDiagnostics'),
      params: fc.record(
        { uri: fc.string(), version: fc.nat(), list: fc.array(item, { maxLength: 40, size: 'max' }) },
        { requiredKeys: [] },
      ),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(message, { minLength: 1, maxLength: 4 }),
        fc.nat(40),
        async (messages, at) => {
          const stream = new PassThrough();
          const chunks: Buffer[] = [];
          stream.on('data', (chunk) => chunks.push(chunk));
          const writer = messageWriter(stream);
          // What was sent before is sent again, and then with other items between, and as an answer.
          const others = messages.flatMap(({ params, ...rest }) => {
            const { list = [] } = params;
            const fewer = { ...params, list: list.toSpliced(at, 3) };
            const more = { ...params, list: list.toSpliced(at, 1, {}, { more: 1 }) };
            return [
              { ...rest, params: fewer },
              { jsonrpc: '2.0', id: 1, result: more },
            ];
          });
          const all = [...messages, ...messages, ...others];
          for (const each of all) await writer.write(each);
          const framesOf = newFrames();
          expect(chunks.length).toBe(all.length);
          expect(chunks.flatMap((chunk) => framesOf(chunk))).toEqual(
            all.map((each) => ({ kind: 'value', value: JSON.parse(JSON.stringify(each)) })),
          );
        },
      ),
      { seed: 20240610, numRuns: 60 },
    );
  });

  it('tells of what could not be written', async () => {
    const stream = new PassThrough();
    const writer = messageWriter(stream);
    const told: unknown[] = [];
    writer.onError(([error]) => told.push(error));
    stream.destroy(new Error('The other side is gone'));
    await expect(writer.write({ jsonrpc: '2.0' })).rejects.toThrow();
    expect(told.length).toBeGreaterThan(0);
  });
});
