import { type Received, received } from './messages';
import type { Way } from './way';

/** The way through the channel that Node opens between two of its processes, in this one, which was started with one. */
export function ipcWay(): Way {
  let tell = (_: Received): void => {};
  process.on('message', (value) => tell(received(value)));
  return {
    source: process,
    output: undefined,
    listen(hear) {
      tell = hear;
    },
    send: (message) =>
      new Promise((resolve) => {
        process.send?.(message, undefined, undefined, () => resolve());
      }),
  };
}
