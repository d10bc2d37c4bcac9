import type { Readable, Writable } from 'node:stream';
import { framed } from './framed';
import { newFrames } from './frames';
import { type Received, received, unreadable } from './messages';
import type { Way } from './way';

/** The way through two streams, or one that goes both ways, with whose end this process ends. */
export function streamWay(input: Readable, output: Writable): Way {
  // An editor that is gone says nothing more. Whoever has not said that it ends has fallen over.
  let isOver = false;
  const end = (): void => process.exit(isOver ? 0 : 1);
  let tell = (_: Received): void => {};
  const framesOf = newFrames();
  input.on('data', (chunk: Uint8Array) => {
    for (const frame of framesOf(chunk)) {
      const what: Received =
        frame.kind === 'value'
          ? received(frame.value)
          : { kind: 'refused', why: frame.why, answer: unreadable(frame.why) };
      isOver ||= what.kind === 'message' && 'method' in what.message && what.message.method === 'shutdown';
      tell(what);
    }
  });
  input.on('end', end);
  input.on('close', end);
  // What cannot be written is told of by who writes.
  output.on('error', () => {});
  return {
    source: input,
    output,
    listen(hear) {
      tell = hear;
    },
    send: (message) =>
      new Promise((resolve) => {
        output.write(framed([Buffer.from(JSON.stringify(message))]), () => resolve());
      }),
  };
}
