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
