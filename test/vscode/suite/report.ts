/** The console is the only way out that every kind of host has, so each line of the report carries a mark. */
const MARK = '[suite] ';

/** As Mocha names the ends of a test, in Node and in a browser. */
const PASSED = 'pass';
const PENDING = 'pending';
const FAILED = 'fail';

/** Prints a line for each test as it ends, and the reason below it where it failed. */
export function reportLines(runner: Mocha.Runner): void {
  runner.on(PASSED, (test) => report(`✓ ${title(test)} (${test.duration ?? 0} ms)`));
  runner.on(PENDING, (test) => report(`- ${title(test)}`));
  runner.on(FAILED, (test, error) => {
    report(`✗ ${title(test)}`);
    report(error.stack ?? String(error));
  });
}

export function report(text: string): void {
  for (const line of text.split('\n')) console.log(MARK + line);
}

function title(test: Mocha.Test): string {
  return test.titlePath().join(' › ');
}
