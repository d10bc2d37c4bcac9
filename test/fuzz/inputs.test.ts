import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { runInputs } from './inputs';
import { seedTexts } from './texts';

const seeds = seedTexts(fileURLToPath(new URL('../..', import.meta.url)));

it('no text brings anything down, loses anything, or is corrected without end', { timeout: 600_000 }, () => {
  const counts = runInputs(seeds, { seed: 20_240_610, cases: 100_000 });
  expect(counts.texts).toBe(100_000);
  expect(counts.fixes).toBeGreaterThan(50_000);
  expect(counts.renumbered).toBeGreaterThan(1000);
});
