import type { Clock } from '../src/lsp/clock';

/** The time of this process. What comes at once comes after whatever the editor has said meanwhile. */
export const serverClock: Clock = {
  after(milliseconds, call) {
    if (milliseconds === 0) {
      const handle = setImmediate(call);
      return () => clearImmediate(handle);
    }
    const handle = setTimeout(call, milliseconds);
    return () => clearTimeout(handle);
  },
};
