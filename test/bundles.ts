import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** Builds the bundles of a part into a folder, as users get them but for the length of names. */
export function buildBundles(part: 'extension' | 'command', into: string): void {
  execFileSync(process.execPath, ['esbuild.mjs', '--for', part, '--into', into], {
    cwd: fileURLToPath(new URL('..', import.meta.url)),
    stdio: ['ignore', 'ignore', 'inherit'],
  });
}
