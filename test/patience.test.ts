import { expect, it } from 'vitest';
import { newPatience } from '../client/src/patience';

/** How often a server that ends is started again. */

it('lasts four times within three minutes, and longer where they are further apart', () => {
  let now = 0;
  const patience = newPatience(() => now);
  expect([1, 2, 3, 4, 5, 6].map(() => patience.lasts())).toEqual([true, true, true, true, false, false]);
  now += 3 * 60_000;
  expect(patience.lasts()).toBe(true);
  for (let times = 0; times < 100; times++) {
    now += 46_000;
    expect(patience.lasts()).toBe(true);
  }
});

it('is whole again when a person says so', () => {
  const patience = newPatience(() => 0);
  for (let times = 0; times < 5; times++) patience.lasts();
  patience.renew();
  expect([1, 2, 3, 4, 5].map(() => patience.lasts())).toEqual([true, true, true, true, false]);
});
