/**
 * Runs the server under an editor that is not VS Code: Neovim, with its own client of the Language Server Protocol. Where
 * there is no Neovim it is installed from Debian's package; where that cannot be done this is said, and on a build machine
 * it is a failure.
 */

import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { findCommand, installDebianPackages } from '../vscode/browser.mjs';
import { ROOT } from '../vscode/install.mjs';
import { copyWorkspace } from '../vscode/prepare.mjs';

if (!findCommand('nvim')) installDebianPackages(['neovim'], console.log);
const nvim = findCommand('nvim');
if (nvim) {
  const workspace = copyWorkspace();
  const args = ['--headless', '-u', 'NONE', '-i', 'NONE', '-S', join(ROOT, 'test', 'neovim', 'record.lua')];
  const { status, stdout, stderr } = spawnSync(nvim, args, {
    cwd: workspace.folder,
    encoding: 'utf8',
    timeout: 120_000,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      PRECIS_SAMPLES: workspace.folder,
      PRECIS_NODE: process.execPath,
      PRECIS_COMMAND: join(ROOT, 'dist', 'precis.js'),
    },
  });
  process.stdout.write(stdout);
  const isCounted = /\d+ passed, \d+ failed\n$/.test(stdout);
  if (!isCounted) console.log(`${stderr}\n0 passed, 1 failed`);
  process.exitCode = isCounted && status === 0 ? 0 : 1;
} else {
  const isRequired = Boolean(process.env.CI);
  console.log('Neovim is not installed, and could not be: the server was not tried in it.');
  console.log(`0 passed, ${isRequired ? 1 : 0} failed`);
  process.exitCode = isRequired ? 1 : 0;
}
