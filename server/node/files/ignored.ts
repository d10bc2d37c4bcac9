import { dirname, join, relative, sep } from 'node:path';
import ignore, { type Ignore } from 'ignore';
import { IGNORE_FILE } from '../../src/index/files';
import { boundedRules } from '../../src/index/ignore-rules';
import { readText } from './disk';
import { exists } from './exists';

/** What one `.gitignore` says of the files below its folder. */
interface IgnoreRules {
  readonly folder: string;
  readonly rules: Ignore;
}

/** The rules that hold in a folder, the nearest last. */
export type Ignored = readonly IgnoreRules[];

/**
 * The rules of the folders above one, up to the folder of the repository; none where there is no repository. Those
 * that ignore the folder itself are left out: whoever names a folder means what is in it.
 */
export async function rulesAbove(folder: string): Promise<Ignored> {
  const found: IgnoreRules[] = [];
  for (let at = folder; ; at = dirname(at)) {
    if (at !== folder) found.unshift(...(await rulesOf(at)));
    if (await exists(join(at, '.git'))) break;
    if (dirname(at) === at) return [];
  }
  return found.filter((rules) => !isIgnored([rules], folder, true));
}

/** The rules of a folder’s own `.gitignore`; none where there is none, or it cannot be read. */
export async function rulesOf(folder: string): Promise<Ignored> {
  const path = join(folder, IGNORE_FILE);
  if (!(await exists(path))) return [];
  const read = await readText(path);
  if (read.kind === 'refused') return [];
  return [{ folder, rules: ignore().add(boundedRules(read.text)) }];
}

/** Whether a path is ignored. The nearest rules that know of it decide. */
export function isIgnored(ignored: Ignored, path: string, isFolder: boolean): boolean {
  for (const { folder, rules } of ignored.toReversed()) {
    const inside = relative(folder, path).replaceAll(sep, '/');
    if (inside === '' || inside.startsWith('../')) continue;
    const result = rules.test(isFolder ? `${inside}/` : inside);
    if (result.ignored) return true;
    if (result.unignored) return false;
  }
  return false;
}
