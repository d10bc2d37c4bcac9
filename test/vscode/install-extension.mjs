/** Installs a packaged extension with VS Code's own command, as a person would from a file. */

import { spawnSync } from 'node:child_process';

const TIMEOUT = 60_000;

/**
 * @param {import('./install.mjs').Editor} editor
 * @param {string} file
 * @param {string} data the folder of the editor's data
 * @param {string} extensions the folder into which it goes
 */
export function installExtension({ folder, node }, file, data, extensions) {
  const args = ['out/server-main.js', '--accept-server-license-terms', '--install-extension', file];
  const places = [`--server-data-dir=${data}`, `--extensions-dir=${extensions}`];
  const { status, stdout, stderr } = spawnSync(node, [...args, ...places], {
    cwd: folder,
    env: editorEnvironment(),
    encoding: 'utf8',
    timeout: TIMEOUT,
  });
  if (status !== 0 || !/successfully installed/.test(stdout))
    throw new Error(`The package was not installed.\n${stdout}${stderr}`);
}

/**
 * The environment of an editor. Started from a terminal inside VS Code it would otherwise take itself for a part of that
 * one; and an extension gallery with no address is one that is never asked.
 */
export function editorEnvironment() {
  const own = Object.entries(process.env).filter(([name]) => !/^(VSCODE_|ELECTRON_)/.test(name));
  return { ...Object.fromEntries(own), EXTENSIONS_GALLERY: '{}' };
}
