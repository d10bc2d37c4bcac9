/**
 * Asks the package registry whether anything that Précis ships is known to be vulnerable. Where nobody answers the question
 * it says so and ends well: a machine without network proves nothing, and must not look as if it did.
 */
import { spawnSync } from 'node:child_process';

const { stdout } = spawnSync('npm', ['audit', '--omit=dev', '--json'], { encoding: 'utf8' });
const report = parsed(stdout ?? '');
const found = report?.metadata?.vulnerabilities;
if (found === undefined) {
  console.log(
    `audit skipped: no answer from the registry (${report?.message ?? report?.error?.summary ?? 'none'}).`,
  );
} else if (found.total > 0) {
  for (const { name, severity, range } of Object.values(report.vulnerabilities))
    console.error(`${name} ${range}: ${severity}`);
  console.error(`audit: ${found.total} packages are vulnerable.`);
  process.exitCode = 1;
} else console.log('audit: no package that is shipped is known to be vulnerable.');

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
