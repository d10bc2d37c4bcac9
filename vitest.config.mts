import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/vscode/**'],
    // A bound on what hangs, not a measure: other work on the machine must not fail a test.
    testTimeout: 60_000,
  },
});
