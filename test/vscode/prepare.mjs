/** What every run of the suite needs first, whichever editor it runs in: the bundle and a workspace to spoil. */

import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { ROOT } from './install.mjs';

/** What is about processes, which a browser has none of. */
const OF_PROCESSES = ['survival.test.ts', 'set-aside.test.ts'];

/**
 * Bundles the runner and each test file by itself, so that Mocha loads them as files.
 * @returns {Promise<string>} the bundle that the editor is to run
 */
export async function bundleSuite() {
  const source = join(ROOT, 'test', 'vscode', 'suite');
  const target = join(ROOT, 'dist', 'test', 'suite');
  const tests = readdirSync(source).filter((name) => name.endsWith('.test.ts'));
  removeOutdated(target, tests);
  await build({
    entryPoints: ['index.ts', ...tests].map((name) => join(source, name)),
    outdir: target,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    external: ['vscode', 'mocha'],
    sourcemap: 'inline',
    logLevel: 'warning',
  });
  return join(target, 'index.js');
}

/**
 * Bundles the same suite as one script for a browser, where Mocha is its own build for browsers and Node's assertions
 * have a stand-in.
 * @returns {Promise<string>} the bundle that the editor is to run
 */
export async function bundleWebSuite() {
  const source = join(ROOT, 'test', 'vscode');
  const tests = readdirSync(join(source, 'suite')).filter(
    (name) => name.endsWith('.test.ts') && !OF_PROCESSES.includes(name),
  );
  const outfile = join(ROOT, 'dist', 'test', 'web', 'index.js');
  // The tests call what Mocha brings, and so are loaded after it was set up.
  const loads = tests.map((name) => `require('./suite/${name}');`).join(' ');
  await build({
    stdin: {
      contents: `import { runWith } from './web/index';\nexport const run = () => runWith(() => { ${loads} });\n`,
      resolveDir: source,
    },
    outfile,
    bundle: true,
    platform: 'browser',
    target: 'es2022',
    format: 'cjs',
    external: ['vscode'],
    alias: { 'node:assert/strict': join(source, 'web', 'assert.ts') },
    define: { global: 'globalThis' },
    sourcemap: 'inline',
    logLevel: 'warning',
  });
  return outfile;
}

/**
 * Takes away the bundles of tests that are no more, and only those: another run may be loading the rest.
 * @param {string} target
 * @param {readonly string[]} tests
 */
function removeOutdated(target, tests) {
  if (!existsSync(target)) return;
  for (const name of readdirSync(target)) {
    if (name.endsWith('.test.js') && !tests.includes(name.replace(/js$/, 'ts'))) rmSync(join(target, name));
  }
}

/**
 * A copy of the samples that a run may edit; removed at the end of the process at the latest.
 * @returns {{ folder: string, remove: () => void }}
 */
export function copyWorkspace(samples = join(ROOT, 'samples')) {
  // The real path: an editor that resolves links would otherwise report other addresses than it was given.
  const base = realpathSync(mkdtempSync(join(tmpdir(), 'precis-workspace-')));
  const remove = () => rmSync(base, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  process.on('exit', remove);
  const folder = join(base, 'samples');
  if (existsSync(samples)) cpSync(samples, folder, { recursive: true });
  else mkdirSync(folder);
  return { folder, remove };
}
