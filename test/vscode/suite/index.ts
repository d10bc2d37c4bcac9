/**
 * What runs inside the editor's extension host: Mocha over every bundled `*.test.js` beside this file.
 * The console is the only way out that every kind of host has, so each line of the report carries a mark.
 */

import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import Mocha from 'mocha';

const MARK = '[suite] ';

/** Called by the editor; a rejected promise is a failed run. */
export async function run(): Promise<void> {
  const mocha = new Mocha({ ui: 'tdd', timeout: 20_000, reporter: LineReporter });
  for (const name of readdirSync(__dirname).sort()) {
    if (name.endsWith('.test.js')) mocha.addFile(join(__dirname, name));
  }
  const failures = await new Promise<number>((resolve) => mocha.run(resolve)).catch((error: Error) => {
    // A test file that cannot be loaded has no test to fail.
    report(error.stack ?? String(error));
    throw error;
  });
  if (failures > 0) throw new Error(`${failures} failed`);
}

/** A line for each test as it ends, and the reason below it where it failed. */
class LineReporter extends Mocha.reporters.Base {
  constructor(runner: Mocha.Runner, options: Mocha.MochaOptions) {
    super(runner, options);
    const { EVENT_TEST_PASS, EVENT_TEST_FAIL, EVENT_TEST_PENDING } = Mocha.Runner.constants;
    runner.on(EVENT_TEST_PASS, (test) => report(`✓ ${title(test)} (${test.duration ?? 0} ms)`));
    runner.on(EVENT_TEST_PENDING, (test) => report(`- ${title(test)}`));
    runner.on(EVENT_TEST_FAIL, (test, error) => {
      report(`✗ ${title(test)}`);
      report(error.stack ?? String(error));
    });
  }
}

function title(test: Mocha.Test): string {
  return test.titlePath().join(' › ');
}

function report(text: string): void {
  for (const line of text.split('\n')) console.log(MARK + line);
}
