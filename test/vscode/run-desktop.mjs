/**
 * Runs the same Mocha suite in the desktop editor, which is downloaded:
 * `node test/vscode/run-desktop.mjs [VERSION]`, where VERSION is `stable`, `insiders` or a number such as `1.91.1`.
 */

import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runTests } from '@vscode/test-electron';
import { findCommand } from './browser.mjs';
import { CACHE, ROOT } from './install.mjs';
import { bundleSuite, copyWorkspace } from './prepare.mjs';

process.exitCode = hasDisplay() ? await main() : underVirtualDisplay();

async function main() {
  const workspace = copyWorkspace();
  // A short path: the editor puts a socket into it, and sockets have short names on some systems.
  const data = mkdtempSync(join(tmpdir(), 'precis-desktop-'));
  try {
    const code = await runTests({
      version: process.argv[2] ?? 'stable',
      cachePath: CACHE,
      extensionDevelopmentPath: ROOT,
      extensionTestsPath: await bundleSuite(),
      launchArgs: [
        workspace.folder,
        '--disable-extensions',
        '--disable-workspace-trust',
        '--skip-welcome',
        '--skip-release-notes',
        `--user-data-dir=${data}`,
      ],
    });
    return code;
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    console.error(
      'Where the editor cannot be downloaded, `npm run test:editor` runs the suite in a packaged one.',
    );
    return 1;
  } finally {
    rmSync(data, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
    workspace.remove();
  }
}

function hasDisplay() {
  return process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
}

/** Starts this script once more inside a display that nobody sees. */
function underVirtualDisplay() {
  if (!findCommand('xvfb-run')) {
    console.error(
      'The desktop editor needs a display. Install xvfb-run (Debian: xvfb), or use `npm run test:editor`.',
    );
    return 1;
  }
  const result = spawnSync('xvfb-run', ['-a', process.execPath, ...process.argv.slice(1)], {
    stdio: 'inherit',
  });
  return result.status ?? 1;
}
