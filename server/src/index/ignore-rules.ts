import { TEXT_FILES } from './files';

/**
 * Whether a rule of a `.gitignore` is simple enough to be tried on every path. A folder may come from anybody, and with
 * enough stars a rule can be made that takes for ever; what it would keep out is seen.
 */
function isBoundedRule(rule: string): boolean {
  const parts = rule.split('/');
  const isSimple = (part: string): boolean => (part.match(/\*/g)?.length ?? 0) <= 3;
  return rule.length <= 500 && parts.filter((part) => part === '**').length <= 3 && parts.every(isSimple);
}

/** The rules of the text of a `.gitignore` that are simple enough. */
export function boundedRules(text: string): string[] {
  return text
    .replace(/^\ufeff/, '')
    .split(/\r?\n/)
    .filter(isBoundedRule);
}

/** A tree of folders, some of which say what is ignored in them. */
export interface IgnoringTree<Rules> {
  /** The folder that is gone through, by its path. */
  readonly root: string;
  readonly parentOf: (path: string) => string;
  /** The rules that hold in the root, the nearest last; of any other folder its own. */
  readonly rulesOf: (folder: string) => Promise<readonly Rules[]>;
  readonly isIgnored: (rules: readonly Rules[], path: string, isFolder: boolean) => boolean;
}

/** Tells of files below the root of a tree whether they are ignored, or lie in a folder that is; the rules are read once. */
export function keptOutOf<Rules>({
  root,
  parentOf,
  rulesOf,
  isIgnored,
}: IgnoringTree<Rules>): (path: string) => Promise<boolean> {
  const known = new Map<string, Promise<readonly Rules[] | undefined>>();

  /** The rules that hold in a folder; none for one that is ignored. */
  function rulesIn(folder: string): Promise<readonly Rules[] | undefined> {
    const before = known.get(folder);
    if (before) return before;
    const rules = holdingIn(folder);
    known.set(folder, rules);
    return rules;
  }

  async function holdingIn(folder: string): Promise<readonly Rules[] | undefined> {
    const parent = parentOf(folder);
    if (folder === root || parent === folder) return rulesOf(folder);
    const above = await rulesIn(parent);
    if (!above) return undefined;
    return isIgnored(above, folder, true) ? undefined : [...above, ...(await rulesOf(folder))];
  }

  return async (path) => {
    const rules = await rulesIn(parentOf(path));
    return !rules || (TEXT_FILES.test(path) && isIgnored(rules, path, false));
  };
}
