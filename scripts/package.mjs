/**
 * `npm run package`: makes `dist/precis.vsix`, the extension as both marketplaces take it. What goes in stands here, so
 * that nothing gets in unseen.
 */
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { createVSIX } from '@vscode/vsce';
import { manifest, ROOT, stage } from './stage.mjs';

const FOLDER = join(ROOT, 'dist', 'vsix');
const PACKAGE = join(ROOT, 'dist', 'precis.vsix');

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
stage(FOLDER, {
  part: 'extension',
  files: Object.fromEntries(FILES.map((path) => [path, path])),
  manifest: own,
});

// Pictures and pages that the README links to lie in the repository. Until the manifest names one they stay relative.
const isPublished = manifest.repository !== undefined;
await createVSIX({
  cwd: FOLDER,
  packagePath: PACKAGE,
  dependencies: false,
  allowMissingRepository: !isPublished,
  rewriteRelativeLinks: isPublished,
});
console.log(`dist/precis.vsix: ${Math.round(statSync(PACKAGE).size / 1000)} kB`);
