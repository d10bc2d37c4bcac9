/**
 * Makes both packages, looks into them, installs them and works with them: `node test/packages/run.mjs`. The last line
 * says how many tests passed.
 */

import { spawnSync } from 'node:child_process';
import { ROOT } from '../vscode/install.mjs';
import { testCommand } from './command.mjs';
import { testExtension } from './extension.mjs';
import { count, step } from './steps.mjs';

for (const [script, test] of /** @type {const} */ ([
  ['scripts/package.mjs', testExtension],
  ['scripts/pack-command.mjs', testCommand],
])) {
  let made = false;
  await step(`${script} makes its package`, () => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [script], { cwd: ROOT, encoding: 'utf8' });
    if (status !== 0) throw new Error(`${stdout}${stderr}`);
    console.log(stdout.trim());
    made = true;
  });
  if (made) await step(`the tests of what ${script} made run to their end`, test);
}
console.log(`${count.passed} passed, ${count.failed} failed`);
process.exit(count.failed > 0 ? 1 : 0);
