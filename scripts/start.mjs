/**
 * `npm start`: shows what Précis finds in the samples, first in the terminal, then in VS Code. `--check-only` starts
 * the packaged VS Code, sees that it answers, and stops; so does a run in CI or with nobody at the terminal.
 */

import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { findCommand } from '../test/vscode/browser.mjs';
import { ROOT } from '../test/vscode/install.mjs';

const SAMPLES = join(ROOT, 'samples');
const COMMAND = join(ROOT, 'dist', 'precis.js');

/** The first minor version of VS Code that the extension runs in; the same as in `engines`. */
const OLDEST_MINOR = 91;

const { values } = parseArgs({ options: { 'check-only': { type: 'boolean', default: false } } });

try {
  check();
  await edit();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}

/** Findings are what the samples are there for; only a command that cannot work at all is a failure. */
function check() {
  if (!existsSync(COMMAND)) throw new Error('dist/precis.js is missing: run `npm run build` first.');
  console.log('What the command says about the samples (precis check samples):\n');
  const { status, error } = spawnSync(process.execPath, [COMMAND, 'check', 'samples'], {
    cwd: ROOT,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  if (error) throw error;
  if (status !== 0 && status !== 1) throw new Error(`The command ended with status ${status}.`);
  console.log('');
}

async function edit() {
  const unattended = isUnattended();
  const code = unattended ? undefined : desktopEditor();
  if (code && openDesktop(code)) return;
  await openPackaged(unattended);
}

/** @param {string} code */
function openDesktop(code) {
  console.log('Opening the samples in VS Code with the extension…');
  const args = [`--extensionDevelopmentPath=${ROOT}`, '--new-window', SAMPLES, ...files()];
  const { status } = spawnSync(code, args, { stdio: 'inherit', shell: process.platform === 'win32' });
  if (status === 0) return true;
  console.log('VS Code could not be opened that way; the packaged one is used instead.');
  return false;
}

/** @param {boolean} unattended */
async function openPackaged(unattended) {
  console.log('Starting VS Code with the extension, from packages…');
  // Ctrl+C is how this is meant to end: not a failure that npm should report.
  process.once('SIGINT', () => {
    console.log('\nStopped.');
    process.exit(0);
  });
  const { startHost } = await import('../test/vscode/host.mjs');
  const host = await startHost({ extensionPath: ROOT, workspace: SAMPLES });
  const [file] = files();
  const address = host.address({ file });
  await expectWorkbench(address);

  if (unattended) {
    console.log(`VS Code answered at ${address}`);
    console.log(
      'Nobody is at this terminal, so it is stopped again. In a terminal of your own, run `npm start`.',
    );
    await host.stop();
    process.exit(0);
  }
  if (openBrowser(address))
    console.log('VS Code is opening in your browser. If it does not, open this address:');
  else console.log('There is no display here. Open this address in a browser on this machine:');
  console.log(`\n  ${address}\n\nPress Ctrl+C to stop.`);
}

/** @param {string} address */
async function expectWorkbench(address) {
  const response = await fetch(address);
  const page = await response.text();
  if (!response.ok || !page.includes('workbench')) throw new Error(`VS Code answered ${response.status}.`);
}

/**
 * A record with findings to begin with, in the person's language where there is one.
 * @returns {string[]}
 */
function files() {
  const language = Intl.DateTimeFormat().resolvedOptions().locale.split('-')[0];
  const names = [`C24-118.${language}.record`, 'C24-118.en.record'];
  const found = names.map((name) => join(SAMPLES, 'C24', name)).find((path) => existsSync(path));
  return found ? [found] : [];
}

/**
 * The installed desktop editor. A `code` in a remote terminal, or one that belongs to a server, takes no extension
 * under development; an old one could not run it.
 * @returns {string | undefined}
 */
function desktopEditor() {
  if (!hasDisplay() || process.env.VSCODE_IPC_HOOK_CLI) return undefined;
  for (const name of ['code', 'code-insiders', 'codium']) {
    const path = findCommand(name);
    if (!path) continue;
    const { status, stdout } = spawnSync(name, ['--version'], {
      encoding: 'utf8',
      shell: process.platform === 'win32',
      timeout: 15_000,
    });
    const minor = Number(/^1\.(\d+)\.\d+/.exec(stdout ?? '')?.[1]);
    if (status === 0 && minor >= OLDEST_MINOR && !stdout.includes('with Code')) return name;
  }
  return undefined;
}

/** @param {string} address */
function openBrowser(address) {
  if (!hasDisplay()) return false;
  const [command, ...args] = {
    darwin: ['open', address],
    // The empty word is the window's title; without it `start` would take the address for one.
    win32: ['cmd', '/c', 'start', '""', `"${address}"`],
  }[/** @type {string} */ (process.platform)] ?? ['xdg-open', address];
  if (!findCommand(command)) return false;
  const options = { stdio: 'ignore', detached: true, windowsVerbatimArguments: true };
  const child = spawn(command, args, /** @type {import('node:child_process').SpawnOptions} */ (options));
  child.on('error', () => {});
  child.unref();
  return true;
}

function hasDisplay() {
  if (process.platform === 'darwin' || process.platform === 'win32') return true;
  return Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
}

function isUnattended() {
  const ci = Boolean(process.env.CI) && process.env.CI !== 'false';
  return values['check-only'] || ci || (!process.stdin.isTTY && !hasDisplay());
}
