/** What runs inside the editor's extension host: Mocha over every bundled `*.test.js` beside this file. */

import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import Mocha from 'mocha';
import { report, reportLines } from './report';

/** Called by the editor; a rejected promise is a failed run. */
export async function run(): Promise<void> {
  const mocha = new Mocha({ ui: 'tdd', timeout: 20_000 });
  for (const name of readdirSync(__dirname).sort()) {
    if (name.endsWith('.test.js')) mocha.addFile(join(__dirname, name));
  }
  const failures = await new Promise<number>((resolve) => reportLines(mocha.run(resolve))).catch(
    (error: Error) => {
      // A test file that cannot be loaded has no test to fail.
      report(error.stack ?? String(error));
      throw error;
    },
  );
  if (failures > 0) throw new Error(`${failures} failed`);
}
