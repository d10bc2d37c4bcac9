/** The same suite inside the worker that is the extension host of VS Code for the web, where Mocha is its build for browsers. */

import 'mocha/mocha.js';
import { reportLines } from '../suite/report';

declare const mocha: BrowserMocha;

interface BrowserMocha {
  setup(options: Mocha.MochaOptions): void;
  run(done: (failures: number) => void): Mocha.Runner;
}

/** Called by the editor; a rejected promise is a failed run. `load` makes the tests known. */
export async function runWith(load: () => void): Promise<void> {
  // Without one of its own a browser's Mocha writes into the page, and there is none.
  mocha.setup({ ui: 'tdd', timeout: 20_000, reporter: 'spec' });
  load();
  const failures = await new Promise<number>((resolve) => reportLines(mocha.run(resolve)));
  if (failures > 0) throw new Error(`${failures} failed`);
}
