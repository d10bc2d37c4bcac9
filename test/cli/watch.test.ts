import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { CLEAN, folderWith, GAP, only, precis } from './command';

it('checks what changes, and ends when it is told to', { timeout: 20_000 }, async () => {
  const folder = folderWith({ 'precis.json': only('section-order'), 'a.record': CLEAN, 'b.record': CLEAN });
  const interrupt = new AbortController();
  let seen = '';
  let settle = (): void => {};
  const until = (text: string): Promise<void> =>
    new Promise((resolve) => {
      settle = () => {
        if (seen.includes(text)) resolve();
      };
      settle();
    });
  const ended = precis(folder, ['check', '.', '--watch'], {
    interrupted: interrupt.signal,
    onOutput: (all) => {
      seen = all;
      settle();
    },
  });
  await until('No faults in 2 records.\nWatching 2 files. Press Ctrl+C to end.\n');
  writeFileSync(join(folder, 'b.record'), GAP);
  await until('1 error in 1 record.\n');
  writeFileSync(join(folder, 'c.record'), GAP);
  await until('c.record changed.\n');
  rmSync(join(folder, 'c.record'));
  writeFileSync(join(folder, 'precis.json'), only());
  await until('a.record changed.\nb.record changed.\nNo faults in 2 records.\n');
  interrupt.abort();
  const { status, out } = await ended;
  expect(status).toBe(0);
  expect(out).toContain(
    'b.record\n  3:1  error  Heading 3 follows heading 1; 2 was expected.  section-order ¶3\n',
  );
});
