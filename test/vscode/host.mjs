/**
 * A real VS Code without the desktop application: VS Code's server in a process of its own, its workbench in a
 * headless Chromium. The extension under development is loaded from its folder, as the desktop editor does.
 */

import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { requireChromium } from './browser.mjs';
import { installEditor } from './install.mjs';
import { editorEnvironment, installExtension } from './install-extension.mjs';

/** Settings that keep the editor quiet: no welcome page, no updates, nothing that wants the network. */
const QUIET = {
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
  'workbench.enableExperiments': false,
  'extensions.autoCheckUpdates': false,
  'extensions.autoUpdate': false,
  'extensions.ignoreRecommendations': true,
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
  'files.autoSave': 'off',
};

const BROWSER_FLAGS = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

const START_TIMEOUT = 60_000;

/** What must not outlive this process, whichever way it ends. @type {Set<() => void>} */
const leftovers = new Set();
process.on('exit', () => {
  for (const clean of leftovers) clean();
});
for (const [signal, code] of Object.entries({ SIGINT: 130, SIGTERM: 143, SIGHUP: 129 })) {
  process.on(signal, () => process.exit(code));
}

/**
 * @typedef {object} Host
 * @property {string} origin the address of the workbench, without a path
 * @property {(options?: { tests?: string, file?: string, folder?: string }) => string} address of the workbench with the
 *   workspace and the extension, with a suite to run or a file to show
 * @property {() => string} output what the server printed
 * @property {() => Promise<void>} stop
 */

/**
 * Starts VS Code's server on a free port of this machine only.
 * @param {object} options
 * @param {string} [options.extensionPath] the folder of the extension under development
 * @param {string} [options.install] a packaged extension, installed as a person would
 * @param {string} options.workspace the folder to open
 * @param {Record<string, unknown>} [options.settings] the user's settings
 * @param {boolean} [options.restricted] leave workspace trust on, so that the folder opens in restricted mode
 * @param {(line: string) => void} [options.log]
 * @returns {Promise<Host>}
 */
