/**
 * Installs VS Code's own server and web workbench from packages, once, into `.vscode-test/`: the npm package
 * `code-server` carries both under `lib/vscode`. Nothing else is downloaded, so it works behind a package mirror.
 */

import { spawnSync } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findCommand, installDebianPackages } from './browser.mjs';

/** The project's folder. */
export const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

/** Everything the harness keeps between runs; git ignores it. */
export const CACHE = join(ROOT, '.vscode-test');

/** This version carries VS Code 1.100 and was written for Node 20. */
const VERSION = '4.100.3';

/** Its search program comes from a newer package, which holds the binary where the older one downloads it. */
const RIPGREP_VERSION = '1.18.0';

/** That version's Node; a run with another one gets this beside the editor. */
const NODE_VERSION = '20.20.2';

/** The package of one platform holds the binary itself, and needs no script to fetch it. */
const NODE_NAME = `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`;

/** Without these two the extension host does not come up. They compile against Node alone. */
const NATIVE_MODULES = {
  'native-watchdog': 'build/Release/watchdog.node',
  '@vscode/spdlog': 'build/Release/spdlog.node',
};

/**
 * The installed server: the folder of VS Code and the Node that runs it.
 * @typedef {{ folder: string, node: string }} Editor
 */

/**
 * Installs the editor where it is missing or was left half-finished.
 * @param {{ log?: (line: string) => void }} [options]
 * @returns {Editor}
 */
export function installEditor({ log = console.log } = {}) {
  const target = join(CACHE, `code-server-${VERSION}`);
  if (readStamp(target) === stamp()) return editorIn(target);

  log(`Installing VS Code from the package code-server ${VERSION} (once, about a minute)…`);
  const started = Date.now();
  requireCompiler(log);
  // Built aside and renamed when complete: another run never sees half an editor.
  removeAbandoned(target);
  const draft = `${target}.${process.pid}`;
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(draft, { recursive: true });
  try {
    build(draft);
    writeFileSync(join(draft, 'installed'), stamp());
    publish(draft, target);
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
  log(`Installed in ${Math.round((Date.now() - started) / 1000)} s.`);
  return editorIn(target);
}

/**
 * Removes what runs that were killed half-way have left.
 * @param {string} target
 */
export function removeAbandoned(target) {
  if (!existsSync(CACHE)) return;
  for (const name of readdirSync(CACHE)) {
    const path = join(CACHE, name);
    if (!path.startsWith(`${target}.`) || isRunning(Number(path.slice(target.length + 1)))) continue;
    rmSync(path, { recursive: true, force: true });
  }
}

/** @param {number} pid */
function isRunning(pid) {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

/** @param {string} draft */
function build(draft) {
  // A manifest of its own keeps npm from taking the project's folder for the one to install into.
  writeFileSync(join(draft, 'package.json'), '{ "private": true }\n');
  const packages = [`code-server@${VERSION}`, `@vscode/ripgrep@${RIPGREP_VERSION}`];
  if (needsOwnNode()) packages.push(`${NODE_NAME}@${NODE_VERSION}`);
  npm(draft, ['install', '--ignore-scripts', '--no-save', ...packages]);

  const { folder, node } = editorIn(draft);
  npm(folder, ['install', '--omit=dev', '--ignore-scripts']);
  npm(folder, ['rebuild', '--ignore-scripts=false', ...Object.keys(NATIVE_MODULES)], node);
  for (const [name, binary] of Object.entries(NATIVE_MODULES)) {
    if (!existsSync(join(folder, 'node_modules', name, binary))) throw new Error(`${name} was not compiled.`);
  }
  copyRipgrep(draft, folder);
}

/**
 * Puts the search program where this version of VS Code looks for it; without it no file can be found by name.
 * @param {string} draft
 * @param {string} folder
 */
function copyRipgrep(draft, folder) {
  const { rgPath } = createRequire(join(draft, 'package.json'))('@vscode/ripgrep');
  const bin = join(folder, 'node_modules', '@vscode', 'ripgrep', 'bin');
  mkdirSync(bin, { recursive: true });
  copyFileSync(rgPath, join(bin, process.platform === 'win32' ? 'rg.exe' : 'rg'));
}

/**
 * @param {string} draft
 * @param {string} target
 */
function publish(draft, target) {
  if (readStamp(target) === stamp()) return;
  rmSync(target, { recursive: true, force: true });
  try {
    renameSync(draft, target);
  } catch (error) {
    // Another run may have finished between the two lines above; its editor is as good as ours.
    if (readStamp(target) !== stamp()) throw error;
  }
}

/**
 * @param {string} target
 * @returns {Editor}
 */
function editorIn(target) {
  const modules = join(target, 'node_modules');
  const binary = process.platform === 'win32' ? 'node.exe' : 'node';
  const node = needsOwnNode() ? join(modules, NODE_NAME, 'bin', binary) : process.execPath;
  return { folder: join(modules, 'code-server', 'lib', 'vscode'), node };
}

function needsOwnNode() {
  return process.versions.node.split('.')[0] !== NODE_VERSION.split('.')[0];
}

/** Native modules fit one kind of Node on one kind of machine. */
function stamp() {
  const node = needsOwnNode() ? `node ${NODE_VERSION}` : `abi-${process.versions.modules}`;
  return `code-server ${VERSION}, ripgrep ${RIPGREP_VERSION}, ${node}, ${process.platform}-${process.arch}\n`;
}

/** @param {string} target */
function readStamp(target) {
  const path = join(target, 'installed');
  return existsSync(path) ? readFileSync(path, 'utf8') : undefined;
}

/** @param {(line: string) => void} log */
function requireCompiler(log) {
  if (process.platform !== 'linux') return;
  if (missingTools().length > 0) installDebianPackages(['python3', 'make', 'g++'], log);
  const missing = missingTools();
  if (missing.length === 0) return;
  throw new Error(`Two native modules must be compiled, and ${missing.join(', ')} cannot be found.`);
}

function missingTools() {
  return ['python3', 'make', 'g++'].filter((name) => findCommand(name) === undefined);
}

/**
 * Runs npm quietly and shows its output only when it fails.
 * @param {string} folder
 * @param {string[]} args
 * @param {string} [node] the Node whose modules are built
 */
export function npm(folder, args, node = process.execPath) {
  const separator = process.platform === 'win32' ? ';' : ':';
  const env = { ...process.env, PATH: `${dirname(node)}${separator}${process.env.PATH ?? ''}` };
  // Node's own headers, where they were installed with it, save node-gyp a download.
  const prefix = join(dirname(node), '..');
  if (existsSync(join(prefix, 'include', 'node', 'node.h'))) env.npm_config_nodedir = prefix;
  const quiet = ['--no-audit', '--no-fund', '--no-update-notifier', '--loglevel=error'];
  const result = spawnSync('npm', [...args, ...quiet], {
    cwd: folder,
    env,
    encoding: 'utf8',
    shell: process.platform === 'win32',
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: 600_000,
  });
  if (result.status === 0) return;
  const output = `${result.stdout ?? ''}\n${result.stderr ?? ''}`.trim();
  throw new Error(`npm ${args.join(' ')} failed in ${folder}.\n${result.error?.message ?? ''}\n${output}`);
}
