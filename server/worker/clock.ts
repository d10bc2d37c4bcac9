import type { Clock } from '../src/lsp/clock';

/**
 * The time of this worker. What comes at once comes by way of a message, after whatever the editor has said meanwhile: a
 * browser lets a timer wait for milliseconds once several have followed one another.
 */
export const workerClock: Clock = {
  after(milliseconds, call) {
    if (milliseconds === 0) return soon(call);
    const handle = setTimeout(call, milliseconds);
    return () => clearTimeout(handle);
  },
};

function soon(call: () => void): () => void {
  const { port1, port2 } = new MessageChannel();
  let wanted = true;
  port1.onmessage = () => {
    port1.close();
    if (wanted) call();
  };
  port2.postMessage(undefined);
  return () => {
    wanted = false;
  };
}