export async function startHost({
  extensionPath,
  install,
  workspace,
  settings = {},
  restricted = false,
  log,
}) {
  const { folder, node } = installEditor({ log });
  const data = mkdtempSync(join(tmpdir(), 'precis-vscode-'));
  writeSettings(data, { ...QUIET, ...settings });
  // The cache may lie inside the extension's folder, and an editor applies any theme that it finds in there, as one
  // under development. Reached through a link, its own themes are elsewhere.
  const builtIn = join(data, 'built-in');
  symlinkSync(join(folder, 'extensions'), builtIn, 'junction');
  const extensions = join(data, 'extensions');
  if (install) installExtension({ folder, node }, install, data, extensions);
  const args = [
    `--import=${new URL('./tether.mjs', import.meta.url)}`,
    'out/server-main.js',
    '--host=127.0.0.1',
    '--port=0',
    '--without-connection-token',
    '--accept-server-license-terms',
    '--enable-smoke-test-driver',
    '--telemetry-level=off',
    `--server-data-dir=${data}`,
    `--builtin-extensions-dir=${builtIn}`,
    `--extensions-dir=${extensions}`,
  ];
  if (!restricted) args.push('--disable-workspace-trust');
  const server = spawn(node, args, {
    cwd: folder,
    env: editorEnvironment(),
    stdio: ['pipe', 'pipe', 'pipe'],
    // A group of its own, so that the extension host and the watchers end with it.
    detached: process.platform !== 'win32',
  });
  const clean = () => {
    endGroup(server, 'SIGKILL');
    rmSync(data, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  };
  leftovers.add(clean);

  let output = '';
  const collect = (/** @type {Buffer} */ chunk) => {
    output += chunk;
  };
  server.stdout.on('data', collect);
  server.stderr.on('data', collect);
  const ended = new Promise((resolve) => server.once('close', resolve));

  const stop = async () => {
    endGroup(server, 'SIGTERM');
    await Promise.race([ended, delay(2000)]);
    clean();
    leftovers.delete(clean);
  };

  try {
    const port = await listeningPort(server, () => output);
    const origin = `http://127.0.0.1:${port}`;
    /** @param {string} path */
    const remote = (path) => `vscode-remote://127.0.0.1:${port}${encodeURI(asUriPath(path))}`;
    return {
      origin,
      output: () => output,
      stop,
      address: ({ tests, file, folder = workspace } = {}) => {
        const payload = [['skipWelcome', 'true']];
        if (extensionPath) payload.push(['extensionDevelopmentPath', remote(extensionPath)]);
        if (tests) payload.push(['extensionTestsPath', remote(tests)]);
        if (file) payload.push(['openFile', remote(file)]);
        const query = new URLSearchParams({ folder: asUriPath(folder), payload: JSON.stringify(payload) });
        return `${origin}/?${query}`;
      },
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

/**
 * @typedef {object} Workbench
 * @property {import('playwright-core').Page} page
 * @property {Promise<number>} exited the suite's exit code, once it is done
 * @property {() => Promise<void>} close
 */

/**
 * Opens the editor in a headless Chromium and waits until its window is drawn.
 * @param {Host} host
 * @param {object} [options]
 * @param {string} [options.tests] the bundle of the suite to run in the extension host
 * @param {string} [options.file] a file to show
 * @param {string} [options.folder] a folder to open in place of the one that the host was started for
 * @param {{ width: number, height: number }} [options.size]
 * @param {number} [options.scale] pixels drawn for one of the size's
 * @param {boolean} [options.dark] whether the person's system is in its dark mode
 * @param {(type: string, line: string) => void} [options.onLog] the extension host's console, in a test run
 * @returns {Promise<Workbench>}
 */
export async function openWorkbench(host, options = {}) {
  const {
    tests,
    file,
    folder,
    size = { width: 1400, height: 900 },
    scale = 1,
    dark = false,
    onLog = () => {},
  } = options;
  const browser = await chromium.launch({
    executablePath: requireChromium(),
    headless: true,
    args: BROWSER_FLAGS,
  });
  try {
    const context = await browser.newContext({
      viewport: size,
      deviceScaleFactor: scale,
      colorScheme: dark ? 'dark' : 'light',
      locale: 'en-US',
    });
    const page = await context.newPage();
    /** @type {Promise<number>} */
    const exited = new Promise((resolve) => {
      page.exposeFunction('codeAutomationExit', (/** @type {number} */ code) => resolve(code));
      page.once('crash', () => resolve(1));
    });
    await page.exposeFunction(
      'codeAutomationLog',
      (/** @type {string} */ type, /** @type {unknown[]} */ args) => {
        onLog(type, args.map(String).join(' '), page);
      },
    );
    page.on('pageerror', (error) => onLog('page', String(error)));
    await page.goto(host.address({ tests, file, folder }), {
      waitUntil: 'domcontentloaded',
      timeout: START_TIMEOUT,
    });
    await page.waitForSelector('.monaco-workbench .part.editor', { timeout: START_TIMEOUT });
    return { page, exited, close: () => browser.close() };
  } catch (error) {
    await browser.close();
    throw error;
  }
}

/**
 * The server prints the port it was given; until then it may also have failed.
 * @param {import('node:child_process').ChildProcess} server
 * @param {() => string} output
 * @returns {Promise<string>}
 */
function listeningPort(server, output) {
  return new Promise((resolve, reject) => {
    const fail = (/** @type {string} */ reason) =>
      reject(new Error(`VS Code's server ${reason}.\n${output()}`));
    const timer = setTimeout(() => fail('did not start in time'), START_TIMEOUT);
    server.once('error', (error) => fail(`could not be started: ${error.message}`));
    server.once('close', (code) => fail(`ended with status ${code}`));
    server.stdout?.on('data', () => {
      const port = /agent listening on (\d+)/.exec(output())?.[1];
      if (!port) return;
      clearTimeout(timer);
      resolve(port);
    });
  });
}

/**
 * Both places are written because settings that belong to a machine are read from the second only.
 * @param {string} data
 * @param {Record<string, unknown>} settings
 */
function writeSettings(data, settings) {
  for (const name of ['User', 'Machine']) {
    const folder = join(data, 'data', name);
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'settings.json'), JSON.stringify(settings, null, 2));
  }
}

/**
 * @param {import('node:child_process').ChildProcess} child
 * @param {NodeJS.Signals} signal
 */
function endGroup(child, signal) {
  if (child.pid === undefined) return;
  if (process.platform === 'win32') {
    spawnSync('taskkill', ['/pid', String(child.pid), '/t', '/f']);
    return;
  }
  try {
    process.kill(-child.pid, signal);
  } catch {
    // The whole group has already ended.
  }
}

/** @param {string} path */
function asUriPath(path) {
  const slashed = path.replaceAll('\\', '/');
  return slashed.startsWith('/') ? slashed : `/${slashed}`;
}

/** @param {number} milliseconds */
function delay(milliseconds) {
  return new Promise((resolve) => setTimeout(resolve, milliseconds).unref());
}
