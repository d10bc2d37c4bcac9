/**
 * `npm run package`: makes `dist/precis.vsix`, the extension as both marketplaces take it, and `dist/precis-web.vsix`, the
 * same for VS Code for the web: an editor loads the code of one of the two, and nobody downloads that of the other. What
 * goes in stands here, so that nothing gets in unseen.
 */
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { createVSIX } from '@vscode/vsce';
import { manifest, ROOT, stage } from './stage.mjs';

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
const { private: _, scripts, dependencies, devDependencies, bin, main, browser, ...own } = manifest;

// Pictures and pages that the README links to lie in the repository. Until the manifest names one they stay relative.
const isPublished = manifest.repository !== undefined;

for (const { part, name, entry, target } of /** @type {const} */ ([
  { part: 'extension', name: 'precis', entry: { main }, target: undefined },
  { part: 'web', name: 'precis-web', entry: { browser }, target: 'web' },
])) {
  const folder = join(ROOT, 'dist', 'vsix', part);
  const packagePath = join(ROOT, 'dist', `${name}.vsix`);
  stage(folder, {
    part,
    files: Object.fromEntries(FILES.map((path) => [path, path])),
    manifest: { ...own, ...entry },
  });
  await createVSIX({
    cwd: folder,
    packagePath,
    ...(target ? { target } : {}),
    dependencies: false,
    allowMissingRepository: !isPublished,
    rewriteRelativeLinks: isPublished,
  });
  console.log(`dist/${name}.vsix: ${Math.round(statSync(packagePath).size / 1000)} kB`);
}
