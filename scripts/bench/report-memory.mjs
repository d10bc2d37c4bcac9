/**
 * Loaded into a server before its own code: tells whoever started it, over the channel of processes, what memory it has
 * after what can be thrown away is gone.
 */
process.on('message', () => {
  globalThis.gc?.();
  process.send?.(process.memoryUsage());
});
process.channel?.unref();
