/**
 * Builds every bundle there is: one row each. `--watch` keeps building, `--minify` is for packages.
 */
import { cpSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { context, build as once } from 'esbuild';

const watch = process.argv.includes('--watch');
const minify = process.argv.includes('--minify');

/** @type {readonly import('esbuild').BuildOptions[]} */
const bundles = [
  { entryPoints: ['client/node.ts'], outfile: 'dist/client.js', external: ['vscode'] },
  { entryPoints: ['server/node/main.ts'], outfile: 'dist/server.js' },
  {
    entryPoints: ['client/web.ts'],
    outfile: 'dist/web/client.js',
    external: ['vscode'],
    platform: 'browser',
  },
  {
    entryPoints: ['server/worker/main.ts'],
    outfile: 'dist/web/server.js',
    platform: 'browser',
    format: 'iife',
  },
  { entryPoints: ['server/node/thread.ts'], outfile: 'dist/thread.js' },
  { entryPoints: ['server/node/survey-thread.ts'], outfile: 'dist/survey.js' },
  { entryPoints: ['server/node/serve.ts'], outfile: 'dist/serve.js' },
  {
    entryPoints: ['server/node/cli.ts'],
    outfile: 'dist/precis.js',
    external: ['./serve.js'],
    banner: { js: '#!/usr/bin/env node' },
  },
];

/** @type {import('esbuild').BuildOptions} */
const common = {
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  mainFields: ['module', 'main'],
  sourcemap: minify ? false : 'linked',
  // Names stay, so that what a person reports of a failure can be read; blanks only take time to skip.
  minifyWhitespace: true,
  minifySyntax: true,
  minifyIdentifiers: minify,
  // A dependency asks where it is; in CommonJS that is this.
  define: { 'import.meta.url': '__filename' },
  logLevel: 'warning',
};

/** The pages of the rules stand beside the bundles: a message links to them, and the command prints them. */
function copyPages() {
  rmSync('dist/rules', { recursive: true, force: true });
  mkdirSync('dist/rules', { recursive: true });
  for (const name of readdirSync('server/src/rules'))
    if (name.endsWith('.md')) cpSync(`server/src/rules/${name}`, `dist/rules/${name}`);
}

copyPages();
for (const bundle of bundles) {
  const options = { ...common, ...bundle };
  if (watch) await (await context(options)).watch();
  else await once(options);
}
