/** VS Code for the web: all of it runs in the browser, the extension and its server too; only files are served. */

import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { installWebEditor } from './install-web.mjs';

/**
 * Serves the editor with an extension and a folder on a free port of this machine only.
 * @param {object} options
 * @param {string} [options.extensionPath] the folder of the extension under development
 * @param {string} [options.installed] the folder of an extension that is there already
 * @param {string} options.workspace the folder to open
 * @param {string} [options.tests] the bundle of the suite to run; below the extension's folder
 * @returns {Promise<import('./host.mjs').Host>}
 */
export async function startWebHost({ extensionPath, installed, workspace, tests }) {
  const { folder, data, commit } = installWebEditor();
  const { open } = createRequire(join(folder, 'package.json'))('@vscode/test-web');
  const port = await freePort();
  const server = await open({
    browserType: 'none',
    quality: 'stable',
    commit,
    testRunnerDataDir: data,
    extensionDevelopmentPath: extensionPath,
    extensionPaths: installed ? [installed] : [],
    extensionTestsPath: tests,
    folderPath: workspace,
    host: '127.0.0.1',
    port,
  });
  const origin = `http://127.0.0.1:${port}`;
  return { origin, output: () => '', stop: async () => server.dispose(), address: () => origin };
}

/** @returns {Promise<number>} */
function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => {
        if (address && typeof address === 'object') resolve(address.port);
        else reject(new Error('There is no free port.'));
      });
    });
  });
}
