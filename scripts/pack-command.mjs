/**
 * `npm run package:command`: makes `dist/precis-VERSION.tgz`, the command, the server and the checking of texts as an npm
 * package. All code is bundled, so it depends on nothing.
 */
import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { manifest, ROOT, run, stage } from './stage.mjs';

const FOLDER = join(ROOT, 'dist', 'npm');
const TYPES = 'out/server/node/node/api.d.ts';

const { name, version, description, license, keywords, repository, bugs, homepage, engines } = manifest;

stage(FOLDER, {
  part: 'command',
  files: {
    'docs/command.md': 'README.md',
    'CHANGELOG.md': 'CHANGELOG.md',
    LICENSE: 'LICENSE',
    'THIRD-PARTY-NOTICES.md': 'THIRD-PARTY-NOTICES.md',
    schemas: 'schemas',
  },
  manifest: {
    name,
    version,
    description,
    license,
    keywords,
    ...(repository ? { repository } : {}),
    ...(homepage ? { homepage } : {}),
    ...(bugs ? { bugs } : {}),
    engines: { node: engines.node },
    type: 'commonjs',
    bin: { precis: 'dist/precis.js' },
    main: './dist/api.js',
    types: './dist/api.d.ts',
    exports: {
      '.': { types: './dist/api.d.ts', default: './dist/api.js' },
      './schemas/*.json': './schemas/*.json',
      './package.json': './package.json',
    },
    files: ['dist', 'schemas', 'CHANGELOG.md', 'THIRD-PARTY-NOTICES.md'],
  },
});
run(process.execPath, [join(ROOT, 'node_modules', 'typescript', 'bin', 'tsc'), '-b', 'server/node'], ROOT);
copyFileSync(join(ROOT, TYPES), join(FOLDER, 'dist', 'api.d.ts'));
const packed = run('npm', ['pack', '--json', '--loglevel=error', '--pack-destination', '..'], FOLDER);
const [{ filename, size, files }] = JSON.parse(packed);
console.log(`dist/${filename}: ${Math.round(size / 1000)} kB, ${files.length} files`);
