import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';

/**
 * Parts of the code, bundled so that plain Node can load them.
 *
 * @param {string} exports What is wanted, as a module that stands in the root would export it.
 * @param {string} outfile
 */
export async function loadCode(exports, outfile) {
  await build({
    stdin: { contents: exports, resolveDir: '.' },
    bundle: true,
    platform: 'node',
    format: 'esm',
    mainFields: ['module', 'main'],
    outfile,
    // What is older asks for modules of Node by a function.
    banner: {
      js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);",
    },
    logLevel: 'warning',
  });
  return import(pathToFileURL(resolve(outfile)).href);
}
