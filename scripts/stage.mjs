import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** What the making of both packages has in common: a folder that holds what goes in, and nothing else. */

/** The project's folder. */
export const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..');

/** The manifest of the project, which is that of the extension, too. */
export const manifest = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));

/**
 * Fills a folder anew: the bundles of one part, these files of the project, and a manifest.
 * @param {string} folder
 * @param {{ part: 'extension' | 'command', files: Readonly<Record<string, string>>, manifest: object }} what `files`
 *   says under which name each file or folder of the project goes in
 */
export function stage(folder, { part, files, manifest: own }) {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const into = join(folder, 'dist');
  run(process.execPath, ['esbuild.mjs', '--minify', '--for', part, '--into', into], ROOT);
  for (const [from, to] of Object.entries(files))
    cpSync(join(ROOT, from), join(folder, to), { recursive: true });
  writeFileSync(join(folder, 'package.json'), `${JSON.stringify(own, null, 2)}\n`);
}

/**
 * Runs a command, and ends with its words when it fails.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {string} cwd
 * @returns {string} what it printed
 */
export function run(command, args, cwd) {
  const { status, stdout, stderr, error } = spawnSync(command, args, {
    cwd,
    encoding: 'utf8',
    shell: process.platform === 'win32' && command !== process.execPath,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  if (status === 0) return stdout;
  throw new Error(
    `${command} ${args.join(' ')} failed.\n${error?.message ?? ''}${stdout ?? ''}${stderr ?? ''}`,
  );
}
