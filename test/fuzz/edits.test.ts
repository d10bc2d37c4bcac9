import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { runEdits } from './edits';
import { seedTexts } from './texts';

const seeds = seedTexts(fileURLToPath(new URL('../..', import.meta.url)));

it('whatever is typed and taken back, the server knows what a fresh one would know', {
  timeout: 600_000,
}, () => {
  const counts = runEdits(seeds, { seed: 20_240_610, cases: 100_000 });
  expect(counts.edits).toBeGreaterThanOrEqual(100_000);
  expect(counts.undone).toBeGreaterThan(10_000);
  expect(counts.judged).toBeGreaterThan(1000);
});
