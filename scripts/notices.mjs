import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';

/**
 * What the bundles hold of others, with the licences that say they may. Read off the bundles themselves: a package that
 * is not in them is not listed, and one without a licence is an error.
 *
 * @param {readonly string[]} entryPoints
 */
export async function notices(entryPoints) {
  const folders = new Map();
  for (const input of await inputsOf(entryPoints)) {
    const found = /^(?:.*\/)?node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(input);
    if (found) folders.set(found[1], found[0]);
  }
  const sections = [...folders]
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .map(([name, folder]) => {
      const { version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
      const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
      if (!license || !file) throw new Error(`${name} has no licence.`);
      const text = readFileSync(join(folder, file), 'utf8').replaceAll('\r\n', '\n').trim();
      return `## ${name} ${version} (${license})\n\n${text.replace(/^(?=.)/gm, '    ')}\n`;
    });
  if (!existsSync('LICENSE')) throw new Error('The project has no licence.');
  return `# Third-party notices\n\nPrécis holds parts of these packages, unchanged.\n\n${sections.join('\n')}`;
}

/** The files that bundles are made of. */
async function inputsOf(entryPoints) {
  const { metafile } = await build({
    entryPoints: [...entryPoints],
    outdir: 'dist/notices',
    bundle: true,
    write: false,
    metafile: true,
    platform: 'node',
    conditions: ['node', 'browser'],
    mainFields: ['module', 'main'],
    external: ['vscode'],
    logLevel: 'error',
  });
  return Object.keys(metafile.inputs);
}
