/**
 * `npm run package`: makes `dist/precis.vsix`, the extension as both marketplaces take it, for every editor: on the desktop,
 * on a server and in a browser. What goes in stands here, so that nothing gets in unseen.
 */
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { createVSIX } from '@vscode/vsce';
import { manifest, ROOT, stage } from './stage.mjs';

/** The package is loaded anew with each version, on slow lines too. */
const MOST_BYTES = 1_000_000;

const FILES = [
  ...readdirSync(ROOT).filter((name) => /^package\.nls\.(?:.+\.)?json$/.test(name)),
  'l10n',
  'README.md',
  'CHANGELOG.md',
  'LICENSE',
  'SECURITY.md',
  'THIRD-PARTY-NOTICES.md',
  'language-configuration.json',
  'syntaxes',
  'snippets',
  'schemas',
  'images/icon.png',
  'images/precis.svg',
  'images/walkthrough',
];

// What is for the project's developers and for the command stays at home: all code is in the bundles.
const { private: _, scripts, dependencies, devDependencies, bin, ...own } = manifest;

// Pictures and pages that the README links to lie in the repository. Until the manifest names one they stay relative.
const isPublished = manifest.repository !== undefined;

const FOLDER = join(ROOT, 'dist', 'vsix');
const packagePath = join(ROOT, 'dist', 'precis.vsix');
stage(FOLDER, {
  part: 'extension',
  files: Object.fromEntries(FILES.map((path) => [path, path])),
  manifest: own,
});
await createVSIX({
  cwd: FOLDER,
  packagePath,
  dependencies: false,
  allowMissingRepository: !isPublished,
  rewriteRelativeLinks: isPublished,
});
const { size } = statSync(packagePath);
console.log(`dist/precis.vsix: ${Math.round(size / 1000)} kB`);
if (size >= MOST_BYTES) throw new Error(`It has ${size} bytes, and must have less than ${MOST_BYTES}.`);
