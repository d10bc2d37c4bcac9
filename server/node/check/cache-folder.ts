import { createHash } from 'node:crypto';
import { homedir } from 'node:os';
import { join } from 'node:path';

/** Where the indexes of a person lie, as their system wants it. */
export function usualFolder(env: Readonly<Record<string, string | undefined>>): string {
  const { platform } = process;
  const own = env['XDG_CACHE_HOME'] ?? (platform === 'win32' ? env['LOCALAPPDATA'] : undefined);
  const below = platform === 'darwin' ? join('Library', 'Caches') : '.cache';
  return join(own ?? join(homedir(), below), 'precis');
}

/** The file of an index in a folder: one for each set of arguments. */
export function indexPath(folder: string, cwd: string, paths: readonly string[]): string {
  return join(folder, `${shortDigestOf([cwd, ...paths])}.index`);
}

/** A short text that is another one when any of several texts is. */
export function digestOf(texts: Iterable<string>): string {
  const hash = createHash('sha1');
  for (const text of texts) hash.update(`${text.length} ${text}`);
  return hash.digest('hex');
}

/** A digest that is short enough for the name of a file. */
export function shortDigestOf(texts: Iterable<string>): string {
  return digestOf(texts).slice(0, 16);
}
