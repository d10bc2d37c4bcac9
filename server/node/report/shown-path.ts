import { isAbsolute, normalize, relative, sep } from 'node:path';

/** A path as it is printed: `samples/C24/C24-118.zh.record`, with forward slashes on every system. */
export function shownPath(path: string): string {
  return normalize(path)
    .replaceAll(sep, '/')
    .replace(/(?<=.)\/$/, '');
}

/** A full path as someone who stands in `cwd` would write it: whole, when it is not below. */
export function shownFrom(cwd: string, path: string): string {
  const inside = relative(cwd, path);
  return shownPath(inside.startsWith('..') || isAbsolute(inside) ? path : inside);
}
