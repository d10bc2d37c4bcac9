import { relative, sep } from 'node:path';
import { namesRecord } from '../../src/index/record-names';

/** Whether the patterns name a file, by its full path. They are relative to the folder of the settings. */
export function recordNames(folder: string, globs: readonly string[]): (path: string) => boolean {
  const matches = namesRecord(globs);
  return (path) => matches(relative(folder, path).replaceAll(sep, '/'));
}
