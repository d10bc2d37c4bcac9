/**
 * Builds every bundle there is: one row each. `--watch` keeps building, `--minify` is for packages. `--into FOLDER` builds
 * elsewhere than in `dist/`, and `--for extension`, `--for web` or `--for command` only what that one is made of.
 */
import { cpSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { context, build as once } from 'esbuild';

const { watch, minify, into, ...wanted } = parseArgs({
  options: {
    watch: { type: 'boolean', default: false },
    minify: { type: 'boolean', default: false },
    into: { type: 'string', default: 'dist' },
    for: { type: 'string' },
  },
}).values;

/** @type {readonly (import('esbuild').BuildOptions & { part: 'extension' | 'web' | 'command' })[]} */
const bundles = [
  { part: 'extension', entryPoints: ['client/node.ts'], outfile: 'client.js', external: ['vscode'] },
  { part: 'extension', entryPoints: ['server/node/main.ts'], outfile: 'server.js' },
  {
    part: 'web',
    entryPoints: ['client/web.ts'],
    outfile: 'web/client.js',
    external: ['vscode'],
    platform: 'browser',
  },
  {
    part: 'web',
    entryPoints: ['server/worker/main.ts'],
    outfile: 'web/server.js',
    platform: 'browser',
    format: 'iife',
  },
  { part: 'command', entryPoints: ['server/node/thread.ts'], outfile: 'thread.js' },
  { part: 'command', entryPoints: ['server/node/survey-thread.ts'], outfile: 'survey.js' },
  { part: 'command', entryPoints: ['server/node/serve.ts'], outfile: 'serve.js' },
  { part: 'command', entryPoints: ['server/node/api.ts'], outfile: 'api.js' },
  {
    part: 'command',
    entryPoints: ['server/node/cli.ts'],
    outfile: 'precis.js',
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
  // Words of the records stand as they are; escaped they would take twice the room.
  charset: 'utf8',
  // The licences of what is bundled stand in THIRD-PARTY-NOTICES.md.
  legalComments: 'none',
  logLevel: 'warning',
};

/** The pages of the rules stand beside the bundles: a message links to them, and the command prints them. */
function copyPages() {
  rmSync(join(into, 'rules'), { recursive: true, force: true });
  mkdirSync(join(into, 'rules'), { recursive: true });
  for (const name of readdirSync('server/src/rules'))
    if (name.endsWith('.md')) cpSync(`server/src/rules/${name}`, join(into, 'rules', name));
}

copyPages();
for (const { part, outfile, ...bundle } of bundles) {
  if (wanted.for && wanted.for !== part) continue;
  const options = { ...common, ...bundle, outfile: join(into, outfile) };
  if (watch) await (await context(options)).watch();
  else await once(options);
}
