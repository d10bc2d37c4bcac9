/**
 * Builds every bundle there is: one row each. `--watch` keeps building, `--minify` is for packages. `--into FOLDER` builds
 * elsewhere than in `dist/`, and `--for extension` or `--for command` only what that one is made of.
 */
import { cpSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { context, build as once, transform } from 'esbuild';

const { watch, minify, into, ...wanted } = parseArgs({
  options: {
    watch: { type: 'boolean', default: false },
    minify: { type: 'boolean', default: false },
    into: { type: 'string', default: 'dist' },
    for: { type: 'string' },
  },
}).values;

/** The folder of what several bundles share. */
const PARTS = 'parts';

/** Every Node and every browser here knows classes of characters by their properties. */
const supported = { 'regexp-unicode-property-escapes': true };

/**
 * What runs in Node and in a browser. A browser has no modules of Node: what is loaded there asks for them, gets nothing, and
 * does nothing with it.
 * @type {import('esbuild').BuildOptions}
 */
const anywhere = { conditions: ['node', 'browser'] };

/**
 * What is loaded later is required, too: Node would read it twice to import it.
 * @satisfies {import('esbuild').BuildOptions}
 */
const requiring = { supported: { ...supported, 'dynamic-import': false } };

/** @type {readonly (import('esbuild').BuildOptions & { part: 'extension' | 'command' })[]} */
const bundles = [
  { part: 'extension', entryPoints: { client: 'client/main.ts' }, external: ['vscode'], ...anywhere },
  {
    part: 'extension',
    entryPoints: { server: 'server/start/server.ts' },
    external: ['./service.js'],
    ...requiring,
  },
  {
    part: 'extension',
    entryPoints: { service: 'server/start/service.ts' },
    ...anywhere,
    // The script of a worker has no scope of its own, and neither of what Node gives to a script.
    banner: { js: '((module,require)=>{' },
    footer: { js: "})(...'importScripts' in globalThis?[{},()=>({})]:[module,require]);" },
  },
  {
    part: 'command',
    entryPoints: {
      precis: 'server/node/cli.ts',
      thread: 'server/node/thread.ts',
      survey: 'server/node/survey-thread.ts',
      serve: 'server/node/serve.ts',
      api: 'server/node/api.ts',
    },
    // What several need is in parts that they share. Their names change with what is in them, so that the name that one
    // writes of another tells of all that it loads.
    splitting: true,
    chunkNames: `${PARTS}/[name]-[hash]`,
    format: 'esm',
    sourcemap: minify ? false : 'inline',
    write: false,
    plugins: [{ name: 'common-js', setup: ({ onEnd }) => onEnd(writeCommonJs) }],
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
  supported,
  // A dependency asks where it is; in CommonJS that is this.
  define: { 'import.meta.url': '__filename' },
  // Words of the records stand as they are; escaped they would take twice the room.
  charset: 'utf8',
  // The licences of what is bundled stand in THIRD-PARTY-NOTICES.md.
  legalComments: 'none',
  logLevel: 'warning',
};

/**
 * The profiles that Précis brings along, and what an editor is told of them, are read and judged here, once: a bundle holds what
 * came of it, and no start waits for that.
 * @param {import('esbuild').PluginBuild} build
 */
function readProfiles({ onLoad }) {
  onLoad({ filter: /[\\/]server[\\/]profiles[\\/](?:index|offers)\.ts$/ }, async ({ path }) => {
    const { outputFiles, metafile } = await once({
      entryPoints: [path],
      bundle: true,
      format: 'esm',
      mainFields: common.mainFields,
      metafile: true,
      write: false,
    });
    const code = Buffer.from(outputFiles[0].contents).toString('base64');
    const values = await import(`data:text/javascript;base64,${code}`);
    return {
      contents: Object.entries(values)
        .map(
          ([name, value]) => `export const ${name} = JSON.parse(${JSON.stringify(JSON.stringify(value))});`,
        )
        .join('\n'),
      watchFiles: Object.keys(metafile.inputs).map((input) => resolve(input)),
    };
  });
}

/**
 * esbuild splits only what `import` loads; what `require` loads starts faster, and may be asked for by either.
 * @param {import('esbuild').BuildResult} result
 */
async function writeCommonJs({ outputFiles = [] }) {
  for (const { path, text } of outputFiles) {
    const { code, map } = await transform(text, {
      platform: 'node',
      target: common.target,
      format: 'cjs',
      ...requiring,
      charset: 'utf8',
      sourcemap: minify ? false : 'external',
      minify,
      minifyWhitespace: true,
    });
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, minify ? code : `${code}//# sourceMappingURL=${basename(path)}.map\n`);
    if (!minify) writeFileSync(`${path}.map`, map);
  }
}

/** The pages of the rules stand beside the bundles: a message links to them, and the command prints them. */
function copyPages() {
  rmSync(join(into, 'rules'), { recursive: true, force: true });
  mkdirSync(join(into, 'rules'), { recursive: true });
  for (const name of readdirSync('server/src/rules'))
    if (name.endsWith('.md')) cpSync(`server/src/rules/${name}`, join(into, 'rules', name));
}

copyPages();
for (const { part, ...bundle } of bundles) {
  if (wanted.for && wanted.for !== part) continue;
  if (bundle.splitting) rmSync(join(into, PARTS), { recursive: true, force: true });
  const plugins = [{ name: 'profiles', setup: readProfiles }, ...(bundle.plugins ?? [])];
  const options = { ...common, ...bundle, plugins, outdir: into };
  if (watch) await (await context(options)).watch();
  else await once(options);
}
